"""Divides lists into pages as Pelican does, by its settings of pagination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pelican.paginator import Page, Paginator

from almanac.model.address import file_of


def pages_of(address: str, entries: Sequence[Any], settings: Mapping[str, Any]) -> list[Page]:
    """The pages of the list at an address, the first one there; a list without entries has one page."""
    name, url = file_of(address), address.lstrip("/")
    paginator = Paginator(name, url, entries, settings, settings["DEFAULT_PAGINATION"])
    return [paginator.page(number) for number in paginator.page_range]
