"""Plans the lists that other sites show within their pages: the next events of each group, without script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from almanac.model import address
from almanac.model.group import EMBEDDED_KINDS
from almanac.render.events.event_groups import ONLINE, EventGroup, label_in_language
from almanac.render.events.listing import ListedEvent
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.outputs.output import Page, Values, fingerprint, joined
from almanac.render.publication import Publication

EMBEDDED = EMBEDDED_KINDS | {ONLINE}
# As many as a box in a page has room for: the whole list is a link away.
_SHOWN = 10


def embedded_lists(publication: Publication, prints: Fingerprints) -> Iterator[Page]:
    """What comes, in every language: all of it, and that of each group that other sites may want."""
    if not publication.site.events:
        return
    yield from _in_languages(publication, prints, None, publication.listing.upcoming)
    for group in publication.event_groups:
        if group.kind in EMBEDDED:
            yield from _in_languages(publication, prints, group, group.listing.upcoming)


def _in_languages(
    publication: Publication, prints: Fingerprints, group: EventGroup | None, coming: Sequence[ListedEvent]
) -> Iterator[Page]:
    shown = coming[:_SHOWN]
    where = group.label.address if group else address.EVENTS
    made_from = joined(fingerprint(where, group.label.name if group else ""), *map(prints.listed, shown))
    values = partial(_values, group, shown)
    yield from in_all_languages(publication, address.embedded(where), "embedded", made_from, values)


def _values(group: EventGroup | None, shown: Sequence[ListedEvent], published: Publication) -> Values:
    label = label_in_language(group, published.site, published.lang) if group else None
    return {
        "list_title": label.name if label else published.phrases.gettext("Events"),
        "list_address": label.address if label else published.local(address.EVENTS),
        "calendar": published.local(group.calendar if group else address.CALENDAR),
        "cards": tuple(map(published.cards.event, shown)),
    }
