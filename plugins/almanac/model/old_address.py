"""Old addresses that were no entry's, such as those of a category on a former site, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

PATH = "content/redirects.yml"
_ENDINGS_OF_FEEDS = (".xml", ".rss", ".atom", ".json")


@dataclass(frozen=True, slots=True)
class OldAddress:
    """An entry of ``content/redirects.yml``: the paths that are old, and the path of this site to which they lead.

    ``line`` is that of the file on which the entry begins.
    """

    addresses: tuple[str, ...]
    to: str
    line: int = 0

    @property
    def is_for_programs(self) -> bool:
        """Whether it leads to a feed, a calendar or other data: a program reads those, and follows no page."""
        return self.to.startswith("/feeds/") or self.to.endswith((".ics", ".json", ".geojson", ".xml"))

    @property
    def copies(self) -> tuple[str, ...]:
        """Those at which a copy of a feed can lie, since they name a file: a server tells by its ending what it is."""
        is_feed = self.to.startswith("/feeds/")
        return tuple(where for where in self.addresses if is_feed and where.endswith(_ENDINGS_OF_FEEDS))
