"""Does what a message says, word for word, so that the tests can see whether it helps."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml
from submission import Case

_LINE = re.compile(
    r"(?P<path>[^:]+?\.md)(?::(?P<number>\d+)(?::(?P<column>\d+))?)?: "
    r"(?:(?P<field>[\w.]+): )?(?P<message>.+?) \((?P<hint>.+)\)"
)
_FOUND = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Said:
    """A line that `check` printed, taken apart; ``number`` is 0 for a file as a whole, ``column`` for a whole line."""

    path: str
    number: int
    column: int
    field: str
    message: str
    hint: str

    @property
    def found(self) -> str:
        """The value that the message quotes first; of an unknown field, its name."""
        quoted = _FOUND.search(self.message)
        return quoted[1] if quoted else self.field.rpartition(".")[2]


def all_said(printed: str) -> list[Said]:
    """What `check` said of files."""
    matches = (_LINE.fullmatch(line) for line in printed.splitlines())
    return [
        Said(
            match["path"],
            int(match["number"] or 0),
            int(match["column"] or 0),
            match["field"] or "",
            match["message"],
            match["hint"],
        )
        for match in matches
        if match
    ]


def mended(case: Case, said: Said) -> Case | None:
    """The row after what the hint says is done; None for a hint that leaves the choice to its reader."""
    for pattern, remedy in _REMEDIES:
        match = re.match(pattern, said.hint)
        if match:
            return remedy(case, said, match[1] if match.groups() else "")
    return None


def _edit(case: Case, said: Said, change: Callable[[list[str]], bool]) -> Case | None:
    """The row with one file changed; None where the file does not have its lines as they are shown."""
    text = dict(case.blocks).get(said.path, "⟪")
    lines = text.split("\n")
    if "⟪" in text or not change(lines):
        return None
    blocks = tuple((path, "\n".join(lines) if path == said.path else old) for path, old in case.blocks)
    return replace(case, blocks=blocks)


def _write(case: Case, said: Said, wanted: str) -> Case | None:
    def change(lines: list[str]) -> bool:
        before = lines[said.number - 1]
        begin = max(said.column - 1, 0)
        lines[said.number - 1] = before[:begin] + before[begin:].replace(said.found, wanted, 1)
        return lines[said.number - 1] != before

    return _edit(case, said, change)


def _write_value(case: Case, said: Said, wanted: str) -> Case | None:
    """All that stands behind the field's name."""

    def change(lines: list[str]) -> bool:
        begin = re.match(r"\s*(?:- )*(?:[\w-]+: )?", lines[said.number - 1])
        lines[said.number - 1] = f"{begin[0] if begin else ''}{wanted}"
        return True

    return _edit(case, said, change)


def _quote(case: Case, said: Said, wanted: str) -> Case | None:
    """The same text in quotation marks, with the field's name or without."""
    name, value = re.fullmatch(r"([\w-]+: )?(.+)", wanted).groups(default="")  # type: ignore[union-attr]
    bare = f"{name}{yaml.safe_load(value)}"

    def change(lines: list[str]) -> bool:
        before = lines[said.number - 1]
        lines[said.number - 1] = before.replace(bare, wanted, 1)
        return lines[said.number - 1] != before

    return _edit(case, said, change)


def _write_line(case: Case, said: Said, wanted: str) -> Case | None:
    def change(lines: list[str]) -> bool:
        before = lines[said.number - 1]
        lines[said.number - 1] = before.replace(before.strip(), wanted)
        return True

    return _edit(case, said, change)


def _add(case: Case, said: Said, wanted: str) -> Case | None:
    def change(lines: list[str]) -> bool:
        above = lines[said.number - 1]
        begin = re.match(r"[ -]*", above)
        indent = len(begin[0]) if begin else 0
        if said.number > 1 and "." in said.field:
            goes_on = "{" in above
            below = " " * indent if "-" in above[:indent] else " " * (indent + 2)
            lines.insert(said.number, below + wanted)
            return not goes_on
        lines.insert(lines.index("---", 1), wanted)
        return True

    return _edit(case, said, change)


def _delete(case: Case, said: Said, _: str) -> Case | None:
    def change(lines: list[str]) -> bool:
        first = lines.pop(said.number - 1)
        indent = len(first) - len(first.lstrip())
        while re.match(rf" {{{indent + 1}}}|- ", lines[said.number - 1]):
            lines.pop(said.number - 1)
        return True

    return _edit(case, said, change)


def _close(case: Case, said: Said, number: str) -> Case | None:
    def change(lines: list[str]) -> bool:
        lines.insert(int(number), "---")
        return True

    return _edit(case, said, change)


def _fence(case: Case, said: Said, number: str) -> Case | None:
    def change(lines: list[str]) -> bool:
        lines.insert(int(number), "---")
        lines.insert(said.number - 1, "---")
        return True

    return _edit(case, said, change)


def _rename(case: Case, said: Said, name: str) -> Case | None:
    if said.path not in dict(case.blocks):  # shown otherwise than it is written
        return None
    new = f"{said.path.rpartition('/')[0]}/{name}"
    return replace(case, blocks=tuple((new if path == said.path else path, text) for path, text in case.blocks))


_LEADS = "the day alone: |a point: |the path alone: |a list: |an address has no spaces: write "
_QUOTES = "put the value in quotes|put it in quotes"
_VALUES = "put the value in single quotes|put straight quotation marks in their place|close it(?: by `.`)?"
_OTHERWISE = ", the nearest day of the rule.*|, or (?:rename|the zone |`).*|; a name .*"
_NAMES = "lower-case letters, digits and hyphens: "

# The beginning of a hint, with what it says to write, and how that is done.
_REMEDIES: tuple[tuple[str, Callable[[Case, Said, str], Case | None]], ...] = (
    (r"write `([\w-]+: [^`{]+)`$", _write_line),
    (r"put the value alone in them: `(.+)`$", _write_line),
    (r"delete the dashes: `(.+)`$", _write_line),
    (r"write the address alone: `(.+)`$", _write_value),
    (rf"(?:write )?(?:{_LEADS})?`([^`]+)`(?:{_OTHERWISE})?$", _write),
    (r"put the file in content/images/ and write `([^`]+)`$", _write),
    (r"did you mean `([^`]+)`(?:, [^?]+)?\?$", _write),
    (rf"(?:{_QUOTES}): `(.+?)`$", _quote),
    (rf"(?:{_VALUES}): `(.+?)`(?:;.*)?$", _write_value),
    (r"add a line, such as `(.+)`$", _add),
    (r"delete the (?:line|alias)(?!,)", _delete),
    (r"put a line `---` above it, and one below line (\d+)", _fence),
    (r"put a line `---` below line (\d+)", _close),
    (rf"(?:rename it to|rename the file, such as) (?:{_NAMES})?(?:such as )?`(.+?)`", _rename),
)
