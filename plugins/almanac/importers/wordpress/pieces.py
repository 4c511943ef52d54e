"""Cuts an export into its authors, terms and items: each is parsed alone, so that what is broken in one stays there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from almanac.importers.wordpress.mended_text import mend_markup, no_export
from almanac.read.fault import Fault

_NAME = r"(?:[\w.-]+:)?item|[\w.-]+:(?:author|category|tag|term)|channel|rss"
_TOKEN = re.compile(rf"<!\[CDATA\[|<!--|<\?|<!ENTITY|</(?P<closed>{_NAME})\s*>|<(?P<opened>{_NAME})(?=[\s/>])")
_ENDS = {"<![CDATA[": "]]>", "<!--": "-->", "<?": "?>"}
# As long as a token, and as a reference to a character, can be.
_LONGEST_TOKEN = 64
# More than any text that a person wrote; as text it takes up to four times as many bytes.
MOST_CHARACTERS = 16_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """``kind`` is ``item``, ``author``, ``category``, ``tag`` or ``term``; or ``head``: what is said of the site.

    ``line`` counts from 1. ``fault`` says why it cannot be read.
    """

    kind: str
    line: int
    text: str
    fault: str = ""


def pieces(parts: Iterable[str], mended: Counter[str]) -> Iterator[Piece]:
    """Every piece, in order; the head comes before the first item. Raises ``TooShort`` where the file ends too early.

    Raises ``Fault`` for a document type that declares entities.
    """
    cutter = _Cutter(mended)
    for part in parts:
        cutter.buffer += part
        yield from cutter.cut(at_end=False)
    yield from cutter.cut(at_end=True)
    yield from cutter.rest()


class TooShort(Fault):
    """The file ends in the middle."""


def _kind(name: str) -> str:
    return name.rpartition(":")[2]


class _Cutter:
    """Keeps what was read and not cut yet: ``buffer`` from ``at`` on, and the texts of the piece that is open."""

    def __init__(self, mended: Counter[str]) -> None:
        self.mended = mended
        self.buffer = ""
        self._at = 0
        self._line = 1
        self._token: re.Match[str] | None = None
        self._inside = ""
        self._open = ""
        self._open_line = 0
        self._texts: list[str] = []
        self._length = 0
        self._head: list[str] = []
        self._head_is_out = False
        self._began = False
        self.ended = False

    def cut(self, *, at_end: bool) -> Iterator[Piece]:
        """The pieces that are whole in what was read."""
        while not self.ended and self._step(at_end=at_end):
            yield from self._found()
        self.buffer, self._at = self.buffer[self._at :], 0

    def rest(self) -> Iterator[Piece]:
        """What is due at the end of the file; raises ``TooShort`` where it is not the export's."""
        if not self._began:
            raise no_export()
        if not self.ended:
            raise TooShort("the export ends in the middle", "export again, and copy the whole file")
        yield from self._head_once()

    def _step(self, *, at_end: bool) -> bool:
        """Go to the next token; False where more has to be read first."""
        self._token = None
        if self._inside:
            return self._step_to_its_end(at_end=at_end)
        token = _TOKEN.search(self.buffer, self._at)
        if token is None or (not at_end and token.end() == len(self.buffer)):
            self._keep_markup(len(self.buffer) if at_end else self._safe_end())
            return False
        self._keep_markup(token.start())
        self._token = token
        return True

    def _step_to_its_end(self, *, at_end: bool) -> bool:
        """Go behind the CDATA, the comment or the instruction in which reading is."""
        end = self.buffer.find(self._inside, self._at)
        if end < 0:
            stop = len(self.buffer) if at_end else max(self._at, len(self.buffer) - len(self._inside))
            self._keep(stop)
            return False
        self._keep(end + len(self._inside))
        self._inside = ""
        return True

    def _safe_end(self) -> int:
        """Up to where no token and no reference can go on."""
        near_end = max(self._at, len(self.buffer) - _LONGEST_TOKEN)
        begins = [at for at in (self.buffer.find(sign, near_end) for sign in "<&") if at >= 0]
        return min(begins, default=len(self.buffer))

    def _keep(self, end: int) -> None:
        text = self.buffer[self._at : end]
        self._line += text.count("\n")
        self._at = end
        self._add(text)

    def _keep_markup(self, end: int) -> None:
        text = self.buffer[self._at : end]
        self._line += text.count("\n")
        self._at = end
        self._add(mend_markup(text, self.mended))

    def _add(self, text: str) -> None:
        if not self._open:
            if not self._head_is_out:
                self._head.append(text)
            return
        self._length += len(text)
        if self._length <= MOST_CHARACTERS:
            self._texts.append(text)
        else:
            self._texts.clear()

    def _found(self) -> Iterator[Piece]:
        token = self._token
        if token is None:
            return
        if token[0] in _ENDS:
            self._inside = _ENDS[token[0]]
            self._keep(token.end())
        elif token[0] == "<!ENTITY":
            self._refuse_entities()
            self._keep(token.end())
        elif token["closed"]:
            yield from self._at_closing_tag(token)
        else:
            yield from self._at_opening_tag(token)

    def _refuse_entities(self) -> None:
        if not self._began:
            message = "its document type declares entities, which can make a small file as large as any disk"
            raise Fault(message, "an export of WordPress has none: export again")

    def _at_opening_tag(self, token: re.Match[str]) -> Iterator[Piece]:
        kind = _kind(token["opened"])
        if kind in {"channel", "rss"}:
            self._began = True
        elif kind == "item" or not (self._open or self.buffer.startswith("/", token.end())):
            yield from self._end_broken()
            if kind == "item":
                yield from self._head_once()
            self._open, self._open_line = kind, self._line
        self._keep(token.end())

    def _at_closing_tag(self, token: re.Match[str]) -> Iterator[Piece]:
        kind = _kind(token["closed"])
        if kind in {"channel", "rss"}:
            yield from self._end_broken()
            self.ended = True
        self._keep(token.end())
        if kind == self._open:
            yield self._piece()

    def _piece(self, fault: str = "") -> Piece:
        text = "".join(self._texts)
        if self._length > MOST_CHARACTERS:
            fault = f"it has more than {MOST_CHARACTERS:,} characters"
        piece = Piece(self._open, self._open_line, text, fault)
        self._open, self._length, self._texts = "", 0, []
        return piece

    def _end_broken(self) -> Iterator[Piece]:
        """A piece that is open where another one begins has no end."""
        if self._open:
            yield self._piece(f"`</{self._open}>` is missing")

    def _head_once(self) -> Iterator[Piece]:
        if not self._head_is_out:
            self._head_is_out = True
            yield Piece("head", 1, "".join(self._head))
            self._head = []
