"""Makes a tree of sanitised HTML, in which each element but the empty ones is closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = frozenset({"br", "hr", "img", "source", "wbr"})
_DECORATIONS = ("headerlink", "footnote-backref", "footnote-ref")
# Elements that stand in no line.
_BLOCKS = frozenset({"blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5",
                     "h6", "hr", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
                     "tr", "ul"})  # fmt: skip


@dataclass(slots=True)
class Element:
    """An element; its children are elements and texts. ``has_blocks``: something in it stands in no line."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)
    has_blocks: bool = False

    @property
    def is_block(self) -> bool:
        """Whether it stands in no line, or something in it does not."""
        return self.has_blocks or self.name in _BLOCKS

    @property
    def wraps_blocks(self) -> bool:
        """Whether it is of a line, and has something in it that is not."""
        return self.has_blocks and self.name not in _BLOCKS

    def has_class(self, name: str) -> bool:
        """Whether it has a class."""
        return name in self.attributes.get("class", "").split()

    @property
    def is_decoration(self) -> bool:
        """Whether it is a link that only helps to move on the page."""
        return any(map(self.has_class, _DECORATIONS))

    @property
    def elements(self) -> list[Element]:
        """Its children without texts."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """All texts in it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @property
    def lines(self) -> str:
        """The same with its lines, and the words of pictures, as code shows it."""
        if self.name == "br":
            return "\n"
        if self.is_decoration:
            return ""
        if self.name == "img":
            return self.attributes.get("alt", "")
        inside = "".join(child if isinstance(child, str) else child.lines for child in self.children)
        return f"\n{inside}\n" if self.name in _BLOCKS else inside

    def walk(self) -> Iterator[Element]:
        """All elements in it, in their order."""
        for child in self.elements:
            yield child
            yield from child.walk()


def tree_of(html: str) -> Element:
    """The elements of a text, within one around them all."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag in _BLOCKS:
            self._mark_all_around()
        if tag not in _EMPTY:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if self._open[-1].name == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _mark_all_around(self) -> None:
        for around in reversed(self._open):
            if around.has_blocks:  # and so is all that is around it
                return
            around.has_blocks = True
