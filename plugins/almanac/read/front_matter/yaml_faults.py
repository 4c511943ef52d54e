"""Says what the YAML parser objects to in words for someone who has never heard of YAML."""

from __future__ import annotations

import re

import yaml

from almanac.read.fault import FaultInLine

# ` #` begins a comment; followed by a space it is meant as one.
COMMENT = re.compile(r"[ \t]+#(?=[^ \t\r\n])(.*)")
_COLON = re.compile(r":(?=[ \t]|$)")
_NAME = re.compile(r"(?P<dashes>(?:- +)*)(?P<name>[^\s:\[{\"']+:[ \t]+)?")
# Fields of the entries that stand in lists; behind a dash any other word with a colon is a part of the text.
_IN_LISTS = frozenset(["name", "url", "email", "date", "start", "end", "place", "online", "status", "note",
    "kind", "what", "until"])  # fmt: skip
# Fields that are lists of names, of which a comma separates two.
LISTS_OF_NAMES = frozenset(["tags", "authors", "speakers", "accessibility", "speaks_for"])
# Fields of a part of an entry: only what is one of these in small letters is one.
NAMES_BELOW = frozenset(["file", "alt", "credit", "license", "source", "name", "address", "city", "country", "latitude",
    "longitude", "url", "deadline", "cost", "email", "rule", "every", "interval", "day", "until", "count", "except",
    "also", "changes", "date", "start", "end", "place", "online", "status", "note", "amount", "currency", "kind",
    "what", "words", "uid", "gone"])  # fmt: skip
# What editors make of `"` and `'`; YAML takes them for a part of the text.
_TYPOGRAPHIC = {"“": "”", "„": "“”", "”": "”", "«": "»", "»": "«", "‹": "›", "‘": "’", "‚": "‘’", "「": "」"}
# Signs that are an apostrophe more often than they are a mark that was opened.
_ONLY_IN_PAIRS = frozenset(["‘", "”", "»"])
_CLOSES = {"[": "]", "{": "}"}
_QUOTE = "put the value in quotes"
_WHOLE = "put the whole value in quotes, and use single ones within: `\"The 'new' forum\"`"


def quoted(text: str) -> str:
    """The text in those quotation marks that leave it as it is."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'" if '"' in text or "\\" in text else f'"{text}"'


def inside_typographic(text: str) -> str | None:
    """What stands within typographic quotation marks around the whole text, or behind one that is not closed."""
    closing = _TYPOGRAPHIC.get(text[:1], "")
    if not closing or len(text) < 2:
        return None
    if text[-1] in closing:
        within = text[1:-1].strip()
        return None if not within or any(sign in within for sign in closing + text[0]) else within
    is_open = text[0] not in _ONLY_IN_PAIRS and not any(sign in text for sign in closing)
    return text[1:].strip() if is_open else None


def in_plain_words(error: yaml.MarkedYAMLError, source: str) -> FaultInLine:
    """Where the parser stopped, why, and the remedy."""
    mark = error.problem_mark or error.context_mark
    lines = source.split("\n")
    number = min(mark.line, len(lines) - 1) if mark else 0
    began = error.context_mark.line if error.context_mark else number
    complaint = f"{error.context or ''} {error.problem or ''}"
    text = lines[number]
    if "\t" in text[: len(text) - len(text.lstrip())] or "\\t" in complaint or "tab" in complaint:
        return _tab(lines, number)
    if "mapping values are not allowed" in complaint:
        return _one_colon_too_many(lines, number)
    if "could not find expected ':'" in complaint:
        return no_colon(lines, began)
    if "escape" in complaint or "expected hex" in complaint:
        return _fault(lines, number, "`\\` means something of its own between double quotes:", _in_single(text))
    if "quoted scalar" in complaint:
        return _swallowed(lines, began) or _open_quote(lines, began)
    if "cannot start any token" in complaint or "alias" in complaint or "alphabetic or numeric" in complaint:
        return _swallowed(lines, number) or _cannot_begin(lines, number, mark.column if mark else 0)
    if "expected ',' or" in complaint:
        return _swallowed(lines, began) or _open_bracket(lines, began)
    return _by_its_look(lines, number)


def no_colon(lines: list[str], number: int) -> FaultInLine:
    """A line that should be ``name: value``, and nearly is."""
    text = lines[number].strip()
    near = re.match(r"[\"']?([\w-]+)[\"']?\s*(?::\u00a0|：|=|:)\s*(.*?)[\"']?$", text)
    if ":\u00a0" in text:
        message = "there is a no-break space after the colon in"
    elif near and "：" in text:
        message = "`：` is not the colon that separates a name from its value in"
    else:
        message = "no colon and space after the field's name in"
    if near:
        return _fault(lines, number, message, f"write `{near[1]}: {near[2]}`")
    hint = "write `name: value`; what goes on from the line above is indented by two spaces"
    return _fault(lines, number, message, hint)


def _fault(lines: list[str], number: int, message: str, hint: str) -> FaultInLine:
    text = lines[number].strip()
    value = _value(text)
    within = inside_typographic(value)
    if hint == _QUOTE:
        hint = (
            f"put straight quotation marks in their place: `{quoted(within)}`"
            if within
            else f"{hint}: `{quoted(value)}`"
        )
    return FaultInLine(number, f"{message} `{text}`", hint)


def _value(text: str) -> str:
    """What follows the dashes and the field's name."""
    match = _NAME.match(text.strip())
    if match is None:
        return text.strip()
    is_text = match["dashes"] and match["name"] and match["name"].strip(" \t:") not in _IN_LISTS
    return text.strip()[len(match["dashes"]) if is_text else match.end() :]


def _tab(lines: list[str], number: int) -> FaultInLine:
    text = lines[number]
    above = next((line for line in reversed(lines[:number]) if line.strip()), "")
    if not text[:1].isspace():
        return FaultInLine(number, f"there is a tab in `{text.strip()}`", "put a space in its place")
    belongs = above.rstrip().endswith(":") or above[:1].isspace()
    hint = "put two spaces in its place" if belongs else "delete it: a field begins at the start of the line"
    return FaultInLine(number, f"there is a tab before `{text.strip()}`", hint)


def _in_single(text: str) -> str:
    inner = _value(text).strip('"')
    return f"put the value in single quotes: `{quoted(inner)}`"


def _open_quote(lines: list[str], number: int) -> FaultInLine:
    value = _value(lines[number])
    sign = value[:1]
    alone = sign in {'"', "'"} and value.count(sign) == 1
    hint = f"close it: `{value}{sign}`" if alone else "close it"
    if alone and sign == "'":
        hint += f"; or, if it is an apostrophe, put all of it in quotes: `{quoted(value)}`"
    return _fault(lines, number, "a quotation mark is opened and not closed in", hint)


def _open_bracket(lines: list[str], number: int) -> FaultInLine:
    value = _value(lines[number])
    right = _CLOSES.get(value[:1], "")
    if right and value.endswith(("]", "}")) and right not in value:
        message = f"`{value[0]}` is closed by `{value[-1]}` in"
        return _fault(lines, number, message, f"close it by `{right}`: `{value[:-1]}{right}`")
    goes_on = number + 1 < len(lines) and lines[number + 1][:1].isspace()
    hint = "close it" if goes_on or not right else f"close it: `{value}{right}`"
    return _fault(lines, number, "a bracket is opened and not closed in", hint)


def _cannot_begin(lines: list[str], number: int, column: int) -> FaultInLine:
    """A sign with a meaning of its own, at the beginning of a value or within brackets."""
    text = lines[number]
    value = _value(text)
    if value[:1] in _CLOSES and column > text.index(value):
        within = re.split(r"[,\]}]", text[column:])[0].strip()
        hint = f"put it in quotes: `{quoted(within)}`"
        return FaultInLine(number, f"`{within}` cannot stand like this in `{text.strip()}`", hint)
    return _fault(lines, number, "a value cannot begin like this:", _QUOTE)


def _swallowed(lines: list[str], number: int) -> FaultInLine | None:
    """A comment that ate the closing bracket or quotation mark."""
    match = COMMENT.search(lines[number])
    if match is None:
        return None
    message = f"`{match[0].strip()}` would be lost: ` #` begins a comment"
    return FaultInLine(number, message, "put the value that has it in quotes")


def _one_colon_too_many(lines: list[str], number: int) -> FaultInLine:
    """A second colon in a line, or a first one in a line that continues the line above."""
    text = lines[number].strip()
    if len(_COLON.findall(text)) > 1:
        return _fault(lines, number, "a second colon in", _QUOTE)
    above = next((n for n in range(number - 1, -1, -1) if lines[n].strip()), number)
    if above == number or _COLON.search(lines[above]):
        return _indentation(lines, number)
    return no_colon(lines, above)


def _by_its_look(lines: list[str], number: int) -> FaultInLine:
    """The parser says little more than "no": the line itself says why."""
    ends = [n for n, line in enumerate(lines[:number]) if line.rstrip() == "..."]
    if ends:
        return _fault(lines, ends[0], "the front matter ends at the line", "delete the line")
    if lines[0].startswith("%") and number:
        return _fault(lines, 0, "a line cannot begin like this:", "delete the line")
    value = _value(lines[number])
    first = value[:1]
    if first in {'"', "'"}:
        hint = f"put the whole value in quotes, and write {first * 2} for one within"
        return _fault(
            lines, number, "there is text after the closing quotation mark in", hint if first == "'" else _WHOLE
        )
    if first in _CLOSES:
        return _after_bracket(lines, number, value)
    if first and first in "|>-?,}]%!":
        return _fault(lines, number, "a value cannot begin like this:", _QUOTE)
    return _indentation(lines, number)


def _after_bracket(lines: list[str], number: int, value: str) -> FaultInLine:
    link = re.fullmatch(r"\[[^\]]*\]\((\S+)\)", value)
    closed = re.match(r"[\[{][^\[\]{}]*[\]}](?=[\]}\s]+$)", value)
    hint = _QUOTE
    if link:
        hint = f"write the address alone: `{link[1]}`"
    elif closed:
        hint = f"write `{closed[0]}`"
    return _fault(lines, number, "there is text after the closing bracket in", hint)


def _indentation(lines: list[str], number: int) -> FaultInLine:
    first = next((n for n, line in enumerate(lines) if line.strip()), number)
    if first != number and lines[first][:1] == " ":
        number = first
    hint = "fields begin at the start of the line; what belongs to a field is indented by two spaces"
    return _fault(lines, number, "the indentation does not fit at", hint)
