"""Writes what stands in a line as wikitext: words, stress, links, pictures, references to notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from almanac.render import wikitext
from almanac.render.wiki_pages import attributes
from almanac.render.wiki_pages.around import Around
from almanac.render.wiki_pages.html_tree import Element
from almanac.render.wiki_pages.notes import Notes, referred_to
from almanac.render.wiki_pages.pictures import commons_file_in_line, commons_name, linked_picture

# What a wiki lets people write as HTML (MediaWiki, "Help:HTML in wikitext").
_AS_HTML = frozenset({"abbr", "bdi", "bdo", "cite", "code", "del", "dfn", "ins", "kbd", "mark", "q", "rp", "rt", "ruby",
                      "s", "samp", "small", "sub", "sup", "time", "u", "var"})  # fmt: skip
_STRESS = {"em": "''", "i": "''", "strong": "'''", "b": "'''"}


class _Line:
    """A line as it grows: words that follow each other go through the gate together."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._words: list[str] = []

    def add_words(self, text: str) -> None:
        self._words.append(text)

    def add(self, markup: str) -> None:
        self._settle()
        self._parts.append(markup)

    def ends_with_apostrophe(self) -> bool:
        self._settle()
        return bool(self._parts) and self._parts[-1].endswith("'")

    def written(self) -> str:
        self._settle()
        return "".join(self._parts)

    def _settle(self) -> None:
        words = "".join(self._words)
        self._words.clear()
        if words:
            self._parts.append(wikitext.run(words))


@dataclass(frozen=True, slots=True)
class _Within:
    link: bool = False
    stress: bool = False


_FREE = _Within()


class LineWriter:
    """Writes lines of one text."""

    def __init__(self, around: Around, notes: Notes) -> None:
        self._around = around
        self._notes = notes

    def line(self, nodes: Sequence[Element | str]) -> str:
        """What is in these, in one line without a space at either end."""
        line = _Line()
        self._nodes(nodes, line, _FREE)
        return line.written().strip(" ")

    def anchor(self, element: Element) -> str:
        """Where links to the element lead; empty where none does."""
        name = element.attributes.get("id", "")
        return f'<span id="{wikitext.words(name)}"></span>' if name in self._around.wanted else ""

    def _nodes(self, nodes: Sequence[Element | str], line: _Line, within: _Within) -> None:
        for node in nodes:
            if isinstance(node, str):
                line.add_words(node)
            else:
                self._element(node, line, within)

    def _element(self, element: Element, line: _Line, within: _Within) -> None:
        name = element.name
        anchor = self.anchor(element)
        if anchor:
            line.add(anchor)
        if name == "br":
            line.add("<br>")
        elif name == "wbr":
            line.add("<wbr>")
        elif name == "img":
            self._picture(element, line, within)
        elif name == "a":
            self._link(element, line, within)
        elif name in _STRESS:
            self._stress(element, line, within)
        elif referred_to(element):
            line.add(self._notes.reference(element, self.line))
        elif name in _AS_HTML or name == "span":
            self._marked(element, line, within)
        elif element.is_block:
            line.add_words(" ")
            self._nodes(element.children, line, within)
            line.add_words(" ")
        else:
            self._nodes(element.children, line, within)

    def _marked(self, element: Element, line: _Line, within: _Within) -> None:
        told = attributes.of_words(element)
        if element.name == "span" and not told:
            self._nodes(element.children, line, within)
            return
        line.add(f"<{element.name}{told}>")
        self._nodes(element.children, line, within)
        line.add(f"</{element.name}>")

    def _stress(self, element: Element, line: _Line, within: _Within) -> None:
        """In apostrophes, as people write it, where they can be taken for nothing else; else as HTML."""
        told, alone = attributes.of_words(element), not any(one.name in _STRESS for one in element.walk())
        blank = not element.text.strip()
        if blank:
            self._nodes(element.children, line, within)
            return
        plain = alone and not told and not within.stress and not line.ends_with_apostrophe()
        mark = _STRESS[element.name]
        line.add(mark if plain else f"<{element.name}{told}>")
        self._nodes(element.children, line, replace(within, stress=True))
        line.add(mark if plain else f"</{element.name}>")

    def _link(self, element: Element, line: _Line, within: _Within) -> None:
        if element.is_decoration:
            return
        address = element.attributes.get("href", "")
        inside = _Line()
        self._nodes(element.children, inside, replace(within, link=True))
        said = inside.written()
        # What is no more than a space would get a number from the wiki; spaces within a link stand beside it.
        is_link = bool(said.strip()) and bool(address) and not within.link
        line.add_words(" " if said.startswith(" ") else "")
        line.add(self._around.link(address, said.strip(" ")) if is_link else said.strip(" "))
        line.add_words(" " if said.endswith(" ") else "")

    def _picture(self, element: Element, line: _Line, within: _Within) -> None:
        address, alt = element.attributes.get("src", ""), element.attributes.get("alt", "")
        if within.link:
            line.add_words(alt)
            return
        known = self._around.pictures.get(address)
        name = commons_name(known.source if known else address)
        line.add(commons_file_in_line(name, alt) if name else linked_picture(address, alt))
