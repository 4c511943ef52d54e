"""Writes a new entry as the file it will be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from almanac.model.site import Site
from almanac.model.slug import file_slug
from commands.questions import Answers, Kind, Question

_BODY = "\n<!-- Write here, in Markdown. What stands between these marks does not appear. -->\n"


class _AsWritten(yaml.SafeDumper):
    """Dates, times and numbers without quotes, as people write them; only `null` needs some."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - a mapping of PyYAML's, which it copies before it writes to it
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith(":null")]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }


def _represent_list(dumper: yaml.SafeDumper, values: list[str]) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)


_AsWritten.add_representer(list, _represent_list)


def entry_text(
    questions: Sequence[Question],
    answers: Answers,
    site: Site,
    body: str | None = None,
    more: Mapping[str, Any] = MappingProxyType({}),
) -> str:
    """The whole file: front matter in the order of the questions, then its text, or where to write one.

    ``more`` are fields that nobody was asked for; what was answered wins.
    """
    data: dict[str, Any] = {}
    for question in questions:
        value = answers.get(question.field, "")
        if not value or question.field == "slug" or (question.field == "lang" and value == site.default_lang):
            continue
        *above, name = question.field.split(".")
        place = data
        for key in above:
            place = place.setdefault(key, {})
        place[name] = [part.strip() for part in value.split(",") if part.strip()] if question.many else value
    data = {**data, **{name: value for name, value in more.items() if name not in data}}
    front = yaml.dump(data, Dumper=_AsWritten, allow_unicode=True, sort_keys=False, width=100_000) if data else ""
    return f"---\n{front}---\n" + (_BODY if not body else f"\n{body}\n")


def entry_path(kind: Kind, answers: Answers, site: Site) -> str:
    """Where the file goes: `events/2027/spring-meetup.md`, from the root, with forward slashes."""
    lang = answers.get("lang", "") or site.default_lang
    suffix = ".md" if lang == site.default_lang else f".{lang}.md"
    year = answers.get("date" if kind == "story" else "start", "")[:4]
    folder = "content/stories" if kind == "story" else site.events_path
    return f"{folder}/{year if year.isdecimal() else '0000'}/{entry_slug(answers)}{suffix}"


def entry_slug(answers: Answers) -> str:
    """The chosen file name, or one made from the title, cut between words; never another folder."""
    if answers.get("slug"):
        return answers["slug"].replace("/", "-").replace("\\", "-")
    return file_slug(answers.get("title", ""))


def taken_by(root: Path, kind: Kind, path: str, site: Site) -> str:
    """The file that already has this name, or, for events, this address; empty when it is free."""
    if (root / path).exists():
        return path
    if kind == "story":  # its address has the day in it
        return ""
    others = sorted((root / site.events_path).glob(f"*/{Path(path).name}"))
    return others[0].relative_to(root).as_posix() if others else ""
