"""Finds the two lines of ``---`` around front matter, and what people write in their place."""

from __future__ import annotations

import re

from almanac.read.fault import FaultInLine

_FENCE = re.compile(r"---[ \t]*")
# Dashes that an editor joined, too many or too few of them, the fences of TOML and of other programs.
_ALMOST = re.compile(r"\s*(?:[-‐-―−]{1,80}|[+=_*~;.]{2,80}|-(?: -)+)\s*")
_CODE = re.compile(r"\s*(?:`{3,}|~{3,})")
_FIELD = re.compile(r"[\w-]+\s*:(?:\s|$)")
_THREE = "write `---`, three hyphens at the start of the line"
_WHOLE = "begin the file with a line `---`, then the fields, such as `title: ...`, then another line `---`"


def end_of_front_matter(lines: list[str]) -> int:
    """The index of the line that closes front matter; raises ``FaultInLine`` (from 0) where there is none."""
    if not any(line.strip() for line in lines):
        raise FaultInLine(0, "the file is empty", f"{_WHOLE}; `scripts/almanac new story` writes one, or `new event`")
    if not _FENCE.fullmatch(lines[0]):
        raise _no_beginning(lines)
    closing = (n for n, line in enumerate(lines) if n and line.startswith("---") and _FENCE.fullmatch(line))
    end = next(closing, None)
    if end is None:
        raise _no_end(lines)
    return end


def _no_beginning(lines: list[str]) -> FaultInLine:
    number = next(n for n, line in enumerate(lines) if line.strip())
    first = lines[number].strip()
    if _FENCE.fullmatch(lines[number]):
        return FaultInLine(0, "there is an empty line above the front matter", "begin the file with the line `---`")
    if _CODE.match(first):
        return FaultInLine(
            number,
            f"a fence of code, {first[:40]}, stands above the front matter",
            "delete it, and the one that closes it",
        )
    if _ALMOST.fullmatch(first):
        return FaultInLine(number, f"`{first}` does not open the front matter", _THREE)
    if _FIELD.match(first):
        return _no_fence(lines, number)
    opens = (n for n, line in enumerate(lines[:-1]) if _FENCE.fullmatch(line) and _FIELD.match(lines[n + 1]))
    begin = next(opens, None)
    if begin is not None:
        message = f"`{first}` stands above the front matter, which begins in line {begin + 1}"
        return FaultInLine(number, message, "move it below the second `---`; the first is the file's first line")
    return FaultInLine(number, f"there is no front matter: the file begins with `{first}`", _WHOLE)


def _no_fence(lines: list[str], number: int) -> FaultInLine:
    """Fields at the beginning of the file, without the lines around them: as Pelican has them, among others."""
    first = lines[number].strip()
    message = f"there is no line `---` above the first field, `{first}`"
    if any(_FENCE.fullmatch(line) for line in lines):
        return FaultInLine(number, message, "put one above it")
    last = number
    while last + 1 < len(lines) and (_FIELD.match(lines[last + 1]) or re.match(r"[ \t]+\S|- ", lines[last + 1])):
        last += 1
    if first[:1].isupper():
        message = f"`{first}` stands in Pelican's form of headers: fields stand between two lines `---` here"
    return FaultInLine(number, message, f"put a line `---` above it, and one below line {last + 1}")


def _no_end(lines: list[str]) -> FaultInLine:
    last = 0
    for number, line in enumerate(lines[1:], 1):
        if _ALMOST.fullmatch(line):
            return FaultInLine(number, f"`{line.strip()}` does not close the front matter", _THREE)
        if not (_FIELD.match(line) or re.match(r"[ \t]+\S|- |#", line)):
            break
        last = number
    where = f"below line {last + 1}, `{lines[last].strip()}`" if last else "between the last field and the text"
    return FaultInLine(0, "the front matter is not closed", f"put a line `---` {where}")
