"""Writes approved comments as the file beside their story: cleaned, in one thread, without anybody's address."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from almanac.importers.conversion import Link
from almanac.importers.days import day_in
from almanac.importers.plan import PlannedComment
from almanac.importers.words import has_e_mail, one_line, words_of
from almanac.read.body.sanitiser import sanitised
from almanac.read.fault import Fault
from almanac.read.values.invisible import without_invisible
from almanac.read.values.links import check_scheme

FOLDER = "content/comments"
_WIDTH = 100_000
# A picture in a comment would be loaded from another host.
_PICTURE = re.compile(r"<img\b[^>]*>")
_UNPAIRED = re.compile("[\ud800-\udfff]")


def path_of_comments(path: str) -> str:
    """The file of comments on the entry of a path: ``content/comments/stories/2019/walk.yml``."""
    return f"{FOLDER}/{path.removeprefix('content/').removesuffix('.md')}.yml"


def comments_file(comments: Sequence[PlannedComment], link: Link) -> tuple[str, int]:
    """The text of the file, empty where nothing is left to show, and how many comments are in it.

    One whose parent is not there begins a thread of its own.
    """
    known: set[str] = set()
    entries = []
    for comment in comments:
        html = _cleaned(comment.html, link)
        key = one_line(comment.id)
        if not key or key in known or not words_of(html):
            continue
        parent = one_line(comment.parent)
        name = one_line(words_of(comment.name) if "<" in comment.name else comment.name)
        entry = {
            "id": key,
            "parent": parent if parent in known else "",
            "name": "" if has_e_mail(name) else name,
            "date": _day(comment.day),
            "html": html,
        }
        known.add(key)
        entries.append({field: value for field, value in entry.items() if value})
    if not entries:
        return "", 0
    return yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=_WIDTH), len(entries)


def _day(text: str) -> str:
    day = day_in(text)
    return day.isoformat() if day else ""


def _cleaned(html: str, link: Link) -> str:
    """The HTML without what could run, load or collect something."""

    def resolve(tag: str, address: str) -> str:
        if tag == "img":
            raise Fault("a picture of a comment is not shown")
        check_scheme(address)
        found = link(address)
        if not found:
            raise Fault("it leads nowhere")
        return found

    plain = _UNPAIRED.sub("", without_invisible(html))
    return without_invisible(_PICTURE.sub("", sanitised(plain, resolve, "\x00", frozenset()))).strip()
