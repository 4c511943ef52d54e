"""Divides a list over several pages, each with an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[_Item]):
    """One page of a list, by the names that Pelican's own pages have in templates; ``number`` counts from 1."""

    number: int
    url: str
    object_list: tuple[_Item, ...]

    @property
    def address(self) -> str:
        """Where it is, inside the site."""
        return f"/{self.url}"


@dataclass(frozen=True, slots=True)
class Pages:
    """How many there are, for templates."""

    num_pages: int


@dataclass(frozen=True, slots=True)
class Paging:
    """How many entries a page of a list has, 0 for all of them; the last has up to ``orphans`` more."""

    per_page: int
    orphans: int = 0

    def pages(self, address: str, items: Sequence[_Item]) -> tuple[ListPage[_Item], ...]:
        """The pages of the list at an address, at least one."""
        per_page, orphans = (self.per_page, self.orphans) if self.per_page else (max(1, len(items)), 0)
        last = max(1, ceil(max(1, len(items) - orphans) / per_page))
        return tuple(
            ListPage(
                number,
                (address if number == 1 else f"{address}page/{number}/").lstrip("/"),
                tuple(items[(number - 1) * per_page : None if number == last else number * per_page]),
            )
            for number in range(1, last + 1)
        )


def turning(
    name: str, numbered: ListPage[Any], shown: tuple[object, ...], pages: Sequence[ListPage[Any]]
) -> dict[str, object]:
    """What a template gets of one of the pages, with what it shows, and of those before and after it."""
    at = numbered.number - 1
    return {
        f"{name}_page": ListPage(numbered.number, numbered.url, shown),
        f"{name}_previous_page": pages[at - 1] if at else None,
        f"{name}_next_page": pages[at + 1] if numbered.number < len(pages) else None,
        f"{name}_paginator": Pages(len(pages)),
    }
