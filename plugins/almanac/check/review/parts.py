"""Says what each file of a submission is: a new event, a translation, a correction, code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.entries.slug_and_language import read_name
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.store.git.submission import ChangedFile
from almanac.store.git.submission_folder import taken_over

_CODE = (
    ".ci/", ".forgejo/", ".gitea/", ".github/", ".gitlab", ".git", "plugins/", "pyproject.toml", "requirements",
    "scripts/", "tests/",
)  # fmt: skip


class What(StrEnum):
    """What a file is to an editor, the most telling first."""

    CODE = "code"
    SETTINGS = "settings"
    THEME = "theme"
    STRANGE = "a file that the site does not take"
    REMOVAL = "removal"
    RENAME = "new name"
    EVENT = "new event"
    STORY = "new story"
    PAGE = "new page"
    PROFILE = "new author profile"
    TRANSLATION = "translation"
    CORRECTION = "correction"
    PICTURE = "picture"
    OTHER = "other file"


# What an editor answers for; all else is for who keeps the site.
OF_EDITORS = frozenset(
    [What.REMOVAL, What.RENAME, What.EVENT, What.STORY, What.PAGE, What.PROFILE, What.TRANSLATION, What.CORRECTION,
     What.PICTURE]
)  # fmt: skip
NEW_TEXTS = frozenset([What.EVENT, What.STORY, What.TRANSLATION])


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a submission, what it is, and what people know it by."""

    what: What
    path: str
    title: str = ""
    lang: str = ""
    old: str = ""


def parts_of(
    files: Iterable[ChangedFile], site: Site, texts: Mapping[str, str], texts_before: Mapping[str, str]
) -> tuple[Part, ...]:
    """What each file is, in the order of ``What``; ``texts`` are those of entries by path, after and before."""
    files = tuple(files)
    taken = frozenset(file.path for file in taken_over(files, site.events_path))
    parts = [_part(file, site, texts, texts_before, is_taken=file.path in taken) for file in files]
    order = {what: place for place, what in enumerate(What)}
    return tuple(sorted(parts, key=lambda part: (order[part.what], part.path)))


def _part(
    file: ChangedFile, site: Site, texts: Mapping[str, str], before: Mapping[str, str], *, is_taken: bool
) -> Part:
    if not is_taken:
        return Part(_beside(file.path, site), file.path, old=file.old)
    if file.path.startswith("content/images/"):
        what = What.REMOVAL if file.how == "D" else What.PICTURE
        return Part(what, file.path, old=file.old)
    if not file.path.endswith(".md") or file.path.endswith("/README.md"):
        return Part(What.STRANGE, file.path, old=file.old)
    text = before.get(file.path, "") if file.how == "D" else texts.get(file.path, "")
    lang = read_name(file.path)[0].lang
    what = _what(file, site, is_translation=bool(lang) and _original(file.path) in texts)
    return Part(what, file.path, _title(text), lang, file.old)


def _what(file: ChangedFile, site: Site, *, is_translation: bool) -> What:
    if file.how != "A":
        return {"D": What.REMOVAL, "R": What.RENAME, "M": What.CORRECTION}[file.how]
    if is_translation:
        return What.TRANSLATION
    if file.path.startswith(f"{site.events_path}/"):
        return What.EVENT
    folders = {"content/stories/": What.STORY, "content/pages/": What.PAGE, "content/authors/": What.PROFILE}
    return next((what for folder, what in folders.items() if file.path.startswith(folder)), What.STRANGE)


def _beside(path: str, site: Site) -> What:
    """What a file is that is neither text nor picture."""
    if path == SETTINGS_FILE:
        return What.SETTINGS
    if path.startswith("theme/"):
        return What.THEME
    if path.startswith(_CODE):
        return What.CODE
    return What.STRANGE if path.startswith(("content/", f"{site.events_path}/")) else What.OTHER


def _original(path: str) -> str:
    name = PurePosixPath(path)
    return str(name.with_name(f"{name.name.removesuffix('.md').rpartition('.')[0]}.md"))


def _title(text: str) -> str:
    """What its front matter calls it, whatever else is wrong there."""
    front = read_front_matter(text, "")[0] if text else None
    data = front.data if front else {}
    title = data.get("title", data.get("name", ""))
    return title if isinstance(title, str) else ""
