"""Reads front matter: every value as it was written, with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from almanac.model.problem import Problem, Severity
from almanac.read.fault import FaultInLine, presentable
from almanac.read.front_matter.fences import end_of_front_matter
from almanac.read.front_matter.yaml_faults import (
    COMMENT,
    LISTS_OF_NAMES,
    NAMES_BELOW,
    inside_typographic,
    no_colon,
    quoted,
)
from almanac.read.front_matter.yaml_nodes import CONTROL, compose, may_have_invisible

# What a value is before the schema has seen it: text, nothing, a list or a mapping of these.
Raw: TypeAlias = "str | list[Raw] | dict[str, Raw] | None"
Path = tuple[str | int, ...]

MAX_DEPTH = 20
_NULLS = {"", "~", "null", "Null", "NULL"}
_BIDI_OVERRIDES = re.compile("[\u202a-\u202e]")
_HAS_OVERRIDES = "has invisible characters that change the direction of text (U+202A to U+202E)"
_LEFT_OUT = "they are left out; delete them"
# What git leaves where it cannot merge (git-merge(1), "How conflicts are presented").
_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")
# Without any of these, a value on one line is what YAML says that it is: a name for a value or a tag where one can
# begin, an escape, a comment that may be a part of a text, marks that look like quotes, a dash without its space.
_NEEDS_A_CLOSER_LOOK = re.compile(r"(?<!\w)[&!]|\\|[ \t]#[^ \t]|[“„”«»‹›‘‚「]")
_DASH = re.compile(r"\n[ \t]*-[^\W\d]")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values as written, the line of each by its path, and the Markdown that follows.

    ``unread`` are names of fields that stand in the file and could not be read; ``is_lost``: none could be.
    """

    path: str
    data: dict[str, Raw] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    unread: frozenset[str] = frozenset()
    is_lost: bool = False

    def is_unread(self, name: str) -> bool:
        """Whether nobody can say that the field is missing."""
        return self.is_lost or name in self.unread

    def line(self, where: Path) -> int:
        """The line of a value, or of the nearest one that encloses it."""
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[:-1]
        return 1


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Split a file and read its front matter; None when there is nothing to go on with."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if any(sign in text and sign * 7 in text for sign in "<>"):
        unfinished = [_unfinished(path, number, line) for number, line in enumerate(lines, 1) if _CONFLICT.match(line)]
        if unfinished:
            return None, unfinished
    try:
        end = end_of_front_matter(lines)
    except FaultInLine as fault:
        return None, [Problem(path, fault.line + 1, "", fault.message, fault.hint)]
    source = "\n".join(lines[1:end]) + "\n"
    composed = compose(source)
    # In the tree, line 0 is line 2 of the file.
    problems = [Problem(path, fault.line + 2, name, fault.message, fault.hint) for name, fault in composed.faults]
    reader = _Reader(path, lines, is_plain=_is_plain(source))
    data = reader.mapping(composed.node)
    is_lost = data is None or (composed.node is None and bool(problems))
    body = "\n".join(lines[end + 1 :])
    unread = frozenset(composed.unread)
    problems += reader.problems
    if may_have_invisible(body):
        body = _BIDI_OVERRIDES.sub("", CONTROL.sub("", body))
        problems += [*_controls(lines, end + 1, path), *_overrides(lines, end + 1, path)]
    return FrontMatter(path, data or {}, reader.lines, body, end + 2, unread, is_lost), problems


def _is_plain(source: str) -> bool:
    """Whether values of one line are what they look like; where it has other letters, also its spaces are plain."""
    if _DASH.search(source) or may_have_invisible(source):
        return False
    has_signs = not source.isascii() or any(sign in source for sign in "&!\\#")
    return not has_signs or _NEEDS_A_CLOSER_LOOK.search(source) is None


def _unfinished(path: str, number: int, line: str) -> Problem:
    hint = "keep one of the two versions, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
    return Problem(path, number, "", presentable(f"a merge was not finished: `{line.strip()}`"), hint)


def _controls(lines: list[str], first: int, path: str) -> list[Problem]:
    """An error at each line of the body that has a character which no page can show."""
    matches = [(n, match) for n in range(first, len(lines)) if (match := CONTROL.search(lines[n]))]
    hint = "delete it, or write the line again"
    return [
        Problem(path, n + 1, "", f"has an invisible control character (U+{ord(m[0]):04X})", hint) for n, m in matches
    ]


def _overrides(lines: list[str], first: int, path: str) -> list[Problem]:
    """A warning at each line of the body that has overrides of direction."""
    numbers = [n for n in range(first, len(lines)) if _BIDI_OVERRIDES.search(lines[n])]
    return [Problem(path, n + 1, "", _HAS_OVERRIDES, _LEFT_OUT, Severity.WARNING) for n in numbers]


class _Reader:
    """Turns nodes into plain values and notes the line of each; looks closer at all that is not plain."""

    def __init__(self, path: str, file_lines: list[str], *, is_plain: bool) -> None:
        self._path = path
        self._file_lines = file_lines
        self._is_plain = is_plain
        self._seen: set[int] = set()
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def mapping(self, node: yaml.Node | None) -> dict[str, Raw] | None:
        """The top level, which has to be ``name: value`` lines; None where it is something else."""
        if node is None:
            return {}
        if isinstance(node, yaml.MappingNode):
            return self._pairs(node, ())
        fault = _not_fields(node, self._file_lines)
        self.problems.append(Problem(self._path, fault.line + 1, "", fault.message, fault.hint))
        return None

    def _value(self, node: yaml.Node, where: Path) -> Raw:
        if not self._is_plain:
            # An alias yields the node it names a second time; expanding those can go on without end.
            if id(node) in self._seen:
                return self._alias(node, where)
            self._seen.add(id(node))
            self._named(node, where)
        if isinstance(node, yaml.ScalarNode):
            if self._is_plain and node.start_mark.line == node.end_mark.line:
                return None if not node.style and node.value in _NULLS else str(node.value)
            return self._scalar(node, where)
        if len(where) > MAX_DEPTH:
            self._problem(node, where, "is nested too deeply", "no field needs more than three levels")
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self._item(item, (*where, n)) for n, item in enumerate(node.value)]
        return self._pairs(node, where)

    def _item(self, node: yaml.Node, where: Path) -> Raw:
        if id(node) not in self._seen:
            self.lines[where] = node.start_mark.line + 2
        return self._value(node, where)

    def _alias(self, node: yaml.Node, where: Path) -> Raw:
        """A value that is written elsewhere, where its node has its mark."""
        line = next((self.lines[where[:n]] for n in range(len(where), 0, -1) if where[:n] in self.lines), 1)
        name = presentable(".".join(str(part) for part in where))
        message = "`*` stands for a value that is written elsewhere"
        self.problems.append(Problem(self._path, line, name, message, "write the value out, here too"))
        return str(node.value) if isinstance(node, yaml.ScalarNode) else None

    def _pairs(self, node: yaml.Node, where: Path) -> dict[str, Raw]:
        result: dict[str, Raw] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._problem(key, where, "a field's name has to be a word", "put text that has brackets in quotes")
                continue
            name = _as_declared(str(key.value), where)
            inside = (*where, name)
            if not self._is_plain:
                self._named(key, inside)
            if name in result:
                self._problem(key, inside, f"stands twice, first in line {self.lines[inside]}", "keep one of them")
                continue
            self.lines[inside] = key.start_mark.line + 2
            result[name] = self._value(value, inside)
        return result

    def _scalar(self, node: yaml.ScalarNode, where: Path) -> Raw:
        text = str(node.value)
        if not node.style:
            text = self._plain(node, where, text)
            if text in _NULLS:
                return None
            if len(where) == 1 and where[0] in LISTS_OF_NAMES and text.startswith("#") and "," in text:
                return [*_hashtags(text)]
            self._typographic(node, where, text)
        control = CONTROL.search(text)
        if control:  # written as an escape, such as "\x07"
            message = f"has an invisible control character (U+{ord(control[0]):04X})"
            self._problem(node, where, message, "delete it, or write the line again")
        cleaned = _BIDI_OVERRIDES.sub("", text)
        if cleaned != text:
            self._problem(node, where, _HAS_OVERRIDES, _LEFT_OUT, Severity.WARNING)
        return cleaned

    def _plain(self, node: yaml.ScalarNode, where: Path, text: str) -> str:
        """Text without quotation marks, with what a comment would take from it."""
        self._dashes(node, where)
        mark = node.end_mark if text else node.start_mark
        swallowed = COMMENT.match(self._file_lines[mark.line + 1], mark.column)
        if swallowed is None:
            return text
        whole = f"{text}{swallowed[0]}".strip()
        message = f"`{swallowed[0].strip()}` would be lost: ` #` begins a comment"
        is_list = len(where) == 1 and where[0] in LISTS_OF_NAMES and whole.startswith("#") and "," in whole
        hint = f"write `{where[0]}: [{', '.join(_hashtags(whole))}]`" if is_list else _in_quotes(where, whole)
        self._problem(node, where, message, hint)
        return whole

    def _typographic(self, node: yaml.ScalarNode, where: Path, text: str) -> None:
        """A warning at marks that look as if they quoted."""
        within = inside_typographic(text)
        if within is not None:
            message = f"`{text}` keeps its quotation marks: typographic ones do not quote in YAML"
            hint = f"write `{quoted(within)}`, or `{quoted(text)}` if they are a part of the text"
            self._problem(node, where, message, hint, Severity.WARNING)

    def _dashes(self, node: yaml.ScalarNode, where: Path) -> None:
        """A dash without a space, or in another column than the one above, begins no item of a list."""
        first, last = node.start_mark.line + 1, node.end_mark.line + 1
        alone = not self._file_lines[first][: node.start_mark.column].strip()
        for number in range(first if alone else first + 1, last + 1):
            line = self._file_lines[number].strip()
            if line.startswith("-") and re.match(r"-\s*[^\W\d]", line):
                item = f"- {line[1:].strip()}"
                hint = f"an item of a list begins below the one above, with a dash and a space: `{item}`"
                name = ".".join(str(part) for part in where)
                message = f"`{line}` is no item of the list, but goes on from the line above"
                self.problems.append(Problem(self._path, number + 1, name, presentable(message), presentable(hint)))

    def _named(self, node: yaml.Node, where: Path) -> None:
        """In YAML ``&`` and ``!`` begin a name for a value: ``title: &Friends meet`` would lose its first word."""
        mark = node.start_mark
        rest = self._file_lines[mark.line + 1][mark.column :]
        if rest.startswith(("&", "!")):
            message = f"`{rest.split()[0]}` would be lost: in YAML, `{rest[0]}` begins a name and not a text"
            self._problem(node, where, message, _in_quotes(where, rest.strip()))

    def _problem(
        self, node: yaml.Node, where: Path, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        name = presentable(".".join(str(part) for part in where))
        line = node.start_mark.line + 2
        self.problems.append(Problem(self._path, line, name, presentable(message), presentable(hint), severity))


def _as_declared(name: str, where: Path) -> str:
    """A field's name in small letters, as the schema has it; a text that YAML takes for one stays as it is."""
    lower = name.lower()
    return lower if name.isascii() and (not where or lower in NAMES_BELOW) else name


def _hashtags(text: str) -> list[str]:
    """`#walks, rivers` as a list; each name without its `#`."""
    return [name for part in text.split(",") if (name := part.strip().removeprefix("#").strip())]


def _in_quotes(where: Path, text: str) -> str:
    name = f"{where[-1]}: " if where and isinstance(where[-1], str) else ""
    return f"put the value in quotes: `{name}{quoted(text)}`"


def _not_fields(node: yaml.Node, file_lines: list[str]) -> FaultInLine:
    """Front matter that is one text or a list: what its first line should have been (from 0, of the file)."""
    number = node.start_mark.line + 1
    first = file_lines[number].strip()
    if isinstance(node, yaml.SequenceNode):
        bare = first.removeprefix("-").strip()
        return FaultInLine(number, f"the fields stand in a list: `{first}`", f"delete the dashes: `{bare}`")
    whole = re.fullmatch(r"([\"'])([\w-]+):\s+(.*)\1", first)
    if whole:
        message = f"the whole line stands in quotation marks: `{first}`"
        return FaultInLine(
            number, message, f"put the value alone in them: `{whole[2]}: {whole[1]}{whole[3]}{whole[1]}`"
        )
    return no_colon(file_lines, number)
