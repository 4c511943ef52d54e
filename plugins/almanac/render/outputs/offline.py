"""Plans what there is for readers without a connection: what their browsers keep, and a page for what they have not."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.model import address
from almanac.render.offline import offline_list
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.outputs.output import Output, Values, file_of_bytes, fingerprint
from almanac.render.publication import Publication
from almanac.render.views.parts import PageText


def offline_outputs(publication: Publication, told: EventsTold) -> Iterator[Output]:
    """``/offline.json``, and ``/offline.html`` in every language."""
    if not publication.site.offline:
        return
    # What it shows beside its words, only the browser knows.
    yield from in_all_languages(publication, address.OFFLINE_PAGE, "offline", fingerprint(), _values)
    yield file_of_bytes(address.OFFLINE_LIST, "offline", offline_list(publication.edition, told.offline))


def _values(publication: Publication) -> Values:
    phrases = publication.phrases
    title = phrases.gettext("This page is not on your device")
    return {"page_text": PageText(title, phrases.gettext("What your browser has kept of this site."))}
