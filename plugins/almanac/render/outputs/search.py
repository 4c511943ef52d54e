"""Plans the search: a page for each language, and what tells browsers of it; the index is planned where it is made."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from almanac.model import address
from almanac.model.site import Site
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.output import File, Output, Page, Values, fingerprint
from almanac.render.publication import Publication
from almanac.render.search.opensearch import opensearch
from almanac.render.search.search_page import Contents, contents_of_stories, search_page
from almanac.render.views.parts import PageText


def search_outputs(publication: Publication, told: EventsTold) -> Iterator[Output]:
    """``/search/``, ``/LANG/search/``, and ``opensearch.xml`` beside each."""
    edition, site = publication.edition, publication.site
    if not site.search:
        return
    stories, has_index = contents_of_stories(edition), not edition.is_preview
    for lang in site.list_languages:
        made_from = fingerprint(repr((stories, told.search)), lang, has_index)
        values = partial(_values, site, stories, told.search, lang, has_index=has_index)
        yield Page(site.list_address(address.SEARCH, lang), "search", made_from, values, lang)
        where = site.list_address(address.OPENSEARCH, lang)
        # It is made of the settings and of words alone, from which everything is made.
        yield File(where, "opensearch", fingerprint(lang), partial(opensearch, site, lang))


def _values(site: Site, stories: Contents, events: Contents, lang: str, *, has_index: bool) -> Values:
    phrases = site.phrases(lang)
    text = PageText(phrases.gettext("Search"), phrases.gettext("Search all stories and events."))
    return {"view": search_page(site, stories, events, lang, has_index=has_index), "lang": lang, "page_text": text}
