"""Reads a tree of HTML into the blocks of a text, and counts what a text cannot have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, ClassVar
from urllib.parse import unquote

from almanac.importers.from_html import elements
from almanac.importers.from_html.flow import Flow
from almanac.importers.from_html.notes import Notes
from almanac.importers.from_html.parts import Around, Block, Piece
from almanac.importers.from_html.pictures_and_links import (
    embedded_address,
    encoded,
    linkable,
    picture_address,
    with_scheme,
    words_of_file,
)
from almanac.importers.from_html.within import Within, language_and_direction

_MOST_AROUND = 12


# Reads an element that is a block of its own.
ReadBlock = Callable[["HtmlReader", Any, Flow, Within], None]


class HtmlReader:
    """Reads one text; ``blocks_for`` gives what reads an element that is a block of its own.

    ``link`` gives the address for one of the old site, empty for none; ``picture`` that of a picture, by its address
    and words, or None; ``wanted`` are the ids to which links of the text lead.
    """

    def __init__(
        self,
        link: Callable[[str], str],
        picture: Callable[[str, str], str | None],
        notes: Notes,
        wanted: frozenset[str],
        lost: Counter[str],
        blocks_for: Callable[[str, Any], ReadBlock | None],
    ) -> None:
        self.lost = lost
        self._blocks_for = blocks_for
        self._link = link
        self._picture = picture
        self._notes = notes
        self._wanted = wanted
        self._numbers = count(1)
        self._captions: dict[Any, str] = {}

    def blocks(self, element: Any, within: Within) -> list[Block]:
        """What is in the element."""
        flow = Flow()
        self.inside(element, flow, within)
        return flow.settled()

    def note(self, element: Any) -> list[Block]:
        """What a footnote says; its element may be a paragraph or a row of a table."""
        flow = Flow()
        self.wrapper(element, flow, Within())
        return flow.settled()

    def number(self) -> int:
        """Tells an element around pieces of a line apart from the next of its kind."""
        return next(self._numbers)

    def inside(self, element: Any, flow: Flow, within: Within) -> None:
        """Add what is in the element to what there is."""
        self.text(element.text, flow, within)
        for child in element:
            self.node(child, flow, within)
            self.text(child.tail, flow, within)

    def item(self, element: Any, within: Within) -> list[Block]:
        """What is in an item of a list, with the id of the item."""
        flow = Flow()
        self._anchor(element, flow, within)
        self.wrapper(element, flow, within)
        return flow.settled()

    def wanted_ids(self, element: Any) -> list[str]:
        """Its ids to which links of the text lead."""
        return [value for name in ("id", "name") if (value := element.get(name)) and value in self._wanted]

    @property
    def left_out(self) -> Container[Any]:
        """Elements that are footnotes, or only lead back from them."""
        return self._notes.left_out

    def spoken_block(self, element: Any, within: Within) -> Within:
        """What stands in the element, with its language and direction."""
        values = language_and_direction(element, within)
        return replace(within, lang=values.get("lang", within.lang), dir=values.get("dir", within.dir))

    def in_its_language(self, block: Block, outside: Within, inside: Within) -> Block:
        """The block, in one that says its language and direction where these are others than around it."""
        values = {
            name: value
            for name, value, before in (("lang", inside.lang, outside.lang), ("dir", inside.dir, outside.dir))
            if value != before
        }
        return Block("div", [block], attributes=values) if values else block

    def text(self, text: str | None, flow: Flow, within: Within) -> None:
        """Go on in the line."""
        if not text:
            return
        first, *others = text.split("\n") if within.poem else [text]
        flow.add(Piece("text", first, within.around))
        for line in others:
            bare = line.lstrip(" \t")
            flow.add(Piece("br", "", within.around))
            flow.add(Piece("text", "\u00a0" * (len(line) - len(bare)) + bare, within.around))

    def node(self, element: Any, flow: Flow, within: Within) -> None:
        """Add the element."""
        name = elements.name_of(element)
        if not name or name in elements.SILENT or element in self._notes.left_out or elements.is_flag(element, name):
            return
        if element in self._notes.references:
            flow.add(Piece("note", self._notes.references[element], within.around))
            return
        if elements.is_hidden(element):
            self.lost["hidden parts"] += 1
            return
        if name not in elements.HEADINGS:
            self._anchor(element, flow, within)
        self._named(name, element, flow, within)

    def _anchor(self, element: Any, flow: Flow, within: Within) -> None:
        for value in self.wanted_ids(element)[:1]:
            flow.add(Piece("anchor", value, within.around))

    def _named(self, name: str, element: Any, flow: Flow, within: Within) -> None:
        if name in elements.DROPPED:
            if not (name == "input" and (element.get("type") or "").lower() in ("checkbox", "hidden")):
                self.lost[elements.DROPPED[name]] += 1
        elif name in elements.EMBEDDED:
            self._embedded(element, elements.EMBEDDED[name], flow, within)
        elif (read := self._blocks_for(name, element)) is not None:
            read(self, element, flow, within)
        elif name in elements.WRAPPERS:
            self.wrapper(element, flow, within)
        elif name == "span" and {"docutils", "literal"} <= elements.classes(element):
            self._code(element, flow, within)
        elif name in self._INLINE:
            self._INLINE[name](self, element, flow, within)
        elif name in elements.MARKS:
            self.inside(element, flow, self.with_around(within, Around(elements.MARKS[name], (), self.number())))
        elif name in elements.AS_THEY_ARE:
            self.inside(element, flow, self._as_it_is(elements.AS_THEY_ARE[name], element, within))
        else:
            self.inside(element, flow, self.spoken(element, within))

    # Around pieces of a line.

    def with_around(self, within: Within, element: Around) -> Within:
        """One more element around, if it means something more."""
        if within.has(element.name) and (element.name != "span" or not element.attributes):
            return within
        if len(within.around) >= _MOST_AROUND:
            self.lost["elements nested too deeply"] += 1
            return within
        return replace(within, around=(*within.around, element))

    def _as_it_is(self, name: str, element: Any, within: Within) -> Within:
        kept = [*elements.KEPT_ATTRIBUTES.get(name, ()), *(("dir",) if name in ("bdo", "bdi") else ())]
        values = [(key, " ".join(element.get(key).split())) for key in kept if element.get(key)]
        if name == "abbr" and not values:
            return within
        return self.with_around(self.spoken(element, within), Around(name, tuple(values), self.number()))

    def spoken(self, element: Any, within: Within) -> Within:
        """The same, with the language and direction of a part of a line."""
        values = language_and_direction(element, within)
        if not values:
            return within
        spoken = replace(within, lang=values.get("lang", within.lang), dir=values.get("dir", within.dir))
        return self.with_around(spoken, Around("span", tuple(sorted(values.items())), self.number()))

    def _a(self, element: Any, flow: Flow, within: Within) -> None:
        address = self.address(element.get("href"))
        if not address or within.has("a"):
            self.inside(element, flow, self.spoken(element, within))
            return
        title = " ".join((element.get("title") or "").split())
        around = Around("a", (("href", address), *((("title", title),) if title else ())), self.number())
        self.inside(element, flow, self.with_around(self.spoken(element, within), around))

    def address(self, href: str | None) -> str:
        """Where a link leads now; empty for one that leads nowhere."""
        address = with_scheme(href or "")
        if not address:
            return ""
        if address.startswith("#"):
            if unquote(address[1:]) in self._wanted:
                return f"#{unquote(address[1:])}"
            self.lost["links to a part that is not there"] += 1
            return ""
        if not linkable(address):
            self.lost["links that are none"] += 1
            return ""
        found = self._link(address)
        return encoded(found) if linkable(found) else ""

    def _code(self, element: Any, flow: Flow, within: Within) -> None:
        if any(elements.name_of(child) not in ("", "span", "wbr") for child in element.iter() if child is not element):
            self.inside(element, flow, self.with_around(within, Around("code", (), self.number())))
            return
        text = "".join(element.itertext())
        self.text(" " if text[:1].isspace() else "", flow, within)
        if text.strip():
            flow.add(Piece("code", " ".join(text.split()), within.around))
        self.text(" " if text[-1:].isspace() else "", flow, within)

    def _br(self, _element: Any, flow: Flow, within: Within) -> None:
        flow.add(Piece("br", "", within.around))

    def _img(self, element: Any, flow: Flow, within: Within) -> None:
        alt = " ".join((element.get("alt") or "").split())
        if alt and elements.classes(element) & {"emoji", "wp-smiley", "smiley"}:
            self.text(alt, flow, within)
            return
        if (element.get("width"), element.get("height")) in (("1", "1"), ("0", "0")):
            self.lost["pictures that nobody sees"] += 1
            return
        title = " ".join((element.get("title") or "").split())
        address = picture_address(element)
        path = self._picture(address, alt) if address and linkable(address) else None
        if not path or not linkable(path):
            self.lost["pictures that are not there"] += 1
            self.text(alt, flow, within)
            return
        shows = alt or self._caption_of(element) or title or words_of_file(address) or "…"
        if not alt:
            self.lost["pictures without words of their own, which got others"] += 1
        flow.add(Piece("img", shows, within.around, encoded(path), title if title != shows else ""))

    def note_caption(self, figure: Any, captions: Sequence[Any]) -> None:
        """Know what stands below a picture, where it has a line to itself."""
        is_its_own = len(captions) == 1 and sum(1 for _ in figure.iter("img")) == 1
        self._captions[figure] = " ".join("".join(captions[0].itertext()).split()) if is_its_own else ""

    def _caption_of(self, image: Any) -> str:
        figure = next((parent for parent in image.iterancestors() if elements.is_figure(parent)), None)
        return self._captions.get(figure, "")

    def _embedded(self, element: Any, what: str, flow: Flow, within: Within) -> None:
        """A link to what a page would load."""
        address = embedded_address(element)
        found = self.address(address) if address else ""
        if not found:
            self.lost[what] += 1
            self.inside(element, flow, within)
            return
        self.lost[f"{what} that became links"] += 1
        text = " ".join((element.get("title") or element.get("aria-label") or "").split()) or address
        around = Around("a", (("href", found),), self.number())
        flow.block(Block("p", pieces=[Piece("text", text, (around,))]))

    def wrapper(self, element: Any, flow: Flow, within: Within) -> None:
        """Add what is in the element as lines of their own."""
        if {"wp-block-embed__wrapper"} & elements.classes(element) and not len(element):
            text = (element.text or "").strip()
            address = self.address(text) if linkable(text) and "://" in text else ""
            if address:
                around = Around("a", (("href", address),), self.number())
                flow.block(Block("p", pieces=[Piece("text", text, (around,))]))
                return
        values = language_and_direction(element, within)
        if not values:
            flow.end()
            self.inside(element, flow, within)
            flow.end()
            return
        inner = replace(within, lang=values.get("lang", within.lang), dir=values.get("dir", within.dir))
        found = self.blocks(element, inner)
        flow.block(*([Block("div", found, attributes=values)] if found else []))

    _INLINE: ClassVar[Mapping[str, Callable[[HtmlReader, Any, Flow, Within], None]]] = {
        "a": _a,
        "code": _code,
        "tt": _code,
        "br": _br,
        "img": _img,
        "image": _img,
    }
