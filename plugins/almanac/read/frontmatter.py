"""Front matter: YAML between two lines of ``---``, every value as it was written, with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from almanac.model.problem import Problem, Severity

# What a value is before the schema has seen it: text, nothing, a list or a mapping of these.
Raw = Any
Path = tuple[str | int, ...]

MAX_BYTES = 64_000
MAX_DEPTH = 20
_FENCE = re.compile(r"---[ \t]*")
_NULLS = {"", "~", "null", "Null", "NULL"}
_SWALLOWED = re.compile(r"[ \t]+#(?=[^ \t\r\n])(.*)")
_BIDI_OVERRIDES = re.compile("[\u202a-\u202e]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")


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
    return FrontMatter(path, data, reader.lines, body, end + 2), reader.problems


def _compose(source: str, path: str) -> tuple[yaml.Node | None, list[Problem]]:
    """The tree of nodes with their marks; in marks, line 0 is line 2 of the file."""
    if len(source.encode()) > MAX_BYTES:
        return None, [
            Problem(path, 2, "", "the front matter is larger than 64 KB", "move the text below the second `---`")
        ]
    if max(source.count("["), source.count("{")) > 1000:
        return None, [
            Problem(path, 2, "", "the front matter has more than 1,000 brackets", "quote text that has brackets in it")
        ]
    control = _CONTROL.search(source)
    if control:
        line = source.count("\n", 0, control.start()) + 2
        found = f"there is an invisible control character (U+{ord(control[0]):04X})"
        return None, [Problem(path, line, "", found, "delete it, or write the line again")]
    try:
        return yaml.compose(source, Loader=yaml.CSafeLoader), []
    except yaml.MarkedYAMLError as error:
        return None, [_in_plain_words(error, source, path)]


def _in_plain_words(error: yaml.MarkedYAMLError, source: str, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    lines = source.split("\n")
    number = min(mark.line, len(lines) - 1) if mark else 0
    text = lines[number]
    said = f"{error.context or ''} {error.problem or ''}"
    if "\t" in text[: len(text) - len(text.lstrip())] or ("\\t" in said or "tab" in said):
        return Problem(path, number + 2, "", "a tab stands where YAML wants spaces", "replace the tab by two spaces")
    if "mapping values are not allowed" in said:
        return Problem(
            path, number + 2, "", f"a second colon in {text.strip()!r}", 'put the value in quotes: `title: "One: two"`'
        )
    if "quoted scalar" in said:
        opened = error.context_mark.line if error.context_mark else number
        return Problem(
            path, opened + 2, "", f"a quotation mark is opened and not closed in {lines[opened].strip()!r}", "close it"
        )
    if "cannot start any token" in said:
        return Problem(
            path, number + 2, "", f"a value cannot begin like this: {text.strip()!r}", "put the value in quotes"
        )
    if "undefined alias" in said or "expected alphabetic or numeric character" in said:
        return Problem(
            path, number + 2, "", f"`*` or `&` begins a value in {text.strip()!r}", "put the value in quotes"
        )
    if "expected ',' or" in said:
        opened = error.context_mark.line if error.context_mark else number
        return Problem(
            path, opened + 2, "", f"a bracket is opened and not closed in {lines[opened].strip()!r}", "close it"
        )
    if "could not find expected ':'" in said:
        opened = error.context_mark.line if error.context_mark else number
        return Problem(
            path, opened + 2, "", f"no colon after the field's name in {lines[opened].strip()!r}", "write `name: value`"
        )
    hint = "fields begin at the start of the line; what belongs to a field is indented by two spaces"
    return Problem(path, number + 2, "", f"the indentation does not fit at {text.strip()!r}", hint)


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
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, where)
        # An alias yields the node it names a second time; expanding those can go on without end.
        if id(node) in self._seen:
            self._problem(node, where, "refers to another value by `*name`", "write the value out")
            return None
        self._seen.add(id(node))
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
        cleaned = _BIDI_OVERRIDES.sub("", text)
        if cleaned != text:
            found = "has invisible characters that change the direction of text (U+202A to U+202E)"
            self._problem(node, where, found, "they are left out; delete them", Severity.WARNING)
        return cleaned

    def _swallowed(self, node: yaml.ScalarNode, where: Path, text: str) -> None:
        """In YAML `` #`` begins a comment: ``title: Meetup #12`` would lose its number."""
        mark = node.end_mark if text else node.start_mark
        rest = self._file_lines[mark.line + 1][mark.column :]
        match = _SWALLOWED.match(rest)
        if match:
            found = f"`{match[0].strip()}` would be lost: ` #` begins a comment"
            name = str(where[-1]) if where else "title"
            self._problem(node, where, found, f'put the value in quotes: `{name}: "{f"{text}{match[0]}".strip()}"`')

    def _problem(
        self, node: yaml.Node, where: Path, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        name = ".".join(str(part) for part in where)
        self.problems.append(Problem(self._path, node.start_mark.line + 2, name, message, hint, severity))
