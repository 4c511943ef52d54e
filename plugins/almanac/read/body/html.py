"""HTML that a submission brings -> HTML that runs nothing and loads nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile

import nh3

from almanac.model.problem import Severity
from almanac.read.body.markup import Kind, Tag, check_growth, tags
from almanac.read.fault import Fault
from almanac.read.values.links import check_scheme, is_script, unlinkable

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
_IN_MARKDOWN = "write it in Markdown, or link to where it is"
_INSTEAD = {
    "script": "delete it; code that is shown stands between backticks",
    "style": "delete it: the theme decides how pages look",
    "svg": "put the drawing in content/images/, and write `![What it shows](/images/name.svg)`",
    "math": "write it in words, or as a picture with the formula in its alt text",
    "form": "link to a form",
    "input": "link to a form",
    "iframe": "link to where it is",
    "video": "link to where it is",
    "audio": "link to where it is",
}
# Classes that Markdown's extensions and Pygments write; others could dress up as parts of the page.
_CLASS = re.compile(
    r"[a-z]{1,2}[0-9]?|highlight|headerlink|footnote(-ref|-backref)?|linenos|align-(left|center|right)|language-[\w+-]+"
)
_LINKS = {("a", "href"), ("img", "src"), ("blockquote", "cite"), ("q", "cite")}
# What else holds an address, in elements and attributes that are left out.
_ADDRESSES = {"href", "src", "cite", "action", "formaction", "data", "poster", "background", "longdesc", "xlink:href",
              "ping", "manifest", "codebase", "profile", "usemap", "lowsrc", "dynsrc", "srcset", "imagesrcset",
              "archive", "classid"}  # fmt: skip
# What people read, where the word alone does no harm.
_READ = {"alt", "title", "aria-label"}
_NO_ADDRESS = "]()"  # how a link without one stands in Markdown
_NEVER_CLOSED = "is opened and not closed: what follows it would be lost"
# Beyond that many, more of them help nobody; each may be looked for among all files.
MAX_FINDINGS = 100


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

    ``inspect`` says what had to go; text without HTML and pictures of its own has nothing but links. Raises
    ``TooMuchWorkError`` for HTML that a browser's rules make many times as large.
    """
    findings = _inspected(html, resolve) if inspect else []

    def attribute(tag: str, name: str, value: str) -> str | None:
        if name == "class":
            return " ".join(part for part in value.split() if _CLASS.fullmatch(part)) or None
        if (tag, name) not in _LINKS:
            return value
        if len(findings) > MAX_FINDINGS:
            return None
        try:
            return resolve(tag, value)
        except Fault as fault:
            findings.append(Finding(value.strip() or _NO_ADDRESS, fault.message, fault.hint))
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
    if not inspect and _links(cleaned) < _links(html):
        findings = [*_inspected(html, resolve), *findings]
    return Cleaned(cleaned, list(dict.fromkeys(findings)))


def _inspected(html: str, resolve: Callable[[str, str], str]) -> list[Finding]:
    found = tuple(tags(html))
    check_growth(found)
    inspector = _Inspector(resolve)
    for tag in found:
        if len(inspector.findings) <= MAX_FINDINGS:
            inspector.look_at(tag)
    return list(inspector.findings)


def _links(html: str) -> int:
    return html.count('href="') + html.count('src="') + html.count('cite="')


class _Inspector:
    """Looks for what the sanitiser will take away."""

    def __init__(self, resolve: Callable[[str, str], str]) -> None:
        # A dictionary keeps the order, and each of them once.
        self.findings: dict[Finding, None] = {}
        self._resolve = resolve

    def look_at(self, tag: Tag) -> None:
        """Note what is not allowed in a piece of markup, and what would be lost with it."""
        if tag.kind is Kind.COMMENT and not tag.closed:
            self._note("<!--", f"the comment `<!--` {_NEVER_CLOSED}", "end it with `-->`")
        elif tag.kind is Kind.BOGUS:
            self._note(tag.name, f"`{tag.name}` is left out", _meant(tag.name), Severity.WARNING)
        elif tag.kind is Kind.END and tag.name in _FORBIDDEN:
            self._forbidden(tag.name, f"</{tag.name}")
        elif tag.kind is Kind.START:
            self._start(tag)

    def _start(self, tag: Tag) -> None:
        # What browsers make of `<image>`.
        name = "img" if tag.name == "image" else tag.name
        # The next tag has become an attribute of one that is not closed.
        own = tuple(takewhile(lambda given: "<" not in given[0], tag.attributes))
        if not tag.closed or len(own) < len(tag.attributes):
            self._note(f"<{tag.name}", f"the tag `<{tag.name}` {_NEVER_CLOSED}", "end it with `>`")
        if name in _FORBIDDEN:
            self._forbidden(name, f"<{name}")
        elif is_script(name):
            self._fault(name, unlinkable(name))
        elif name not in _TAGS:
            said = f"`<{name}>` is left out, its text stays"
            hint = "write a heading as `## Heading`" if name == "h1" else _meant(f"<{name}>")
            self._note(f"<{name}", said, hint, Severity.WARNING)
        if name == "img":
            self._picture(dict(own))
        for attribute, value in own:
            self._attribute(name, attribute, value)

    def _forbidden(self, name: str, literal: str) -> None:
        said = f"`<{name}>` is not allowed in a text"
        if not any(finding.message == said for finding in self.findings):
            self._note(literal, said, _INSTEAD.get(name, _IN_MARKDOWN))

    def _picture(self, attributes: dict[str, str]) -> None:
        if not attributes.get("alt", "").strip():
            source = attributes.get("src", "").strip()
            hint = f"write what it shows between the brackets: `![A whiteboard]({source})`"
            self._note(source or "<img", f"the picture `{source}` has no alt text", hint)

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self._note(name, f"`{name}` would run a script", "delete the attribute")
        elif (tag, name) in _LINKS:
            self._address(value, lambda: self._resolve(tag, value))
        elif tag in _TAGS and name not in _ATTRIBUTES.get(tag, set()) | _ATTRIBUTES["*"]:
            said = f"the attribute `{name}` of `<{tag}>` is left out"
            self._note(name, said, "delete it", Severity.WARNING)
        if name in _ADDRESSES and (tag, name) not in _LINKS:
            self._address(value, lambda: check_scheme(value))
        elif name not in _READ and (tag, name) not in _LINKS and is_script(value):
            self._fault(value, unlinkable(value))

    def _address(self, value: str, look: Callable[[], object]) -> None:
        try:
            look()
        except Fault as fault:
            self._fault(value, fault)

    def _fault(self, value: str, fault: Fault) -> None:
        self._note(value.strip() or _NO_ADDRESS, fault.message, fault.hint)

    def _note(self, literal: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.findings[Finding(literal, message, hint, severity)] = None


def _meant(text: str) -> str:
    return f"put it between backticks if the characters are meant: `` `{text}` ``"
