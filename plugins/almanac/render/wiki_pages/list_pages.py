"""Writes the pages that lead to all others, and those that note old addresses and what was removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from almanac.model.edition import Edition
from almanac.model.event import EventText
from almanac.model.story import Story
from almanac.model.wiki_page import WikiPage, WikiTitle
from almanac.render import words
from almanac.render.absolute import absolute_address
from almanac.render.redirects import redirects
from almanac.render.removals import removal_view
from almanac.render.wiki_pages.naming import Layout, Named, Names
from almanac.render.wiki_pages.titles import as_title
from almanac.render.wikitext import category, in_language, link, page_link, redirect
from almanac.render.wikitext import words as literal

# A wiki takes no page of more than two megabytes; nobody reads one that is half as long.
_MOST_LINES = 2_000


class ListPages:
    """Writes the lists of an edition; the first is called as the site is, and has the others below it."""

    def __init__(self, edition: Edition, layout: Layout, moment: datetime) -> None:
        self._edition = edition
        self._site = edition.site
        self._lang = layout.lang or edition.site.default_lang
        self._phrases = edition.site.phrases(self._lang)
        self._moment = moment
        self._layout = layout
        self.front = layout.title(front_name(edition, layout))

    def pages(self, names: Names) -> Iterator[WikiPage]:
        """The lists by year, and the one that leads to them."""
        _ = self._phrases.gettext
        lists: list[WikiPage] = []
        for kind, heading in (("stories", _("Stories")), ("events", _("Events"))):
            by_year: dict[int, list[str]] = {}
            for one in (one for one in names.texts if _kind(one) == kind and one.is_original):
                by_year.setdefault(one.day.year, []).append(_line(one, self._lang))
            for year, lines in sorted(by_year.items(), reverse=True):
                lists += self._divided(f"{heading} {year}", f"{kind}-{year}", lines)
        pages = [_line(one, self._lang) for one in names.texts if _kind(one) == "pages" and one.is_original]
        lists += self._divided(_("Pages"), "pages", pages)
        # Translators: above addresses that a site had before, and where they lead now.
        lists += self._divided(_("Old addresses"), "old-addresses", [*self._old_addresses(names)])
        lists += self._divided(_("Removals"), "removals", [*self._removals()])
        leads = [f"* {page_link(str(one.title), literal(one.title.name.rpartition('/')[2]))}" for one in lists]
        intro = link(absolute_address(self._site, "/"), self._site.name)
        yield self._page(self.front, "front", [intro, "\n".join(leads)])
        yield from lists

    def _divided(self, name: str, of: str, lines: list[str]) -> Iterator[WikiPage]:
        for number, start in enumerate(range(0, len(lines), _MOST_LINES), 1):
            more = f" ({number})" if number > 1 else ""
            title = WikiTitle(self.front.namespace, f"{self.front.name}/{as_title(name)}{more}")
            yield self._page(
                title, f"{of}{f'-{number}' if more else ''}", ["\n".join(lines[start : start + _MOST_LINES])]
            )

    def _page(self, title: WikiTitle, of: str, blocks: list[str]) -> WikiPage:
        named = as_title(self._site.name)
        text = "\n\n".join(filter(None, [*blocks, category(named) if named else ""]))
        return WikiPage(title, text, f"list:{of}", self._moment, self._site.name)

    def _old_addresses(self, names: Names) -> Iterator[str]:
        for one in redirects(self._edition):
            address = absolute_address(self._site, one.new)
            title = names.titles.get(address.partition("#")[0])
            led = page_link(title, literal(title)) if title else link(address, one.title or address)
            yield f"* <code>{literal(absolute_address(self._site, one.old))}</code> → {led}"

    def _removals(self) -> Iterator[str]:
        for removal in self._edition.removals:
            view = removal_view(removal, self._phrases)
            where = "<br>".join(
                f"<code>{literal(absolute_address(self._site, address))}</code>" for address in removal.addresses
            )
            told = in_language(literal(view.why), removal.lang, self._lang)
            yield f"* {where} · {' · '.join(filter(None, (literal(view.day_text), literal(view.rule), told)))}"


def front_name(edition: Edition, layout: Layout) -> str:
    """The name of the page that leads to all."""
    return as_title(edition.site.name, within=layout.before, room=80) or "Index"


def redirect_pages(edition: Edition, names: Names, layout: Layout, moment: datetime) -> Iterator[WikiPage]:
    """Pages that lead on, from titles of translations."""
    for title, named in sorted(names.redirects.items()):
        to = str(named.title)
        name = title.removeprefix(f"{layout.namespace}:") if layout.namespace else title
        text = redirect(to)
        of = f"redirect:{named.text.source.path}"
        yield WikiPage(WikiTitle(layout.namespace, name), text, of, moment, edition.site.name, leads_to=to)


def _kind(named: Named) -> str:
    if isinstance(named.text, EventText):
        return "events"
    return "stories" if isinstance(named.text, Story) else "pages"


def _line(named: Named, lang: str) -> str:
    led = in_language(page_link(str(named.title), literal(named.text.title)), named.text.lang, lang)
    return f"* {led}" if _kind(named) == "pages" else f"* {literal(words.day(named.day, lang))} · {led}"
