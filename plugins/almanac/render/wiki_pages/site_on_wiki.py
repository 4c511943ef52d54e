"""Gives all pages that a site becomes on a wiki, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from almanac.model.edition import Edition
from almanac.model.wiki_page import WikiPage
from almanac.render.wiki_pages.comments_page import comments_page
from almanac.render.wiki_pages.entry_page import EntryPages, modified
from almanac.render.wiki_pages.list_pages import ListPages, front_name, redirect_pages
from almanac.render.wiki_pages.naming import Layout, Names, names


class SiteOnWiki:
    """A site as pages of a wiki; only titles are kept, each page is made when it is its turn."""

    def __init__(self, edition: Edition, layout: Layout) -> None:
        self.edition = edition
        self.layout = layout

    @cached_property
    def names(self) -> Names:
        """The title of each text."""
        return _names(self.edition, self.layout)

    def pages(self) -> Iterator[WikiPage]:
        """The lists first, then each text with what was said of it, then redirects."""
        edition, layout, known = self.edition, self.layout, self.names
        moment = max((modified(edition, one) for one in known.texts), default=edition.now)
        yield from ListPages(edition, layout, moment).pages(known)
        entries = EntryPages(edition, layout, known, self._others())
        for named in known.texts:
            yield entries.page(named)
            talk = comments_page(edition, named, known)
            if talk:
                yield talk
        yield from redirect_pages(edition, known, layout, moment)

    def _others(self) -> dict[str, Names]:
        """Titles on the wikis of the other languages, where each language has its own."""
        lang = self.layout.lang
        others = [one for one in self.edition.site.languages_of_texts if one != lang] if lang else []
        return {one: _names(self.edition, replace(self.layout, lang=one)) for one in others}


def _names(edition: Edition, layout: Layout) -> Names:
    front = str(layout.title(front_name(edition, layout)))
    return names(edition, layout, frozenset({front}))
