"""HTML that a submission brings -> HTML that runs nothing and loads nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from almanac.model.problem import Severity
from almanac.read.fault import Fault

_TEXT = {"a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "rp",
         "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}  # fmt: skip
_BLOCKS = {"blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5",
           "h6", "hr", "img", "li", "ol", "p", "pre", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
           "ul"}  # fmt: skip
# The page's title is its one first-level heading: what Markdown makes of `#` is below it before it comes here.
_TAGS = _TEXT | _BLOCKS
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
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
# What would run, load or collect something; leaving it out silently would hide the author's intent.
_FORBIDDEN = {"script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "form", "input", "button",
              "select", "textarea", "base", "meta", "link", "svg", "math", "video", "audio", "source", "template",
              "noscript", "portal", "title", "head", "html", "body"}  # fmt: skip
# Classes that Markdown's extensions and Pygments write; others could dress up as parts of the page.
_CLASS = re.compile(
    r"[a-z]{1,2}[0-9]?|highlight|headerlink|footnote(-ref|-backref)?|linenos|align-(left|center|right)|language-[\w+-]+"
)
_LINKS = {("a", "href"), ("img", "src"), ("blockquote", "cite"), ("q", "cite")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a body; ``literal`` is what to look for in the source to find its line."""

    literal: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR


@dataclass(slots=True)
class Cleaned:
    """Sanitised HTML, and what had to go."""

    html: str
    findings: list[Finding] = field(default_factory=list)


def clean(html: str, resolve: Callable[[str, str], str], *, inspect: bool = True) -> Cleaned:
    """Sanitise; ``resolve(tag, address)`` gives the address for the page or raises ``Fault``.

    ``inspect`` says what had to go; text without HTML and pictures of its own has nothing but links.
    """
    findings: list[Finding] = []

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name == "class":
            return " ".join(part for part in value.split() if _CLASS.fullmatch(part)) or None
        if (tag, name) not in _LINKS:
            return value
        try:
            return resolve(tag, value)
        except Fault as fault:
            findings.append(Finding(value.strip(), fault.message, fault.hint))
            return None

    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto"},
        link_rel=None,
        strip_comments=True,
    )
    # The sanitiser drops an address of another scheme without asking.
    if inspect or _links(cleaned) < _links(html):
        findings = [*_inspected(html, resolve), *findings]
    return Cleaned(cleaned, list(dict.fromkeys(findings)))


def _inspected(html: str, resolve: Callable[[str, str], str]) -> list[Finding]:
    inspector = _Inspector(resolve)
    inspector.feed(html)
    inspector.close()
    return inspector.findings


def _links(html: str) -> int:
    return html.count('href="') + html.count('src="') + html.count('cite="')


class _Inspector(HTMLParser):
    """Looks for what the sanitiser will take away."""

    def __init__(self, resolve: Callable[[str, str], str]) -> None:
        super().__init__(convert_charrefs=True)
        self.findings: list[Finding] = []
        self._resolve = resolve

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that is not allowed, and each attribute that is not."""
        if tag in _FORBIDDEN:
            said = f"`<{tag}>` is not allowed in a text"
            self.findings.append(Finding(f"<{tag}", said, "write it in Markdown, or link to where it is"))
        elif tag not in _TAGS:
            said = f"`<{tag}>` is left out, its text stays"
            meant = f"put it between backticks if the characters are meant: `` `<{tag}>` ``"
            hint = "write a heading as `## Heading`" if tag == "h1" else meant
            self.findings.append(Finding(f"<{tag}", said, hint, Severity.WARNING))
        if tag == "img" and not (dict(attrs).get("alt") or "").strip():
            source = (dict(attrs).get("src") or "").strip()
            hint = f"write what it shows between the brackets: `![A whiteboard]({source})`"
            self.findings.append(Finding(source or "<img", f"the picture `{source}` has no alt text", hint))
        for name, value in attrs:
            self._attribute(tag, name)
            if (tag, name) in _LINKS:
                self._link(tag, value or "")

    def _link(self, tag: str, address: str) -> None:
        try:
            self._resolve(tag, address)
        except Fault as fault:
            self.findings.append(Finding(address.strip(), fault.message, fault.hint))

    def _attribute(self, tag: str, name: str) -> None:
        if name.startswith("on"):
            self.findings.append(Finding(name, f"`{name}` would run a script", "delete the attribute"))
        elif tag in _TAGS and name not in _ATTRIBUTES.get(tag, set()) | _ATTRIBUTES["*"]:
            said = f"the attribute `{name}` of `<{tag}>` is left out"
            self.findings.append(Finding(name, said, "delete it", Severity.WARNING))
