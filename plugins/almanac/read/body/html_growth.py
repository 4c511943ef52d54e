"""Finds HTML of which a browser's rules make many times as much, before a parser that keeps to them sees it."""

from __future__ import annotations

from collections.abc import Iterable

from almanac.read.body.html_tags import Kind, Tag

# Elements that browsers open again in every block that follows until they are closed (WHATWG HTML 13.2.4.3).
_REOPENED = frozenset(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
# Elements without an end, and those whose end goes without saying.
_ENDLESS = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
                      "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
                      "rp", "rt", "html", "body"])  # fmt: skip
_MAX_OPEN = 100
_MAX_ATTRIBUTES = 100
_MAX_ADDED = 200_000


class GrowthError(Exception):
    """HTML of which a browser's rules make many times as much: what, in words, and the element's name."""

    def __init__(self, repeated: str, element: str) -> None:
        super().__init__(repeated)
        self.repeated = repeated
        self.element = element


def check_growth(found_tags: Iterable[Tag]) -> None:
    """Raises ``GrowthError`` for markup of which a browser's rules make many times as much.

    What is opened and not closed nests all that follows; some elements are repeated in each block. A parser that
    keeps to the rules cannot be stopped once it has begun.
    """
    open_sizes: dict[str, list[int]] = {}
    depth = repeated = added = 0
    for tag in found_tags:
        sizes = open_sizes.setdefault(tag.name, [])
        if len(tag.attributes) > _MAX_ATTRIBUTES:
            raise GrowthError(f"attributes in `<{tag.name}>`", tag.name)
        if tag.kind is Kind.START and tag.name not in _ENDLESS:
            sizes.append(tag.end - tag.position if tag.name in _REOPENED else 0)
            depth += 1
            repeated += sizes[-1]
        elif tag.kind is Kind.END and sizes:
            depth -= 1
            repeated -= sizes.pop()
        if tag.kind is Kind.START and tag.name not in _REOPENED:
            added += repeated
        if depth > _MAX_OPEN or added > _MAX_ADDED:
            weigh = len if depth > _MAX_OPEN else sum
            name = max(open_sizes, key=lambda name: weigh(open_sizes[name]))
            raise GrowthError(f"elements that are opened and not closed, such as `<{name}>`,", name)
