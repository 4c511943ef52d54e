"""Where the links and pictures of one text lead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote

from almanac.read.body.allowed_html import ID_PREFIX
from almanac.read.fault import Fault
from almanac.read.values import links
from almanac.read.values.invisible import has_invisible
from almanac.read.values.links import Targets

# What was meant is looked for among all files: for so many broken links of a body.
_MAX_GUESSES = 20


class Ids(NamedTuple):
    """The ids of a text: those of its headings and footnotes, and, without their prefix, those of its own HTML."""

    made: frozenset[str]
    given: frozenset[str]

    def published(self) -> frozenset[str]:
        """As they stand on the page."""
        return self.made | {f"{ID_PREFIX}{name}" for name in self.given}


class LinkResolver:
    """Gives each address as it stands on the page, looking up each once; to the ``headings``, by their ids, all lead.

    ``left_out`` says that one of them had characters that nobody can see.
    """

    def __init__(self, targets: Targets, path: str, ids: Ids, headings: Iterable[str]) -> None:
        self._targets = targets
        self._path = path
        self._ids = ids
        self._known: dict[tuple[bool, str], str | Fault] = {(False, f"#{name}"): f"#{name}" for name in headings}
        self._faults = 0
        self.left_out = False

    def resolve(self, tag: str, address: str) -> str:
        """The address for the page; raises ``Fault`` for one that leads nowhere, or a picture from elsewhere."""
        key = (tag == "img", address)
        if key not in self._known:
            self._known[key] = self._looked_up(address, is_picture=tag == "img")
        known = self._known[key]
        if isinstance(known, Fault):
            raise known
        return known

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The paths that were looked up among all files and pages, as they are written, and where each leads."""
        return tuple(
            (address, known)
            for (_, address), known in self._known.items()
            if isinstance(known, str) and known.startswith("/")
        )

    @property
    def asked_in_vain(self) -> bool:
        """Whether one of them leads nowhere: what is said of it depends on all that there is."""
        return self._faults > 0

    def _looked_up(self, address: str, *, is_picture: bool) -> str | Fault:
        if is_picture and links.is_on_the_web(address):
            hint = "readers load nothing from elsewhere: put the file in content/images/"
            return Fault(f"the picture `{address}` is on another site", hint)
        try:
            link = self._targets.resolve(address, self._path, guess=self._faults < _MAX_GUESSES)
        except Fault as fault:
            self._faults += 1
            return fault
        self.left_out = self.left_out or has_invisible(address)
        return self._within_the_text(link) if link.startswith("#") else link.replace(" ", "%20")

    def _within_the_text(self, address: str) -> str:
        """What leads to an author's own id follows it; raw HTML has them with a prefix."""
        part = unquote(address[1:])
        is_given = part in self._ids.given and part not in self._ids.made
        return f"#{ID_PREFIX}{part}" if is_given else address.replace(" ", "%20")
