"""Knows categories and tags: which is an entry's one category, and the addresses of the lists that they had."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from almanac.importers.wordpress.known import TermUse
from almanac.importers.wordpress.wxr import Item, Term

OF_EVENTS = "tribe_events_cat"
# The first category of every site; it says nothing beside another.
_NONE = frozenset(["uncategorized"])
_PRIMARY = ("_yoast_wpseo_primary_{}", "rank_math_primary_{}")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class TermPage:
    """A list that the old site had: the path of its slugs, the name, how many entries, and what the name became."""

    taxonomy: str
    slugs: tuple[str, ...]
    name: str
    count: int
    as_category: bool


class Terms:
    """The terms of a site, and how public entries use them."""

    def __init__(self) -> None:
        self._terms: dict[tuple[str, str], Term] = {}
        self._numbers: dict[str, str] = {}
        self._use: dict[tuple[str, str], TermUse] = {}

    def add(self, term: Term) -> None:
        """Note a term; what plugins write into descriptions may be private, and is not kept."""
        self._terms[term.taxonomy, term.slug] = Term(term.taxonomy, term.slug, term.name, term.parent)
        if term.number:
            self._numbers[term.number] = term.slug

    def chosen(self, item: Item) -> tuple[str, list[str]]:
        """The name of its category, and of all that are tags: the other categories too, so that nothing is lost."""
        taxonomy = _taxonomy(item)
        own = item.terms_of(taxonomy)
        telling = [term for term in own if term.slug not in _NONE] or own
        first = self._primary(item, taxonomy, telling)
        tags = [*(term for term in telling if term is not first), *item.terms_of("post_tag")]
        return (first.name if first else "", list(dict.fromkeys(term.name for term in tags if term.name)))

    def use(self, item: Item) -> None:
        """Note that a public entry has these terms."""
        category, _ = self.chosen(item)
        taxonomy = _taxonomy(item)
        for term in (*item.terms_of(taxonomy), *item.terms_of("post_tag")):
            self._terms.setdefault((term.taxonomy, term.slug), term)
            use = self._use.setdefault((term.taxonomy, term.slug), TermUse())
            use.count += 1
            use.as_category |= term.taxonomy == taxonomy and term.name == category

    def pages(self) -> Iterator[TermPage]:
        """Every list with something public in it, be it of a category below."""
        counts: dict[tuple[str, str], int] = {}
        for key, use in self._use.items():
            for above in self._line(key):
                counts[above] = counts.get(above, 0) + use.count
        for key, count in counts.items():
            slugs = tuple(slug for _, slug in reversed(list(self._line(key))))
            use = self._use.get(key, TermUse(as_category=True))
            yield TermPage(key[0], slugs, self._terms[key].name, count, use.as_category)

    def _primary(self, item: Item, taxonomy: str, terms: list[Term]) -> Term | None:
        """The category that the entry's author called the first, if a plugin asks for that."""
        numbers = (item.value(key.format(taxonomy)).strip() for key in _PRIMARY)
        slugs = {self._numbers[number] for number in numbers if number in self._numbers}
        return next((term for term in terms if term.slug in slugs), terms[0] if terms else None)

    def _line(self, key: tuple[str, str]) -> Iterator[tuple[str, str]]:
        """A term and all above it; a circle of parents ends somewhere."""
        seen: set[str] = set()
        while key in self._terms and key[1] not in seen and len(seen) < _DEEPEST:
            yield key
            seen.add(key[1])
            key = (key[0], self._terms[key].parent)


def _taxonomy(item: Item) -> str:
    return OF_EVENTS if item.type == "tribe_events" else "category"
