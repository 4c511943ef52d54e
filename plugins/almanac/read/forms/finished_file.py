"""Finds in a mail the finished file of an entry, which a page of the site has written for whoever sent it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath

from almanac.model.site import Site
from almanac.model.slug import file_slug, is_slug
from almanac.model.submission import EntryKind
from almanac.read.answers.entry_text import EntryFile
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.values.language_code import is_language

_FILE = re.compile(r"^---[ \t]*\n(?=(?:.*\n)*?[ \t]*title[ \t]*:).*", re.MULTILINE | re.DOTALL | re.IGNORECASE)
# A block of code in an issue, in which it stands as it is.
_FENCE = re.compile(r"(?:^|\n)(`{3,}|~{3,})[^\n]*\n\Z")
_PATH = re.compile(r"(?:^|[\s`:])((?:[\w-]+/)+\d{4}/[^\s/`]+\.md)(?=$|[\s`.,])", re.MULTILINE)


def finished_file(text: str, site: Site, day: date) -> EntryFile | None:
    """The file, at the path that stands above it, or at one of its own; None where there is none.

    ``day`` is that of a story without a date. Whether it is right, the check says.
    """
    match = _FILE.search(text)
    file = _within_fence(match[0], text[: match.start()]) if match else ""
    front, _ = read_front_matter(file, "") if file else (None, [])
    if match is None or front is None:
        return None
    kind: EntryKind = "event" if "start" in front.data or "authors" not in front.data else "story"
    folder = site.events_path if kind == "event" else "content/stories"
    whole = f"{file.strip()}\n"
    written = _PATH.findall(text[: match.start()])
    for path in written:
        if _is_right(path, folder):
            return EntryFile(kind, path, whole)
    value = front.data.get("start" if kind == "event" else "date")
    year = str(value)[:4] if isinstance(value, str) and re.match(r"[1-9]\d{3}-", value) else f"{day.year:04d}"
    lang = front.data.get("lang")
    title = front.data.get("title")
    slug = file_slug(title) if isinstance(title, str) else ""
    suffix = f".{lang}.md" if isinstance(lang, str) and is_language(lang) and lang != site.default_lang else ".md"
    return EntryFile(kind, f"{folder}/{year}/{slug or kind}{suffix}", whole)


def _within_fence(file: str, above: str) -> str:
    """The file up to the end of the block that it stands in, if it stands in one."""
    fence = _FENCE.search(above)
    return re.split(rf"\n{fence[1]}[ \t]*(?:\n|\Z)", file, maxsplit=1)[0] if fence else file


def _is_right(path: str, folder: str) -> bool:
    """Whether it is in its folder, and its name may be one of a file."""
    parts = PurePosixPath(path)
    slug, *lang = parts.name.removesuffix(".md").split(".")
    is_there = parts.parent.parent.as_posix() == folder
    return is_there and is_slug(slug) and len(lang) < 2 and all(map(is_language, lang))
