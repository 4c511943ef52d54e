"""Writes approved comments as the file beside their text: cleaned, in one thread, without anybody's address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import yaml

from almanac.importers.conversion import Link
from almanac.importers.days import day_in
from almanac.importers.plan import PlannedComment
from almanac.importers.words import has_e_mail, one_line, words_of
from almanac.model.site import ReadingSettings
from almanac.read.body.sanitiser import sanitised_of_others
from almanac.read.entries.comments import read_comments
from almanac.read.fault import Fault
from almanac.read.values.invisible import without_invisible
from almanac.read.values.links import check_scheme

_WIDTH = 100_000
_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
_UNPAIRED = re.compile("[\ud800-\udfff]")


def comments_file(comments: Sequence[PlannedComment], link: Link, settings: ReadingSettings) -> tuple[str, int]:
    """The text of the file, empty where nothing is left to show, and how many comments are in it.

    An answer to one that is not there hangs on what that one answered.
    """
    # Of each that is known, the comment on which answers to it hang; empty for none.
    hang_on: dict[str, str] = {}
    entries: list[dict[str, Any]] = []
    for comment in comments:
        entry = _entry(comment, hang_on.get(comment.parent, ""), link)
        is_shown = comment.id not in hang_on and _passes([{**entry, "parent": ""}], settings)
        if is_shown:
            entries.append(entry)
        hang_on.setdefault(comment.id, entry["id"] if is_shown else entry["parent"])
    return (_text(entries), len(entries)) if entries else ("", 0)


def _entry(comment: PlannedComment, parent: str, link: Link) -> dict[str, str]:
    key = one_line(comment.id)
    name = one_line(words_of(comment.name) if "<" in comment.name else comment.name)
    day = day_in(comment.day)
    return {
        "id": key if _ID.fullmatch(key) else f"c{sha256(key.encode()).hexdigest()[:16]}",
        "parent": parent,
        "name": "" if has_e_mail(name) else name,
        "date": day.isoformat() if day else "",
        "html": _cleaned(comment.html, link),
    }


def _passes(entries: Sequence[dict[str, str]], settings: ReadingSettings) -> bool:
    """Whether it says something, and the check takes it."""
    if not words_of(entries[0]["html"]):
        return False
    return not any(problem.is_error for problem in read_comments(_text(entries), "", settings)[1])


def _text(entries: Sequence[dict[str, str]]) -> str:
    shown = [{name: value for name, value in entry.items() if value} for entry in entries]
    return yaml.safe_dump(shown, allow_unicode=True, sort_keys=False, width=_WIDTH)


def _cleaned(html: str, link: Link) -> str:
    """The HTML without what could run, load or collect something."""

    def resolve(_tag: str, address: str) -> str:
        check_scheme(address)
        found = link(address)
        if not found:
            raise Fault("it leads nowhere")
        return found

    plain = _UNPAIRED.sub("", without_invisible(html))
    return without_invisible(sanitised_of_others(plain, resolve)).strip()
