"""Reads what stands above a text: YAML, TOML, JSON, or lines such as `Title: My day`."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from almanac.read.front_matter.front_matter import read_front_matter

# As Python-Markdown reads them (its extension `meta`).
_HEADER = re.compile(r"[ ]{0,3}(?P<name>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_MORE = re.compile(r"(?:[ ]{4,}|\t)(?P<value>.*)")
_FENCE = re.compile(r"-{3}\s*")
_END = re.compile(r"(?:-{3}|\.{3})\s*")
_TOML_FENCE = "+++"
_MOST_LEVELS = 8


@dataclass(frozen=True, slots=True)
class Parsed:
    """The fields with names in lower case, and the text below; ``faults`` say what could not be read."""

    fields: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    faults: tuple[str, ...] = ()


def parsed(text: str) -> Parsed:
    """As Hugo, Jekyll and people write it: what begins with a fence of one of the formats."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = plain.partition("\n")
    if _FENCE.fullmatch(first):
        return _yaml(plain)
    if first.strip() == _TOML_FENCE:
        return _toml(rest, plain)
    if plain.lstrip()[:1] == "{" and not plain.lstrip().startswith(("{{", "{%", "{:")):
        return _json(plain)
    return Parsed(body=plain)


def with_headers(text: str) -> Parsed:
    """As Pelican's texts have it: lines of names and values, with or without a fence; or YAML."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = plain.split("\n")
    is_fenced = bool(lines) and _FENCE.fullmatch(lines[0]) is not None
    if is_fenced:
        found = _yaml(plain)
        if not found.faults:
            return found
    fields, end = _headers(lines[1:] if is_fenced else lines)
    return Parsed(fields, "\n".join(lines[end + is_fenced :])) if fields else Parsed(body=plain)


def _headers(lines: list[str]) -> tuple[dict[str, Any], int]:
    values: dict[str, list[str]] = {}
    last = ""
    for number, line in enumerate(lines):
        header, more = _HEADER.fullmatch(line), _MORE.fullmatch(line)
        if not line.strip() or _END.fullmatch(line):
            return _single(values), number + 1
        if header:
            last = header["name"].lower()
            values.setdefault(last, []).append(header["value"].strip())
        elif more and last:
            values[last].append(more["value"].strip())
        else:
            return _single(values), number
    return _single(values), len(lines)


def _single(values: Mapping[str, list[str]]) -> dict[str, Any]:
    return {name: many[0] if len(many) == 1 else [value for value in many if value] for name, many in values.items()}


def _yaml(text: str) -> Parsed:
    front, problems = read_front_matter(text, "")
    faults = tuple(problem.message for problem in problems if problem.is_error)
    if front is None:
        return Parsed(body=text, faults=faults)
    return Parsed(_lowered(front.data), front.body, faults)


def _toml(rest: str, whole: str) -> Parsed:
    lines = rest.split("\n")
    end = next((number for number, line in enumerate(lines) if line.strip() == _TOML_FENCE), -1)
    if end < 0:
        return Parsed(body=whole, faults=("the line `+++` at the end of its front matter is not there",))
    body = "\n".join(lines[end + 1 :])
    try:
        return Parsed(_lowered(tomllib.loads("\n".join(lines[:end]))), body)
    except (ValueError, RecursionError) as error:
        return Parsed(body=body, faults=(f"its front matter is no TOML: {error}",))


def _json(text: str) -> Parsed:
    start = len(text) - len(text.lstrip())
    try:
        values, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return Parsed(body=text)
    return Parsed(_lowered(values), text[end:].lstrip("\n")) if isinstance(values, dict) else Parsed(body=text)


def _lowered(values: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name).lower(): plain(value) for name, value in values.items()}


def plain(value: Any, level: int = 0) -> Any:
    """A value of text, lists and mappings alone; what is nested deeper than anybody writes is left out."""
    if level > _MOST_LEVELS:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, Mapping):
        return {str(name).lower(): plain(inner, level + 1) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner, level + 1) for inner in value]
    return value if value is None else str(value)


def as_text(value: Any) -> str:
    """One line of text; of several values the first."""
    if isinstance(value, list):
        return next((as_text(one) for one in value if as_text(one)), "")
    if isinstance(value, Mapping):
        return as_text(value.get("name") or value.get("title"))
    return " ".join(str(value or "").split())


def as_names(value: Any, separators: str = ",") -> list[str]:
    """Names, each once; one text may hold several, between separators."""
    return [*dict.fromkeys(name for name in _names(value, separators) if name)]


def _names(value: Any, separators: str) -> Iterable[str]:
    if isinstance(value, list):
        yield from (as_text(one) for one in value)
    elif isinstance(value, Mapping):
        yield as_text(value)
    else:
        text = str(value or "")
        separator = next((sign for sign in separators if sign in text), "\n")
        yield from (as_text(part) for part in text.split(separator))


def is_true(value: Any) -> bool:
    """Whether a switch is on."""
    return as_text(value).lower() in {"true", "yes", "on", "1"}


def is_false(value: Any) -> bool:
    """Whether a switch is off."""
    return as_text(value).lower() in {"false", "no", "off", "0"}
