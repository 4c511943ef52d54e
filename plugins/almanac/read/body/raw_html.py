"""Looks through the HTML of a text for what the sanitiser will take away, so that it does not go without a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile

from almanac.model.problem import Severity
from almanac.read.body.allowed_html import (
    ATTRIBUTES,
    FORBIDDEN,
    ID_PREFIX,
    LINKS,
    OF_EVERY_TAG,
    OWN_ID,
    TAGS,
)
from almanac.read.body.document import START, Node, Position
from almanac.read.body.findings import MAX_FINDINGS, Finding, finding_of
from almanac.read.body.html_tags import Attribute, Tag, tags
from almanac.read.body.html_tags import Kind as Markup
from almanac.read.body.positions import PositionsWithin
from almanac.read.fault import Fault
from almanac.read.values.links import check_scheme, is_script, unlinkable

Follow = Callable[[str, str, Position], object]
_IN_MARKDOWN = "write it in Markdown, or link to where it is"
_INSTEAD = {
    "script": "delete it; code that is shown stands between backticks",
    "style": "delete it: the theme decides how pages look",
    "svg": "put the drawing in content/images/, and write `![What it shows](/images/name.svg)`",
    "math": "write it in words, or as a picture with the formula in its alt text",
    "form": "link to a form",
    "input": "link to a form; a box to tick is `- [ ]`",
    "iframe": "link to where it is",
    "video": "link to where it is",
    "audio": "link to where it is",
}
# What else holds an address, in elements and attributes that are left out.
_ADDRESSES = frozenset({"href", "src", "cite", "action", "formaction", "data", "poster", "background", "longdesc",
                        "xlink:href", "ping", "manifest", "codebase", "profile", "usemap", "lowsrc", "dynsrc", "srcset",
                        "imagesrcset", "archive", "classid"})  # fmt: skip
# What people read, where the word alone does no harm.
_READ = frozenset({"alt", "title", "aria-label"})
_NEVER_CLOSED = "is opened and not closed: what follows it would be lost"


def own_ids(pieces: Iterable[Node]) -> frozenset[str]:
    """The ids that an author gives to HTML of his own."""
    return frozenset(
        attribute.value
        for node in pieces
        for tag in tags(node.text)
        if tag.kind is Markup.START
        for attribute in tag.attributes
        if attribute.name == "id" and OWN_ID.fullmatch(attribute.value)
    )


class RawHtml:
    """Collects what is wrong in the pieces of HTML of one text.

    ``follow(tag, address, position)`` raises ``Fault`` for a link that leads nowhere; ``taken`` are the ids of the
    text's headings and footnotes; ``lines`` are those of the source.
    """

    def __init__(self, follow: Follow, taken: frozenset[str], lines: Sequence[str]) -> None:
        self.findings: list[Finding] = []
        self._follow = follow
        self._lines = lines
        self._taken = set(taken)
        self._forbidden: set[str] = set()
        self._first: dict[str, Position] = {}

    def look_through(self, node: Node) -> None:
        """Note what is not allowed in a piece of HTML, and what would be lost with it."""
        positions = PositionsWithin(node, self._lines)
        for tag in tags(node.text):
            if len(self.findings) > MAX_FINDINGS:
                return
            self._look_at(tag, positions)

    def first_of(self, element: str) -> Position:
        """Where such an element begins for the first time."""
        return self._first.get(element, START)

    def _look_at(self, tag: Tag, positions: PositionsWithin) -> None:
        where = positions.at(tag.position)
        if tag.kind is Markup.COMMENT and not tag.closed:
            self._note(where, f"the comment `<!--` {_NEVER_CLOSED}", "end it with `-->`")
        elif tag.kind is Markup.BOGUS:
            self._note(where, f"`{tag.name}` is left out", _meant(tag.name), Severity.WARNING)
        elif tag.kind is Markup.END and tag.name in FORBIDDEN:
            self._not_allowed(tag.name, where)
        elif tag.kind is Markup.START:
            self._first.setdefault(tag.name, where)
            self._start(tag, where, positions)

    def _start(self, tag: Tag, where: Position, positions: PositionsWithin) -> None:
        # What browsers make of `<image>`.
        name = "img" if tag.name == "image" else tag.name
        # The next tag has become an attribute of one that is not closed.
        own = tuple(takewhile(lambda attribute: "<" not in attribute.name, tag.attributes))
        if not tag.closed or len(own) < len(tag.attributes):
            self._note(where, f"the tag `<{tag.name}` {_NEVER_CLOSED}", "end it with `>`")
        self._element(name, where)
        if name == "img":
            self._picture({attribute.name: attribute.value for attribute in own}, where)
        for attribute in own:
            self._attribute(name, attribute, positions.at(attribute.position))

    def _element(self, name: str, where: Position) -> None:
        if name in FORBIDDEN:
            self._not_allowed(name, where)
        elif is_script(name):
            self._fault(unlinkable(name), where)
        elif name not in TAGS:
            hint = "write a heading as `## Heading`" if name == "h1" else _meant(f"<{name}>")
            self._note(where, f"`<{name}>` is left out, its text stays", hint, Severity.WARNING)

    def _not_allowed(self, name: str, where: Position) -> None:
        if name not in self._forbidden:
            self._forbidden.add(name)
            self._note(where, f"`<{name}>` is not allowed in a text", _INSTEAD.get(name, _IN_MARKDOWN))

    def _picture(self, attributes: dict[str, str], where: Position) -> None:
        if not attributes.get("alt", "").strip():
            self.findings.append(without_alt_text(attributes.get("src", "").strip(), where))

    def _attribute(self, tag: str, attribute: Attribute, where: Position) -> None:
        name, value = attribute.name, attribute.value
        if name.startswith("on"):
            self._note(where, f"`{name}` would run a script", "delete the attribute")
        elif (tag, name) in LINKS:
            self._check(lambda: self._follow(tag, value, where), where)
        elif tag in TAGS and name == "id":
            self._id(value, where)
        elif tag in TAGS and name not in ATTRIBUTES.get(tag, set()) | OF_EVERY_TAG:
            self._note(where, f"the attribute `{name}` of `<{tag}>` is left out", "delete it", Severity.WARNING)
        if name in _ADDRESSES and (tag, name) not in LINKS:
            self._check(lambda: check_scheme(value), where)
        elif name not in _READ and (tag, name) not in LINKS and is_script(value):
            self._fault(unlinkable(value), where)

    def _id(self, value: str, where: Position) -> None:
        if not OWN_ID.fullmatch(value):
            hint = "write it with letters, digits and hyphens"
            self._note(where, f"the id `{value}` is left out", hint, Severity.WARNING)
        elif f"{ID_PREFIX}{value}" in self._taken:
            hint = "give each its own"
            self._note(where, f"the id `{value}` stands twice, and is left out here", hint, Severity.WARNING)
        self._taken.add(f"{ID_PREFIX}{value}")

    def _check(self, look: Callable[[], object], where: Position) -> None:
        try:
            look()
        except Fault as fault:
            self._fault(fault, where)

    def _fault(self, fault: Fault, where: Position) -> None:
        self.findings.append(finding_of(fault, where))

    def _note(self, where: Position, message: str, hint: str, severity: Severity = Severity.ERROR) -> None:
        self.findings.append(Finding(where, message, hint, severity))


def without_alt_text(source: str, where: Position) -> Finding:
    """What is wrong with a picture of which nobody says what it shows."""
    hint = f"write what it shows between the brackets: `![A whiteboard]({source})`"
    return Finding(where, f"the picture `{source}` has no alt text", hint)


def _meant(text: str) -> str:
    return f"put it between backticks if the characters are meant: `` `{text}` ``"
