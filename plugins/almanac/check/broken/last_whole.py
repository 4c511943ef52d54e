"""Finds for each broken file the newest version on the main line that is whole by itself."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import zip_longest

from almanac.check.broken.broken_file import BrokenFile
from almanac.check.broken.meant import Meant, meant
from almanac.model.entry import Source
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read.body.markdown import MarkdownReader
from almanac.read.entries.event import read_event, read_event_translation
from almanac.read.entries.page import read_page
from almanac.read.entries.profile import read_profile, read_profile_translation
from almanac.read.entries.story import read_story, read_story_translation
from almanac.read.fault import FaultInLine
from almanac.read.front_matter.encoding import decode
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.values.links import Targets
from almanac.store.git.file_versions import FileVersion, FileVersions
from almanac.store.tree import MAX_BYTES

# Whoever broke a file that often has to mend it: each version is read anew.
MOST_VERSIONS = 50
_DRAFT = "its text says that it is a draft"
_DEPARTS = "its text says what no version of it says that is whole: that something is cancelled or moved"


def last_whole(
    site: Site, broken: Mapping[str, str], versions: FileVersions | None, translations: frozenset[str]
) -> dict[str, BrokenFile]:
    """What becomes of each of the ``broken`` texts, by path; without ``versions`` nothing is known of before.

    ``translations`` are the paths of those that have an original beside them.
    """
    meanings = {path: meant(text) for path, text in broken.items()}
    files = {path: BrokenFile(path, reason=_DRAFT) for path, meaning in meanings.items() if meaning.draft}
    open_paths = [path for path in broken if path not in files]
    if versions is None:
        return files | {path: BrokenFile(path, reason="git knows no earlier version") for path in open_paths}
    known = versions.of(open_paths)
    for of_each in zip_longest(*(known[path][:MOST_VERSIONS] for path in open_paths)):
        left = [
            (path, version)
            for path, version in zip(open_paths, of_each, strict=True)
            if version is not None and path not in files
        ]
        for (path, version), data in zip(left, versions.contents([version for _, version in left]), strict=True):
            text = _whole_text(site, path, data, is_translation=path in translations)
            if text is not None:
                files[path] = _kept(path, version, text, meanings[path])
    return files | {path: BrokenFile(path, reason=_none(known[path])) for path in open_paths if path not in files}


def _none(known: list[FileVersion]) -> str:
    if not known:
        return "it is new"
    if len(known) > MOST_VERSIONS:
        return f"none of its last {MOST_VERSIONS} versions is whole, and no older ones are looked at"
    return "it never was whole" if len(known) == 1 else f"none of its {len(known)} versions is whole"


def _kept(path: str, version: FileVersion, text: str, now: Meant) -> BrokenFile:
    """The version, unless it would undo what the broken text says."""
    before = meant(text)
    added = now.departures - before.departures
    if added <= 0:
        return BrokenFile(path, version, text)
    if added == 1 and now.status and not before.status:
        return BrokenFile(path, version, text, status=now.status, note=now.note)
    return BrokenFile(path, reason=_DEPARTS)


def _whole_text(site: Site, path: str, data: bytes, *, is_translation: bool) -> str | None:
    """The text, if nothing is wrong with it but what depends on other files."""
    if len(data) > MAX_BYTES:
        return None
    try:
        text = decode(data)
    except FaultInLine:
        return None
    if any(problem.is_error for problem in _problems(site, path, text, is_translation=is_translation)):
        return None
    return text


def _problems(site: Site, path: str, text: str, *, is_translation: bool) -> list[Problem]:
    problems: list[Problem]
    read_by = site.reading
    if path.startswith(f"{site.events_path}/"):
        problems = (
            read_event_translation(text, path, read_by, None)[1]
            if is_translation
            else read_event(text, path, read_by)[1]
        )
    elif path.startswith("content/pages/"):
        problems = read_page(text, path, read_by, is_translation=is_translation)[1]
    elif path.startswith("content/authors/"):
        problems = (
            read_profile_translation(text, path, read_by, None)[1]
            if is_translation
            else read_profile(text, path, read_by)[1]
        )
    elif is_translation:
        problems = read_story_translation(text, path, read_by, None)[1]
    else:
        problems = read_story(text, path, read_by)[1]
    front = read_front_matter(text, path)[0]
    if front is None:
        return problems
    reader = MarkdownReader(Targets({}))
    of_body = reader.read(Source(path, "", front.body, front.body_line))[1]
    return [*problems, *(problem for problem in of_body if problem not in reader.dead_links)]
