"""Says what each element of HTML is to a text: a mark, a block, something around others, or nothing."""

from __future__ import annotations

from typing import Any

MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "s": "del", "strike": "del", "del": "del"}
AS_THEY_ARE = {"abbr": "abbr", "acronym": "abbr", "bdi": "bdi", "bdo": "bdo", "cite": "cite", "dfn": "dfn",
               "ins": "ins", "kbd": "kbd", "mark": "mark", "q": "q", "rp": "rp", "rt": "rt", "ruby": "ruby",
               "samp": "samp", "small": "small", "sub": "sub", "sup": "sup", "time": "time", "u": "u",
               "var": "var"}  # fmt: skip
KEPT_ATTRIBUTES = {"abbr": ("title",), "dfn": ("title",), "time": ("datetime",)}
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# What stands in a line of its own, and means nothing but that.
WRAPPERS = frozenset(["address", "article", "aside", "body", "center", "dir", "div", "fieldset", "footer", "form",
                      "header", "hgroup", "html", "legend", "main", "nav", "noframes", "optgroup", "option", "p",
                      "search", "section", "tbody", "td", "tfoot", "th", "thead", "tr", "figcaption", "caption",
                      "summary", "li", "dd", "dt"])  # fmt: skip
# What shows something that a text cannot have; the words are for people who read what came of an import.
DROPPED = {"script": "scripts", "style": "styles", "template": "templates", "svg": "drawings in the text",
           "canvas": "drawings in the text", "select": "forms", "textarea": "forms", "input": "forms",
           "datalist": "forms", "meter": "forms", "progress": "forms", "output": "forms",
           "map": "maps of pictures"}  # fmt: skip
# Without a word: they show nothing.
SILENT = frozenset(["area", "base", "basefont", "bgsound", "col", "colgroup", "head", "link", "meta", "noscript",
                    "param", "source", "title", "track", "wbr"])  # fmt: skip
EMBEDDED = {"iframe": "frames", "frame": "frames", "embed": "objects", "object": "objects", "applet": "objects",
            "video": "films", "audio": "sounds", "portal": "frames"}  # fmt: skip
_ALERTS = {"note": "note", "info": "note", "seealso": "note", "todo": "note", "tip": "tip", "hint": "tip",
           "success": "tip", "important": "important", "warning": "warning", "attention": "warning",
           "caution": "caution", "danger": "caution", "error": "caution"}  # fmt: skip
_ALERT_CLASSES = frozenset(["admonition", "markdown-alert", "alert"])
_TITLE_CLASSES = frozenset(["admonition-title", "markdown-alert-title", "alert-title"])


def classes(element: Any) -> frozenset[str]:
    """The classes of an element, in lower case."""
    return frozenset((element.get("class") or "").lower().split())


def name_of(element: Any) -> str:
    """Its name in lower case, without the prefix of a language of its own."""
    return str(element.tag).lower().rpartition(":")[2] if isinstance(element.tag, str) else ""


def alert_of(element: Any) -> str:
    """Which alert it is, as Python-Markdown, docutils, GitHub and this site write them; empty for what is none."""
    own = classes(element)
    if not own & _ALERT_CLASSES or name_of(element) not in ("div", "aside", "section", "blockquote"):
        return ""
    for name in sorted(own):
        bare = name.removeprefix("markdown-alert-").removeprefix("alert-")
        if bare in _ALERTS:
            return _ALERTS[bare]
    return "note" if "admonition" in own else ""


def is_title_of_alert(element: Any) -> bool:
    """Whether it is the line on top of an alert."""
    return bool(classes(element) & _TITLE_CLASSES)


def is_figure(element: Any) -> bool:
    """Whether it holds a picture with its caption, also as WordPress wrote it before, and docutils."""
    own = classes(element)
    return element.tag == "figure" or (
        element.tag in ("div", "dl") and bool(own & {"wp-caption", "figure", "gallery-item"})
    )


def is_caption(element: Any) -> bool:
    """Whether it is the line below a picture."""
    own = classes(element)
    return element.tag == "figcaption" or bool(own & {"wp-caption-text", "gallery-caption"}) or (
        element.tag == "p" and "caption" in own)  # fmt: skip


def is_hidden(element: Any) -> bool:
    """Whether browsers do not show it."""
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def is_flag(element: Any, name: str) -> bool:
    """Whether the link is only there to move within the old page."""
    return name == "a" and bool(classes(element) & {"headerlink", "anchorjs-link", "anchor-link"})
