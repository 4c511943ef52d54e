"""Plans the page and the feed of digests in every language."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from almanac.model import address
from almanac.render.absolute import absolute_address, link_address
from almanac.render.digest.digest import Digest, digest_of, in_words_of
from almanac.render.digest.digest_feed import digest_feed
from almanac.render.digest.events_of_period import EventsOfPeriod
from almanac.render.digest.items import Link, story_item
from almanac.render.digest.narrowed import EVERYTHING
from almanac.render.digest.period import Period
from almanac.render.digest.talked_of import topic_item
from almanac.render.feeds.atom_rss import atom
from almanac.render.outputs.digest_events import events_of_weeks, weeks_of_digests
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.output import File, Output, Page, Values, fingerprint, fingerprint_of_texts, joined
from almanac.render.publication import Publication

_NO_EVENTS = EventsOfPeriod()
_EventsOfWeeks = Callable[[], Sequence[EventsOfPeriod]]


def digest_outputs(publication: Publication, told: EventsTold) -> Iterator[Output]:
    """``/digest/``, ``/feeds/digest.atom.xml``, and both below each ``/LANG/``: of the last weeks that had news.

    What was new of events is told; it is picked once, when the first of these is made.
    """
    weeks = weeks_of_digests(publication)
    events = cache(partial(events_of_weeks, publication))
    for of in publication.in_all_languages:
        made_from = joined(told.digests, fingerprint_of_texts(of.lang, *(_said(of, week) for week in weeks)))
        yield Page(of.local(address.DIGEST), "digest", made_from, partial(_page, of, events), of.lang)
        where = of.local(address.DIGEST_FEED)
        yield File(where, "feed", joined(made_from, fingerprint(where)), partial(_feed, of, events))


def _said(of: Publication, week: Period) -> str:
    """What a digest says beside events."""
    most, site = of.site.digest_ceiling, of.site
    happened = in_words_of(of, week, _NO_EVENTS)
    stories = [story_item(site, of.lang, link_address, story) for story in happened.stories[:most]]
    topics = [topic_item(site, of.lang, link_address, topic) for topic in happened.topics[:most]]
    return repr((week.name, len(happened.stories), stories, len(happened.topics), topics))


def _digests(of: Publication, events: _EventsOfWeeks, link: Link) -> tuple[Digest, ...]:
    happened = (in_words_of(of, week, picked) for week, picked in zip(weeks_of_digests(of), events(), strict=True))
    return tuple(digest_of(of, week, EVERYTHING, link) for week in happened if not week.is_empty)


def _page(of: Publication, events: _EventsOfWeeks) -> Values:
    return {"digests": _digests(of, events, link_address)}


def _feed(of: Publication, events: _EventsOfWeeks) -> bytes:
    return atom(digest_feed(of.site, _digests(of, events, absolute_address), of.lang))
