"""Puts sanitised HTML right where elements stand in what may not hold them: EPUB has a schema, browsers take anything.

Nothing that can be read is lost: an element that is where it may not be becomes a ``div`` or a ``span``, or gives way
to what it holds (HTML, "Kinds of content").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    ["blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li",
     "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"]
)  # fmt: skip
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_OF_WORDS_ALONE = ("p", "pre", *_HEADINGS)
_ROW_GROUPS = ("thead", "tbody", "tfoot")
_LISTS = ("ul", "ol")
# What opens and shuts has nothing to open it on paper; the words of a time are said already.
_OTHERWISE = {"details": "div", "summary": "div", "time": "span"}


def made_valid(root: HtmlElement) -> None:
    """Change the tree below ``root``, which may hold whatever a page may."""
    for mend in _IN_ORDER:
        mend(root)


def _rename(root: HtmlElement) -> None:
    for name, other in _OTHERWISE.items():
        for element in root.iter(name):
            element.tag = other


def _unwrap(root: HtmlElement) -> None:
    """Words hold no blocks; a link may, where blocks may stand."""
    for element in reversed(_below(root)):
        if element.tag in _BLOCKS or not _holds(element, _BLOCKS):
            continue
        if element.tag != "a" or _within(element, (*_OF_WORDS_ALONE, *_words(root))):
            element.drop_tag()
    for element in root.iter(*_OF_WORDS_ALONE):
        if _holds(element, _BLOCKS):
            element.tag = "div"
    for name in ("a", "dfn"):
        for element in root.iter(name):
            if _within(element, (name,)):
                element.tag = "span"


def _words(root: HtmlElement) -> frozenset[str]:
    return frozenset(element.tag for element in root.iter()) - _BLOCKS - {"a"}


def _mend_lists(root: HtmlElement) -> None:
    for element in root.iter(*_LISTS):
        _wrap_others(element, ("li",), "li")
    for element in root.iter("li"):
        if element.getparent().tag not in _LISTS:
            element.tag = "div"


def _mend_definitions(root: HtmlElement) -> None:
    for element in root.iter("dl"):
        if not _has_pairs(element):
            element.tag = "div"
    for element in root.iter("dt", "dd"):
        if element.getparent().tag != "dl":
            element.tag = "div"
    for element in root.iter("dt", "th"):
        for heading in element.iter(*_HEADINGS):
            heading.tag = "div"


def _has_pairs(element: HtmlElement) -> bool:
    """Whether it is names and what they mean, one after the other, and nothing else."""
    kinds = "".join({"dt": "n", "dd": "m"}.get(child.tag, "?") for child in element)
    has_words = any(map(str.strip, _own_words(element)))
    return kinds.startswith("n") and kinds.endswith("m") and "?" not in kinds and not has_words


def _mend_tables(root: HtmlElement) -> None:
    for table in list(root.iter("table")):
        _mend_table(table)
    for element in root.iter(*_ROW_GROUPS):
        if element.getparent().tag != "table":
            element.tag = "div"
    for element in root.iter("tr"):
        if element.getparent().tag not in _ROW_GROUPS:
            element.tag = "div"
    for element in root.iter("td", "th"):
        if element.getparent().tag != "tr":
            element.tag = "div"


def _mend_table(table: HtmlElement) -> None:
    """Rows in groups, the head first and the foot last; one without a row is none."""
    _wrap_others(table, (*_ROW_GROUPS, "tr"), "tr")
    _wrap_others(table, _ROW_GROUPS, "tbody")
    for group in table:
        _wrap_others(group, ("tr",), "tr")
        for row in group:
            _wrap_others(row, ("td", "th"), "td")
            if not len(row):
                row.drop_tree()
    for group in list(table):
        if not len(group):
            group.drop_tree()
    last = len(table) - 1
    for place, group in enumerate(table):
        if (group.tag == "thead" and place) or (group.tag == "tfoot" and (place < last or not place)):
            group.tag = "tbody"
    if len(table) == 1:
        table[0].tag = "tbody"
    if not len(table):
        table.drop_tree()


def _mend_figures(root: HtmlElement) -> None:
    for element in root.iter("figcaption"):
        around = element.getparent()
        is_at_end = element.getnext() is None and not (element.tail or "").strip()
        is_at_start = element.getprevious() is None and not (around.text or "").strip()
        others = [other for other in around.iterchildren("figcaption") if other is not element]
        if around.tag != "figure" or others or not (is_at_end or is_at_start):
            element.tag = "div"


def _mend_ruby(root: HtmlElement) -> None:
    """A reading stands behind what is read, with or without brackets for who cannot set it above."""
    for element in root.iter("ruby"):
        kinds = [child.tag for child in element if child.tag in {"rt", "rp"}]
        if kinds != ["rt"] or element[-1].tag != "rt" or (element[-1].tail or "").strip():
            element.tag = "span"
    for element in root.iter("rt", "rp"):
        if element.getparent().tag != "ruby":
            element.tag = "span"


_IN_ORDER: tuple[Callable[[HtmlElement], None], ...] = (
    _rename,
    _unwrap,
    _mend_lists,
    _mend_definitions,
    _mend_tables,
    _mend_figures,
    _mend_ruby,
)


def _below(root: HtmlElement) -> list[HtmlElement]:
    return list(root.iterdescendants())


def _holds(element: HtmlElement, names: Iterable[str]) -> bool:
    return next(element.iterdescendants(*names), None) is not None


def _within(element: HtmlElement, names: Iterable[str]) -> bool:
    return next(element.iterancestors(*names), None) is not None


def _own_words(element: HtmlElement) -> list[str]:
    return [element.text or "", *(child.tail or "" for child in element)]


def _wrap_others(element: HtmlElement, names: tuple[str, ...], wrapper: str) -> None:
    """Put each stretch of anything but such children into a child of that name."""
    stretches: list[HtmlElement] = []

    def stretch() -> HtmlElement:
        if not stretches or stretches[-1].tag != wrapper or stretches[-1].get(_MADE) is None:
            made: HtmlElement = element.makeelement(wrapper, {_MADE: ""})
            stretches.append(made)
        return stretches[-1]

    if (element.text or "").strip():
        stretch().text, element.text = element.text, None
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag in names:
            stretches.append(child)
        else:
            stretch().append(child)
        if not (tail or "").strip():
            child.tail = tail
        elif child.tag in names:
            stretch().text = tail
        else:
            child.tail = tail
    element[:] = stretches
    for made in stretches:
        made.attrib.pop(_MADE, None)


_MADE = "data-made"
