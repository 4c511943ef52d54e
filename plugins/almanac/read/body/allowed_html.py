"""The HTML that a page may get from a text: elements, attributes, classes."""

from __future__ import annotations

import re
from functools import lru_cache

_TEXT = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp",
         "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}  # fmt: skip
_BLOCKS = {"blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5",
           "h6", "hr", "img", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
           "ul"}  # fmt: skip
# The page's title is its one first-level heading: what Markdown makes of `#` is below it before it comes here.
TAGS = frozenset(_TEXT | _BLOCKS)
OF_EVERY_TAG = frozenset({"id", "class", "lang", "dir", "title"})
ATTRIBUTES = {
    "a": {"href", "aria-label"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "details": {"open"},
}
LINKS = frozenset({("a", "href"), ("img", "src"), ("blockquote", "cite"), ("q", "cite")})
# What would run, load or collect something; leaving it out silently would hide the author's intent.
FORBIDDEN = frozenset({"script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input",
                       "button", "select", "textarea", "base", "meta", "link", "svg", "math", "video", "audio",
                       "source", "template", "noscript", "portal", "title", "head", "html", "body", "xmp", "noembed",
                       "noframes", "plaintext"})  # fmt: skip
# An author's `id`; on the page it has a prefix, so that none can be one of the page's own.
OWN_ID = re.compile(r"(?:[^\W_]|-)+")
ID_PREFIX = "text-"
# Classes that Markdown and Pygments write; others could dress up as parts of the page.
_CLASS = re.compile(
    r"[a-z]{1,2}[0-9]?|highlight|headerlink|footnote(-ref|-backref)?|linenos|align-(left|center|right)"
    r"|language-[\w+-]+|alert(-(note|tip|important|warning|caution|title))?|task"
)


@lru_cache(maxsize=1024)  # the same few in every text; an author's own may be any
def allowed_classes(value: str) -> str:
    """Those of a list of classes that a text may have."""
    return " ".join(part for part in value.split() if _CLASS.fullmatch(part))
