"""Parses YAML into nodes; where a field is no YAML, that is said and the others are read all the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from almanac.read.fault import FaultInLine
from almanac.read.front_matter.yaml_faults import in_plain_words

MAX_BYTES = 64_000
_MAX_BRACKETS = 1000
_MAX_FAULTS = 20
# YAML refuses most of these, and takes U+0085, U+2028 and U+2029 for ends of lines that no editor shows.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_CONTROL_IN_ASCII = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
# A line of dashes nests one list in another at each; the parser is recursive.
_MOST_NESTED = 50
_NESTED = re.compile(rf"(?:[-?][ \t]+){{{_MOST_NESTED}}}")
_NAME = re.compile(r"\s*(?:- +)*[\"']?([^\s:\"']+)[\"']?\s*:(?=\s|$)")


class _Loader(yaml.CBaseLoader):
    """Composes without asking of each value whether it is a number, a day or a switch: all are read as text."""

    def resolve(self, _kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        """The same for all; nobody looks at it."""
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, _parent: yaml.Node | None, _index: object) -> None:
        """Called before each node; what it is does not depend on where it stands."""

    def ascend_resolver(self) -> None:
        """Called after each node."""


@dataclass(slots=True)
class Composed:
    """The tree (lines count from 0), what is wrong with the field of which name, and the names that were left out."""

    node: yaml.Node | None = None
    faults: list[tuple[str, FaultInLine]] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)


def compose(source: str) -> Composed:
    """The tree of nodes of what can be read; nothing at all of a source that would take too long."""
    composed = Composed()
    large = _too_much(source)
    if large:
        return Composed(faults=[("", large)])
    lines = source.split("\n")
    is_readable = not may_have_invisible(source) and source.count("-") + source.count("?") < _MOST_NESTED
    for number, line in enumerate(() if is_readable else source.split("\n")):
        fault = _unreadable(line, number)
        if fault:
            _leave_out(lines, fault, composed)
    while len(composed.faults) < _MAX_FAULTS:
        try:
            composed.node = _Loader("\n".join(lines)).get_single_node()
        except yaml.MarkedYAMLError as error:
            _leave_out(lines, in_plain_words(error, "\n".join(lines)), composed)
        else:
            return composed
    return Composed(faults=composed.faults)


def may_have_invisible(text: str) -> bool:
    """Whether there may be controls or overrides of direction in it: a closer look takes much longer."""
    if text.isascii():
        return len(text.encode().translate(None, _CONTROL_IN_ASCII)) != len(text)
    # To Python, which is quick to say it, all of these are unprintable.
    return not text.replace("\n", "").isprintable()


def _too_much(source: str) -> FaultInLine | None:
    if len(source.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return FaultInLine(0, "the front matter is larger than 64 KB", "move the text below the second `---`")
    if max(source.count("["), source.count("{")) > _MAX_BRACKETS:
        return FaultInLine(0, "the front matter has more than 1,000 brackets", "put text that has brackets in quotes")
    return None


def _unreadable(line: str, number: int) -> FaultInLine | None:
    control = CONTROL.search(line)
    if control:
        message = f"has an invisible control character (U+{ord(control[0]):04X})"
        return FaultInLine(number, message, "delete it, or write the line again")
    if _NESTED.search(line):
        return FaultInLine(number, "is nested too deeply", "no field needs more than three levels")
    return None


def _leave_out(lines: list[str], fault: FaultInLine, composed: Composed) -> None:
    """Note the fault, and empty the lines of the field that has it, so that the rest can be read."""
    name = _NAME.match(lines[fault.line])
    own = name[1] if name and not lines[fault.line][:1].isspace() else ""
    composed.faults.append((own, fault))
    begin = end = fault.line
    while begin > 0 and not _is_top(lines[begin]):
        begin -= 1
    while end + 1 < len(lines) and not _is_top(lines[end + 1]):
        end += 1
    composed.unread |= {match[1] for line in lines[begin : end + 1] if (match := _NAME.match(line))}
    lines[begin : end + 1] = [""] * (end + 1 - begin)


def _is_top(line: str) -> bool:
    """Whether a field begins here, and nothing goes on from above."""
    return bool(line.strip()) and line[0] not in " \t-#]}"
