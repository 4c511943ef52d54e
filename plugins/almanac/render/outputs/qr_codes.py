"""Plans the QR codes of the lists whose calendars can be chosen where one subscribes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from almanac.model import address
from almanac.render.absolute import absolute_address
from almanac.render.outputs.output import File, fingerprint
from almanac.render.publication import Publication
from almanac.render.qr_code import qr_code
from almanac.render.subscriptions import CHOSEN


def qr_codes(publication: Publication) -> Iterator[File]:
    """One for each list in each language."""
    if not publication.site.events:
        return
    for of in publication.in_all_languages:
        groups = (group.label.address for group in of.event_groups if group.kind in CHOSEN)
        for where in (of.local(address.EVENTS), *groups):
            page = absolute_address(publication.site, where)
            yield File(address.qr_code(where), "qr", fingerprint(page), partial(qr_code, page))
