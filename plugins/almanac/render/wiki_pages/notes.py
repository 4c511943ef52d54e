"""Brings footnotes onto a wiki: where the text refers to one (Cite), or as a list at its end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import unquote

from almanac.render import wikitext
from almanac.render.wiki_pages.html_tree import Element

Nodes = Sequence[Element | str]
# Ids of authors begin otherwise.
_MARK = "fn:"


class Notes:
    """The footnotes of one text; ``as_list`` where they cannot stand in its lines, or the wiki knows no ``<ref>``."""

    def __init__(self, body: Element, *, as_list: bool) -> None:
        self._lists = [element for element in body.elements if _is_list(element)]
        self._notes = {name: _without_ways_back(item) for one in self._lists for name, item in _items(one)}
        self._numbers = {name: number for number, name in enumerate(self._notes, 1)}
        references = [name for element in body.walk() if (name := referred_to(element)) in self._notes]
        self._references = Counter(references)
        self.as_list = as_list or not all(map(_fits_into_a_line, self._notes.values()))
        self._told: set[str] = set()

    @property
    def are_all_told(self) -> bool:
        """Whether each is in what was written."""
        return self.as_list or len(self._told) == len(self._notes)

    def are_in(self, element: Element) -> bool:
        """Whether it is a list of these notes, which is written otherwise."""
        return any(element is one for one in self._lists)

    def reference(self, element: Element, line: Callable[[Nodes], str]) -> str:
        """What stands in the text: of a note that is not there the number. ``line`` writes what fits into a line."""
        name = referred_to(element)
        number = self._numbers.get(name)
        if number is None:
            return f"<sup>{wikitext.words(element.text)}</sup>"
        if self.as_list:
            return f"<sup>{wikitext.page_link('', str(number), _id(number))}</sup>"
        named = f' name="note-{number}"' if self._references[name] > 1 else ""
        if name in self._told:
            return f"<ref{named} />"
        self._told.add(name)
        return f"<ref{named}>{'<br>'.join(filter(None, map(line, _paragraphs(self._notes[name]))))}</ref>"

    def listed(self, block: Callable[[Nodes], str]) -> str:
        """What stands at the end of the text; ``block`` writes anything as HTML."""
        if not self._notes:
            return ""
        if not self.as_list:
            return "<references />"
        items = (f'<li id="{_id(self._numbers[name])}">{block(note)}</li>' for name, note in self._notes.items())
        return f"----\n<ol>{''.join(items)}</ol>"


def referred_to(element: Element) -> str:
    """The name of the note to which an element is the raised number; empty for any other."""
    if element.name != "sup" or len(element.elements) != 1:
        return ""
    link = element.elements[0]
    _, marked, name = link.attributes.get("href", "").partition("#fn:")
    return unquote(name) if marked and link.has_class("footnote-ref") else ""


def _is_list(element: Element) -> bool:
    """Whether it is the list that stands below a text, as Markdown makes it; an unclosed tag may have torn it."""
    parts = element.elements
    if not element.has_class("footnote") or [part.name for part in parts] != ["hr", "ol"]:
        return False
    ids = [item.attributes.get("id", "") for item in parts[1].elements]
    beside = any(isinstance(child, str) and child.strip() for part in (element, parts[1]) for child in part.children)
    return not beside and len({*ids}) == len(ids) and all(one.startswith(_MARK) for one in ids)


def _items(element: Element) -> Iterator[tuple[str, Element]]:
    for item in element.elements[1].elements:
        yield item.attributes["id"].removeprefix(_MARK), item


def _without_ways_back(element: Element) -> list[Element | str]:
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            kept.append(child)
        elif child.has_class("footnote-backref"):
            kept[-1:] = [kept[-1].rstrip()] if kept and isinstance(kept[-1], str) else kept[-1:]
        else:
            inside = _without_ways_back(child)
            kept.append(Element(child.name, child.attributes, inside, child.has_blocks))
    return kept


def _paragraphs(note: Nodes) -> list[Nodes]:
    whole = [child.children for child in note if isinstance(child, Element) and child.name == "p"]
    return [*whole] if whole else [note]


def _fits_into_a_line(note: Nodes) -> bool:
    """Whether it is paragraphs alone, or the words of one, and refers to no other note."""
    elements = [child for child in note if isinstance(child, Element)]
    beside = any(isinstance(child, str) and child.strip() for child in note)
    inline = not any(one.is_block for one in elements)
    paragraphs = not beside and all(one.name == "p" and not one.has_blocks for one in elements)
    refers = any(referred_to(one) for element in elements for one in (element, *element.walk()))
    says_nothing = not "".join(child if isinstance(child, str) else child.text for child in note).strip()
    return (inline or paragraphs) and not refers and not says_nothing


def _id(number: int) -> str:
    return f"note-{number}"
