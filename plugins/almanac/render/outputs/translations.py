"""Plans the page for translators."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.model import address
from almanac.render.outputs.output import Page, page_of_values
from almanac.render.publication import Publication
from almanac.render.translations_page import translations_page


def translations_pages(publication: Publication, coming: tuple[str, ...]) -> Iterator[Page]:
    """``/translations/``, where there is more than one language; ``coming`` are the slugs of events, soonest first."""
    edition = publication.edition
    if edition.site.languages_of_texts:
        events = {event.slug: event for event in edition.events}
        shown = translations_page(edition, [events[slug] for slug in coming if slug in events])
        yield page_of_values(address.TRANSLATIONS, "translations", lacking=shown)
