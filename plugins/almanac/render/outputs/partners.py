"""Plans the page of partners, whose calendars are read."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.model import address
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.outputs.output import Output, Values, fingerprint
from almanac.render.partners_page import partner_views
from almanac.render.publication import Publication


def partner_pages(publication: Publication) -> Iterator[Output]:
    """``/partners/`` in every language, where the site has some."""
    site, known = publication.site, publication.edition.partners
    if not site.partner_calendars or not site.events:
        return
    made_from = fingerprint(repr(site.partner_calendars), repr(known))
    yield from in_all_languages(publication, address.PARTNERS, "partners", made_from, _values)


def _values(of: Publication) -> Values:
    return {"partners": partner_views(of.site.partner_calendars, of.edition.partners, of.phrases)}
