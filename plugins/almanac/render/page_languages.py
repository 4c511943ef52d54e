"""Says of every page in which languages it can be read, and where it leads in the others."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.interface import N_
from almanac.model.story import Page, Story
from almanac.render.provenance import sibling
from almanac.render.views.parts import LanguageLink, PageLanguages, Sibling

_PAGE = re.compile(r"(?P<list>.*/)page/(?P<number>[1-9]\d*)/")
_STORY_GROUP = re.compile(r"/(category|tag|author|series)/[^/]+/")
_EVENTS = re.compile(
    r"/events/(?:map/|online/|past/\d{4}/|\d{4}/(?:\d\d/)?|country/[^/]+/tag/[^/]+/"
    r"|(?:category|city|country|language|organizer|series|tag|venue)/[^/]+/)?"
)
# What every language has once, beside lists.
_EVERYWHERE = frozenset(
    ["/", address.SUBSCRIBE, address.SEARCH, address.OFFLINE_PAGE, address.DIGEST, address.ADD_EVENT, address.ADD_STORY,
     address.REMOVALS, address.PARTNERS, address.TAKE, address.FIGURES, address.WHO_DECIDES]
)  # fmt: skip

# How many stories each list of a language has, by the address that it has in the site's own.
Sizes = Callable[[str], Mapping[str, int]]


class _List(NamedTuple):
    """A page of a list: ``where`` as it is in the site's own language, of its first page; ``number`` counts from 1."""

    lang: str
    where: str
    number: int


@dataclass(frozen=True)
class Languages:
    """Knows all pages of an edition; ``sizes`` are asked for with the first list of stories."""

    edition: Edition
    sizes: Sizes

    def of(self, where: str, lang: str) -> PageLanguages:
        """Those of the page at an address inside the site, which speaks ``lang``."""
        same = self.same(where)
        by_lang = {one.lang: one for one in same}
        if len(self.edition.site.list_languages) == 1 and len(same) <= 1:
            return PageLanguages((), "", ())
        shown = dict.fromkeys((*self.edition.site.list_languages, *by_lang, lang))
        links = tuple(self._link(code, where, lang, by_lang) for code in shown)
        return PageLanguages(same, self.of_any_language(same), links)

    def same(self, where: str) -> tuple[Sibling, ...]:
        """The page itself and the same in other languages, the site's own first; nothing where there is no other."""
        if where in self._entries:
            found = self._entries[where]
        else:
            page = self._list_page(where)
            found = self._same_list(page) if page else ()
        return self._ordered(found) if len(found) > 1 else ()

    def of_any_language(self, same: Sequence[Sibling]) -> str:
        """The address for readers of all other languages: in the site's own, else the original."""
        own = next((one.address for one in same if one.lang == self.edition.site.default_lang), "")
        originals = (one.address for one in same if one.address in self._originals)
        return own or next(originals, same[0].address if same else "")

    def _ordered(self, found: Iterable[Sibling]) -> tuple[Sibling, ...]:
        order = self.edition.site.list_languages
        return tuple(
            sorted(found, key=lambda one: (order.index(one.lang) if one.lang in order else len(order), one.lang))
        )

    @cached_property
    def _entries(self) -> Mapping[str, tuple[Sibling, ...]]:
        """Every entry's address with those of the same in all languages."""
        groups: dict[str, list[Story | Page]] = defaultdict(list)
        for entry in self.edition.stories_and_pages:
            groups[entry.source.group].append(entry)
        together = [[(entry.lang, entry.address) for entry in group] for group in groups.values()]
        together += [[(text.lang, text.address) for text in event.texts] for event in self.edition.events]
        found: dict[str, tuple[Sibling, ...]] = {}
        for pairs in together:
            siblings = tuple(sibling(*pair) for pair in pairs)
            found.update((one.address, siblings) for one in siblings)
        return found

    @cached_property
    def _originals(self) -> frozenset[str]:
        entries = self.edition.stories_and_pages
        originals = {entry.address for entry in entries if not entry.is_translation}
        return frozenset(originals | {event.address for event in self.edition.events})

    @cached_property
    def _in_events(self) -> frozenset[str]:
        return frozenset(text.address for event in self.edition.events for text in event.texts)

    @cached_property
    def _text_pages(self) -> frozenset[str]:
        return frozenset(page.address for page in self.edition.pages)

    def _list_page(self, where: str) -> _List | None:
        site = self.edition.site
        lang, own = site.default_lang, where
        first = where.split("/")[1]
        if first != site.default_lang and first in site.languages:
            lang, own = first, where.removeprefix(f"/{first}")
        paged = _PAGE.fullmatch(own)
        own, number = (paged["list"], int(paged["number"])) if paged else (own, 1)
        is_list = own in _EVERYWHERE or own == address.STORIES or _STORY_GROUP.fullmatch(own) or _EVENTS.fullmatch(own)
        return _List(lang, own, number) if is_list else None

    def _same_list(self, page: _List) -> tuple[Sibling, ...]:
        site = self.edition.site
        suffix = f"page/{page.number}/" if page.number > 1 else ""
        return tuple(
            sibling(lang, site.list_address(page.where + suffix, lang))
            for lang in site.list_languages
            if lang == page.lang or self._has(lang, page)
        )

    def _has(self, lang: str, page: _List) -> bool:
        """Whether a language has that page of that list; pages after the first only where both lists are as long."""
        if page.where != address.STORIES and not _STORY_GROUP.fullmatch(page.where):
            return True
        there, here = (self.sizes(code).get(page.where, 0) for code in (lang, page.lang))
        return there == here if page.number > 1 else there > 0 or page.where == address.STORIES

    def _link(self, code: str, where: str, lang: str, same: Mapping[str, Sibling]) -> LanguageLink:
        is_here = code == lang
        if code in same or is_here:
            leads_to = where if is_here else same[code].address
            return LanguageLink(sibling(code, leads_to), is_here)
        to, name = self._nearest(where, code)
        phrases = self.edition.site.phrases(code)
        leads_to = phrases.gettext(name) if name else ""
        # Translators: beside the name of a language, where a page leads to a list in it: All stories, for example.
        note = phrases.gettext("%(list)s (this page is not translated)", list=leads_to) if name else ""
        return LanguageLink(sibling(code, self.edition.site.list_address(to, code)), is_here, leads_to, note)

    def _nearest(self, where: str, code: str) -> tuple[str, str]:
        """The list of a language that is nearest to a page that it does not have, by address and name.

        The name is empty where nothing is to be said: of a page that is nowhere, and of another page of the same list.
        """
        page = self._list_page(where)
        if where in self._in_events:
            return address.EVENTS, N_("All events")
        if page and page.number > 1 and self.sizes(code).get(page.where):
            return page.where, ""
        if (page or where in self._entries) and where not in self._text_pages:
            return address.STORIES, N_("All stories")
        return "/", "" if where == address.NOT_FOUND else N_("Front page")


def sizes_of_lists(
    groups: Mapping[tuple[address.StoryGroup, str], Sequence[Story]], slug: Callable[[str], str]
) -> Mapping[str, int]:
    """How many stories are in each group, by the address of its list."""
    sizes: Counter[str] = Counter()
    for (kind, name), stories in groups.items():
        sizes[address.story_group(kind, slug(name))] += len(stories)
    return sizes
