"""Keeps a text in Markdown as its author wrote it, with other addresses in its links and pictures alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from almanac.read.body.document import Document, Kind, Node
from almanac.read.body.engine import parse
from almanac.read.body.html_tags import tags
from almanac.read.body.limits import OutOfBoundsError

_RAW = frozenset([Kind.HTML_BLOCK, Kind.HTML_INLINE])
_ADDRESSED = frozenset([Kind.LINK, Kind.IMAGE])
# What stands before and behind an address in a text (CommonMark 4.7, 6.3).
_BEFORE, _BEHIND = r"(?<=\]\()\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?", r"(?=>|\)|\s|$)"
# So many different ones are looked for, each in the whole text.
_MOST = 200


def with_other_addresses(markdown: str, link: Callable[[str], str], picture: Callable[[str], str]) -> str:
    """The text, each address as ``link`` or ``picture`` gives it; empty where it cannot be kept so.

    What was changed is read again: nothing but addresses may differ.
    """
    try:
        before = parse(markdown)
    except OutOfBoundsError:
        return ""
    if any(_has_address(node) for kind in _RAW for node in before.of_kind[kind]):
        return ""
    wanted: dict[str, str] = {}
    for node in _addressed(before):
        new = picture(node.address) if node.kind is Kind.IMAGE else link(node.address)
        if not new or wanted.setdefault(node.address, new) != new:
            return ""
    others = {old: new for old, new in wanted.items() if old != new}
    if len(others) > _MOST:
        return ""
    changed = _changed(markdown, others) if others else markdown
    try:
        after = parse(changed)
    except OutOfBoundsError:
        return ""
    return changed if [*_parts(after)] == [*_parts(before, wanted)] else ""


def _has_address(node: Node) -> bool:
    return any(
        attribute.name in ("href", "src", "srcset", "data", "cite")
        for tag in tags(node.text)
        for attribute in tag.attributes
    )


def _addressed(document: Document) -> Iterator[Node]:
    for kind in _ADDRESSED:
        yield from document.of_kind[kind]


def _changed(markdown: str, others: dict[str, str]) -> str:
    # In one pass: what one address becomes may be another's.
    known = "|".join(re.escape(old) for old in sorted(others, key=len, reverse=True))
    pattern = re.compile(rf"(?P<before>{_BEFORE})(?P<address>{known}){_BEHIND}", re.MULTILINE)
    return pattern.sub(lambda match: match["before"] + _written(others[match["address"]]), markdown)


def _written(address: str) -> str:
    return re.sub(r"[()]", r"\\\g<0>", address.replace(" ", "%20"))


def _parts(document: Document, wanted: dict[str, str] | None = None) -> Iterator[tuple[object, ...]]:
    """All that a text says, with the addresses that are wanted."""
    for node in document.walk():
        address = (wanted or {}).get(node.address, node.address) if node.kind in _ADDRESSED else ""
        yield node.kind, node.text, node.name, node.level, node.title, node.first_number, node.tight, node.done, address
