"""Knows what the repository has already, so that nothing that comes takes the place of something else."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from almanac.model import address
from almanac.render.redirects import has_page, page_of

OF_THE_SITE = "it belongs to the site itself"
ITS_OWN = "it is its own"


def key_of(text: str) -> str:
    """One for all names and addresses that some disk takes for the same."""
    return unicodedata.normalize("NFC", text).casefold()


@dataclass(slots=True)
class Taken:
    """Names of files (``content/stories/2026/walk``, without language and ending), addresses, aliases, identities.

    ``identities`` in calendars and feeds have the path of whose they are. ``names`` counts, by the kind (``tags``,
    ``authors``, ``series``), how often each stands in an entry. ``kept`` are addresses of this import's own files that
    somebody has changed since, by path; ``lists`` are those of what entries have in common.
    ``belongs_to_the_site`` says whether something else than an entry is at an address, or will be.
    """

    belongs_to_the_site: Callable[[str], bool]
    groups: set[str] = field(default_factory=set)
    event_slugs: set[str] = field(default_factory=set)
    addresses: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    identities: dict[str, str] = field(default_factory=dict)
    names: dict[str, Counter[str]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    _folders: set[str] = field(default_factory=set)

    def add_address(self, where: str, path: str) -> None:
        """Say that an entry is at an address."""
        self.addresses[_page(where)] = path

    def add_alias(self, alias: str, path: str) -> None:
        """Say that an old address leads to an entry."""
        self.aliases.setdefault(_page(page_of(alias)), path)
        if has_page(alias):
            self._folders.update(_above(alias))

    def fault_of_alias(self, alias: str, path: str, belongs: Callable[[str], bool] | None = None) -> str:
        """Why an old address cannot lead to an entry of ``path``, as the end of a sentence; empty where it can.

        ``belongs`` says of an address whether it belongs to the site, in place of ``belongs_to_the_site``.
        """
        page = _page(page_of(alias))
        other = self.addresses.get(page) or self.aliases.get(page)
        if other is not None:
            return f"it is that of {other}" if other != path else ITS_OWN
        if not has_page(alias):
            return ""
        if (belongs or self.belongs_to_the_site)(page):
            return OF_THE_SITE
        above = [*_above(alias)]
        is_below_page = any(f.endswith("/index.html") and _page(f) in self.addresses for f in above)
        if is_below_page or any(folder in self.aliases for folder in above) or page in self._folders:
            return "a file and a folder cannot have one name"
        return ""


def _page(where: str) -> str:
    return key_of(where.removesuffix("index.html") if where.endswith("/index.html") else where)


def _above(alias: str) -> Iterator[str]:
    """What would be folders above the page of an old address."""
    parts = f"/{address.file_of(_page(page_of(alias)))}".split("/")
    return ("/".join(parts[:n]) for n in range(2, len(parts)))
