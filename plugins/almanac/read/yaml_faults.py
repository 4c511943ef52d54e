"""What the YAML parser objects to, in the words of someone who has never heard of YAML."""

from __future__ import annotations

import re

import yaml

from almanac.read.fault import Fault

# ` #` begins a comment; followed by a space it is meant as one.
COMMENT = re.compile(r"[ \t]+#(?=[^ \t\r\n])(.*)")
_COLON = re.compile(r":(?=[ \t]|$)")
_QUOTE = "put the value in quotes"
_WHOLE = "put the whole value in quotes, and use single ones within: `\"The 'new' forum\"`"
# What the parser says, whether the fault is where it began to look, our words, the remedy.
_SAID = (
    ("quoted scalar", True, "a quotation mark is opened and not closed in", "close it"),
    ("cannot start any token", False, "a value cannot begin like this:", _QUOTE),
    ("undefined alias", False, "`*` or `&` begins a value in", _QUOTE),
    ("expected alphabetic or numeric character", False, "`*` or `&` begins a value in", _QUOTE),
    ("expected ',' or", True, "a bracket is opened and not closed in", "close it"),
)


class FaultInLine(Fault):
    """A Fault that knows its line, counted from 0."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.line = line


def quoted(text: str) -> str:
    """The text in those quotation marks that leave it as it is."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'" if '"' in text or "\\" in text else f'"{text}"'


def in_plain_words(error: yaml.MarkedYAMLError, source: str) -> FaultInLine:
    """Where the parser stopped, why, and the remedy."""
    mark = error.problem_mark or error.context_mark
    lines = source.split("\n")
    number = min(mark.line, len(lines) - 1) if mark else 0
    began = error.context_mark.line if error.context_mark else number
    said = f"{error.context or ''} {error.problem or ''}"
    text = lines[number]
    if "\t" in text[: len(text) - len(text.lstrip())] or "\\t" in said or "tab" in said:
        return FaultInLine(number, "a tab stands where YAML wants spaces", "replace the tab by two spaces")
    if "mapping values are not allowed" in said:
        return _one_colon_too_many(lines, number)
    if "could not find expected ':'" in said:
        return _no_colon(lines, began)
    if "escape" in said:
        return _fault(lines, number, "`\\` means something of its own between double quotes:", "use single quotes")
    for words, at_beginning, message, hint in _SAID:
        if words in said:
            line = began if at_beginning else number
            return _swallowed(lines, line) or _fault(lines, line, message, hint)
    return _by_its_look(lines, number)


def _fault(lines: list[str], number: int, message: str, hint: str) -> FaultInLine:
    text = lines[number].strip()
    remedy = f"{hint}: `{quoted(_value(text))}`" if hint == _QUOTE else hint
    return FaultInLine(number, f"{message} `{text}`", remedy)


def _value(text: str) -> str:
    """What follows the dashes and the field's name."""
    return re.sub(r"^(- +)*([^\s:]+:[ \t]+)?", "", text.strip())


def _swallowed(lines: list[str], number: int) -> FaultInLine | None:
    """A comment that ate the closing bracket or quotation mark."""
    match = COMMENT.search(lines[number])
    if match is None:
        return None
    found = f"`{match[0].strip()}` would be lost: ` #` begins a comment"
    return FaultInLine(number, found, "put the value that has it in quotes")


def _one_colon_too_many(lines: list[str], number: int) -> FaultInLine:
    """A second colon in a line, or a first one in a line that continues the line above."""
    text = lines[number].strip()
    if len(_COLON.findall(text)) > 1:
        return _fault(lines, number, "a second colon in", _QUOTE)
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), number)
    if above == number or _COLON.search(lines[above]):
        return _indentation(lines, number)
    return _no_colon(lines, above)


def _no_colon(lines: list[str], number: int) -> FaultInLine:
    if ":\u00a0" in lines[number]:
        return _fault(lines, number, "there is a no-break space after the colon in", "type a space there")
    return _fault(lines, number, "no colon and space after the field's name in", "write `name: value`")


def _by_its_look(lines: list[str], number: int) -> FaultInLine:
    """The parser says little more than "no": the line itself says why."""
    first = _value(lines[number])[:1]
    if "..." in (line.rstrip() for line in lines[:number]):
        ends = next(n for n, line in enumerate(lines) if line.rstrip() == "...")
        return _fault(lines, ends, "the front matter ends at the line", "delete the line")
    if first in {'"', "'"}:
        hint = f"put the whole value in quotes, and write {first * 2} for one within"
        return _fault(
            lines, number, "there is text after the closing quotation mark in", hint if first == "'" else _WHOLE
        )
    if first in {"[", "{"}:
        return _fault(lines, number, "there is text after the closing bracket in", _QUOTE)
    if first and first in "|>-?,}]%!":
        return _fault(lines, number, "a value cannot begin like this:", _QUOTE)
    return _indentation(lines, number)


def _indentation(lines: list[str], number: int) -> FaultInLine:
    hint = "fields begin at the start of the line; what belongs to a field is indented by two spaces"
    return _fault(lines, number, "the indentation does not fit at", hint)
