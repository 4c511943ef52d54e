"""Puts HTML in place of shortcodes: captions, galleries, media; of unknown ones the text within is left."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from almanac.importers.wordpress import media_html
from almanac.importers.wordpress.known import Attachment
from almanac.importers.wordpress.verbatim import untouched_parts

_CODE = re.compile(
    r"\[(?P<escaped>\[?)(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9_-]{0,60})(?P<rest>(?:[\s=/][^\[\]]{0,4000})?)\](?P<escape_end>\]?)"
)
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))|"([^"]*)"|'([^']*)'|(\S+)""")
# What many of them embed: `[youtube=https://...]`.
_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Shortcode:
    """One shortcode: names in lower case, what stands without a name in ``plain``, and the text that it encloses."""

    name: str
    attributes: dict[str, str]
    plain: tuple[str, ...]
    inner: str

    def get(self, *names: str) -> str:
        """The first of these attributes that has a value."""
        return next((self.attributes[name] for name in names if self.attributes.get(name)), "")


@dataclass(frozen=True, slots=True)
class Library:
    """What shortcodes ask of the media library: a file by its id, and the files of the entry."""

    file: Callable[[str], Attachment | None]
    own_files: Callable[[], list[Attachment]]


class Shortcodes:
    """Replaces the shortcodes of one text; ``unknown`` is told the name of each that nothing is known of."""

    def __init__(self, library: Library, unknown: Callable[[str], None]) -> None:
        self._library = library
        self._unknown = unknown
        self._known: dict[str, Callable[[Shortcode], str]] = {
            "caption": self._caption,
            "wp_caption": self._caption,
            "gallery": self._gallery,
            "embed": lambda code: media_html.link_alone(
                code.inner.strip() or code.get("src") or "".join(code.plain[:1])
            ),
            "audio": self._sound_or_film,
            "video": self._sound_or_film,
            "playlist": self._playlist,
        }

    def replace(self, text: str, depth: int = 0) -> str:
        """The text with HTML in place of its shortcodes."""
        if "[" not in text or depth > _DEEPEST:
            return text
        return "".join(self._parts(text, depth))

    def _parts(self, text: str, depth: int) -> Iterator[str]:
        untouched = list(untouched_parts(text))
        codes = [match for match in _CODE.finditer(text) if not _within(match.start(), untouched)]
        closing: dict[str, deque[int]] = {}
        for index, match in enumerate(codes):
            if match["close"]:
                closing.setdefault(match["name"].lower(), deque()).append(index)
        at, index = 0, 0
        while index < len(codes):
            match = codes[index]
            yield text[at : match.start()]
            end = _partner(match, index, closing)
            written, at, index = self._one(text, codes, index, end, depth)
            yield written
        yield text[at:]

    def _one(
        self, text: str, codes: list[re.Match[str]], index: int, end: int | None, depth: int
    ) -> tuple[str, int, int]:
        """What stands for a shortcode, where the text goes on, and at which of the codes."""
        match = codes[index]
        last = index if end is None else end
        before, behind = match["escaped"], codes[last]["escape_end"]
        if before and behind:
            return text[match.start() + 1 : codes[last].end() - 1], codes[last].end(), last + 1
        name = match["name"].lower()
        if match["close"]:
            return ("" if name in self._known else match[0]), match.end(), index + 1
        inner = text[match.end() : codes[end].start()] if end is not None else ""
        code = _shortcode(name, match["rest"], inner)
        after, next_index = codes[last].end(), last + 1
        if name in self._known:
            inside = self.replace(inner, depth + 1)
            written = self._known[name](Shortcode(name, code.attributes, code.plain, inside))
            return before + written + behind, after, next_index
        address = _ADDRESS.search(" ".join(code.plain))
        if end is None and not code.attributes and not address and "_" not in name:
            return match[0], match.end(), index + 1
        self._unknown(name)
        led_to = media_html.link_alone(address[0]) if address else ""
        return before + led_to + self.replace(inner, depth + 1) + behind, after, next_index

    def _caption(self, code: Shortcode) -> str:
        """The picture first, then its words; the oldest texts have these in an attribute."""
        picture = re.match(r"\s*((?:<a\b[^>]*>)?\s*<img\b[^>]*>\s*(?:</a>)?)", code.inner, re.IGNORECASE)
        if picture is None:
            return code.inner
        words = code.get("caption") or code.inner[picture.end() :].strip()
        return media_html.figure(picture[1].strip(), words)

    def _gallery(self, code: Shortcode) -> str:
        named = code.get("ids", "include")
        if named:
            found = [self._library.file(number.strip()) for number in named.split(",")]
            files = [file for file in found if file is not None]
        else:
            left_out = {number.strip() for number in code.get("exclude").split(",")}
            files = [file for file in self._library.own_files() if file.id not in left_out]
        return "".join(media_html.picture(file) for file in files if media_html.is_picture(file.url))

    def _sound_or_film(self, code: Shortcode) -> str:
        source = code.get("src", "mp3", "m4a", "ogg", "wav", "flac", "mp4", "m4v", "webm", "ogv", "wmv", "flv")
        return media_html.link_alone(source or "".join(code.plain[:1]), name_only=True)

    def _playlist(self, code: Shortcode) -> str:
        found = [self._library.file(number.strip()) for number in code.get("ids", "include").split(",")]
        return media_html.link_list([file for file in found if file is not None])


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (at, float("inf"))) - 1
    return index >= 0 and spans[index][0] <= at < spans[index][1]


def _partner(match: re.Match[str], index: int, closing: dict[str, deque[int]]) -> int | None:
    """Which code closes this one, if any does."""
    if match["close"] or match["rest"].rstrip().endswith("/"):
        return None
    later = closing.get(match["name"].lower(), deque())
    while later and later[0] <= index:
        later.popleft()
    return later[0] if later else None


def _shortcode(name: str, rest: str, inner: str) -> Shortcode:
    attributes, plain = {}, []
    for found in _ATTRIBUTE.finditer(rest.rstrip("/ ")):
        if found[1]:
            attributes[found[1].lower()] = next(value or "" for value in found.groups()[1:4] if value is not None)
        else:
            plain.append(next(value for value in found.groups()[4:] if value is not None))
    return Shortcode(name, attributes, tuple(plain), inner)
