"""Front matter: YAML between two lines of ``---``, every value as it was written, with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from almanac.model.problem import Problem, Severity
from almanac.read.yaml_faults import COMMENT, in_plain_words, quoted

# What a value is before the schema has seen it: text, nothing, a list or a mapping of these.
Raw = Any
Path = tuple[str | int, ...]

MAX_BYTES = 64_000
MAX_DEPTH = 20
_FENCE = re.compile(r"---[ \t]*")
_NULLS = {"", "~", "null", "Null", "NULL"}
_BIDI_OVERRIDES = re.compile("[\u202a-\u202e]")
_HAS_OVERRIDES = "has invisible characters that change the direction of text (U+202A to U+202E)"
_LEFT_OUT = "they are left out; delete them"
# YAML refuses most of these, and takes U+0085, U+2028 and U+2029 for ends of lines that no editor shows.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# What git leaves where it cannot merge (git-merge(1), "How conflicts are presented").
_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")
# A line of dashes nests one list in another at each; the parser is recursive.
_NESTED = re.compile(r"(?:[-?][ \t]+){50}")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values as written, the line of each by its path, and the Markdown that follows."""

    path: str
    data: dict[str, Raw] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1

    def line(self, where: Path) -> int:
        """The line of a value, or of the nearest one that encloses it."""
        while where:
            if where in self.lines:
                return self.lines[where]
            where = where[:-1]
        return 1


def read_front_matter(text: str, path: str) -> tuple[FrontMatter | None, list[Problem]]:
    """Split a file and read its front matter; None when there is nothing to go on with."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not "".join(lines).strip():
        return None, [Problem(path, 1, "", "the file is empty", "`scripts/almanac new story` writes a start")]
    unfinished = [_unfinished(path, number, line) for number, line in enumerate(lines, 1) if _CONFLICT.match(line)]
    if unfinished:
        return None, unfinished
    if not _FENCE.fullmatch(lines[0]):
        hint = "begin the file with a line `---`, then `title: ...`, then another line `---`"
        return None, [Problem(path, 1, "", "there is no front matter", hint)]
    end = next((n for n, line in enumerate(lines[1:], 1) if _FENCE.fullmatch(line)), None)
    if end is None:
        hint = "put a line `---` between the last field and the text"
        return None, [Problem(path, 1, "", "the front matter is not closed", hint)]
    source = "\n".join(lines[1:end]) + "\n"
    node, problems = _compose(source, path)
    if problems:
        return None, problems
    reader = _Reader(path, lines)
    data = reader.mapping(node)
    body = "\n".join(lines[end + 1 :])
    front = FrontMatter(path, data, reader.lines, _BIDI_OVERRIDES.sub("", body), end + 2)
    return front, [*reader.problems, *_controls(lines, end + 1, path), *_overrides(lines, end + 1, path)]


def _unfinished(path: str, number: int, line: str) -> Problem:
    hint = "keep one of the two versions, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"
    return Problem(path, number, "", f"a merge was not finished: `{line.strip()}`", hint)


def _controls(lines: list[str], first: int, path: str) -> list[Problem]:
    """An error at each line of the body that has a character which no page can show."""
    found = [(n, match) for n in range(first, len(lines)) if (match := _CONTROL.search(lines[n]))]
    hint = "delete it, or write the line again"
    return [Problem(path, n + 1, "", f"has an invisible control character (U+{ord(m[0]):04X})", hint) for n, m in found]


def _overrides(lines: list[str], first: int, path: str) -> list[Problem]:
    """A warning at each line of the body that has overrides of direction."""
    found = [n for n in range(first, len(lines)) if _BIDI_OVERRIDES.search(lines[n])]
    return [Problem(path, n + 1, "", _HAS_OVERRIDES, _LEFT_OUT, Severity.WARNING) for n in found]


def _compose(source: str, path: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The tree of nodes with their marks; in marks, line 0 is line 2 of the file."""
    control = _CONTROL.search(source)
    if control:
        line = source.count("\n", 0, control.start()) + 2
        found = f"there is an invisible control character (U+{ord(control[0]):04X})"
        return None, [Problem(path, line, "", found, "delete it, or write the line again")]
    if len(source.encode()) > MAX_BYTES:
        return None, [
            Problem(path, 2, "", "the front matter is larger than 64 KB", "move the text below the second `---`")
        ]
    if max(source.count("["), source.count("{")) > 1000:
        return None, [
            Problem(path, 2, "", "the front matter has more than 1,000 brackets", "quote text that has brackets in it")
        ]
    nested = _NESTED.search(source)
    if nested:
        line = source.count("\n", 0, nested.start()) + 2
        return None, [Problem(path, line, "", "is nested too deeply", "no field needs more than three levels")]
    try:
        return yaml.compose(source, Loader=yaml.CSafeLoader), []
    except yaml.MarkedYAMLError as error:
        fault = in_plain_words(error, source)
        return None, [Problem(path, fault.line + 2, "", fault.message, fault.hint)]


class _Reader:
    """Turns nodes into plain values and notes the line of each."""

    def __init__(self, path: str, file_lines: list[str]) -> None:
        self._path = path
        self._file_lines = file_lines
        self._seen: set[int] = set()
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def mapping(self, node: yaml.Node | None) -> dict[str, Raw]:
        """The top level, which has to be ``name: value`` lines."""
        if node is None:
            return {}
        value = self._value(node, ())
        if isinstance(value, dict):
            return value
        self._problem(node, (), "the front matter is not a list of fields", "write one `name: value` a line")
        return {}

    def _value(self, node: yaml.Node, where: Path) -> Raw:
        self.lines.setdefault(where, node.start_mark.line + 2)
        # An alias yields the node it names a second time; expanding those can go on without end.
        if id(node) in self._seen:
            self._problem(node, where, "refers to another value by `*name`", "write the value out")
            return None
        self._seen.add(id(node))
        self._named(node, where)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, where)
        if len(where) > MAX_DEPTH:
            self._problem(node, where, "is nested too deeply", "no field needs more than three levels")
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self._value(item, (*where, n)) for n, item in enumerate(node.value)]
        return self._pairs(node, where)

    def _pairs(self, node: yaml.Node, where: Path) -> dict[str, Raw]:
        result: dict[str, Raw] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._problem(
                    key, where, "a field's name has to be a word", "put text that has brackets in it in quotes"
                )
                continue
            name = str(key.value)
            self._named(key, (*where, name))
            if name in result:
                first = self.lines[(*where, name)]
                self._problem(key, (*where, name), f"stands twice, first in line {first}", "keep one of them")
                continue
            self.lines[(*where, name)] = key.start_mark.line + 2
            result[name] = self._value(value, (*where, name))
        return result

    def _scalar(self, node: yaml.ScalarNode, where: Path) -> str | None:
        plain = not node.style
        text = str(node.value)
        if plain:
            self._swallowed(node, where, text)
        if plain and text in _NULLS:
            return None
        control = _CONTROL.search(text)
        if control:  # written as an escape, such as "\x07"
            found = f"has an invisible control character (U+{ord(control[0]):04X})"
            self._problem(node, where, found, "delete it, or write the line again")
        cleaned = _BIDI_OVERRIDES.sub("", text)
        if cleaned != text:
            self._problem(node, where, _HAS_OVERRIDES, _LEFT_OUT, Severity.WARNING)
        return cleaned

    def _named(self, node: yaml.Node, where: Path) -> None:
        """In YAML ``&`` and ``!`` begin a name for a value: ``title: &Friends meet`` would lose its first word."""
        rest = self._file_lines[node.start_mark.line + 1][node.start_mark.column :]
        if rest[:1] in {"&", "!"}:
            found = f"`{rest.split()[0]}` would be lost: `{rest[0]}` begins something else than text"
            self._problem(node, where, found, _in_quotes(where, rest.strip()))

    def _swallowed(self, node: yaml.ScalarNode, where: Path, text: str) -> None:
        """In YAML `` #`` begins a comment: ``title: Meetup #12`` would lose its number."""
        mark = node.end_mark if text else node.start_mark
        rest = self._file_lines[mark.line + 1][mark.column :]
        match = COMMENT.match(rest)
        if match:
            found = f"`{match[0].strip()}` would be lost: ` #` begins a comment"
            self._problem(node, where, found, _in_quotes(where, f"{text}{match[0]}".strip()))

    def _problem(
        self, node: yaml.Node, where: Path, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        name = ".".join(str(part) for part in where)
        self.problems.append(Problem(self._path, node.start_mark.line + 2, name, message, hint, severity))


def _in_quotes(where: Path, text: str) -> str:
    name = f"{where[-1]}: " if where and isinstance(where[-1], str) else ""
    return f"put the value in quotes: `{name}{quoted(text)}`"
