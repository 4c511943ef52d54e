"""Reads the files of a repository: entries as text, pictures by path."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from almanac.model.bag import OFFERED
from almanac.model.comment import FOLDER as COMMENTS
from almanac.model.forum_archive import FOLDER as FORUM
from almanac.model.image import Measured
from almanac.model.keeper import PATH as KEEPERS
from almanac.model.old_address import PATH as REDIRECTS
from almanac.model.owner import Owners
from almanac.model.partner import PATH as PARTNERS
from almanac.model.problem import Problem, Severity
from almanac.model.removal import PATH as REMOVALS
from almanac.read.codeowners import PLACES, read_codeowners
from almanac.read.entries.file_names import collisions, faults_of_picture_name
from almanac.read.fault import FaultInLine
from almanac.read.front_matter.encoding import decode
from almanac.read.pictures.copies import measured
from almanac.read.pictures.kinds import SUFFIXES
from almanac.read.pictures.picture import faults_of, warnings_of
from almanac.store.walk import files

MAX_BYTES = 1_000_000
# Of thousands of comments on one text.
MAX_BYTES_OF_COMMENTS = 10_000_000
_NO_COMMENTS = ("is not read: it has no `.yml` at its end", "rename it; comments are a list in YAML")
_NOT_AN_ENTRY = ("is not read: it has no `.md` at its end", "rename it; pictures belong in content/images/")
# Texts in other forms, to which another ending is no help.
_OTHER_KINDS = {
    ".rst": "reStructuredText", ".html": "HTML", ".htm": "HTML", ".adoc": "AsciiDoc", ".org": "Org", ".tex": "TeX",
    ".docx": "a document of a word processor", ".odt": "a document of a word processor", ".ipynb": "a notebook",
    ".textile": "Textile", ".mediawiki": "wikitext",
}  # fmt: skip
# Whatever lies in content/images/ is published: a page there would run its scripts.
_NO_PICTURE = ("is not a picture", "content/images/ takes jpg, png, gif, webp, avif and svg; put other files elsewhere")
# A pipe, in whose place a file was a moment ago, would be waited for without end.
_WITHOUT_WAITING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(slots=True)
class Tree:
    """Texts of entries by path, in the order of folders and names, and the paths of pictures with what was measured.

    A picture with faults, or one that does not say its size, has none. ``removals`` is the text of the list of what was
    removed, ``redirects`` that of old addresses, ``owners`` are those who are asked to accept changes; ``comments`` are
    the texts of those of a former site, ``forum`` the files of one that closed, ``partners`` what is known of partners'
    calendars, ``bags`` which can be fetched, ``keepers`` the text of the list of what somebody keeps. Paths are
    relative to the repository's root, with forward slashes.
    """

    stories: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    authors: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    images: list[str] = field(default_factory=list)
    measured: dict[str, Measured] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    removals: str = ""
    owners: Owners = field(default_factory=Owners)
    redirects: str = ""
    partners: str = ""
    comments: dict[str, str] = field(default_factory=dict)
    forum: dict[str, bytes] = field(default_factory=dict)
    bags: str = ""
    keepers: str = ""

    def by_folder(self, events_path: str) -> dict[str, dict[str, str]]:
        """The texts of each kind, by the folder that they come from."""
        return {
            "content/stories": self.stories,
            "content/pages": self.pages,
            "content/authors": self.authors,
            events_path: self.events,
        }

    def add(self, path: str, text: str, events_path: str) -> None:
        """Put in a text that is not written yet, in its place among the others."""
        for folder, texts in self.by_folder(events_path).items():
            if path.startswith(f"{folder}/"):
                whole = sorted({**texts, path: text}.items(), key=lambda one: one[0].split("/"))
                texts.clear()
                texts.update(whole)
        self.problems = list(dict.fromkeys([*self.problems, *collisions([*self.texts, *self.images])]))

    @property
    def texts(self) -> dict[str, str]:
        """Those of all kinds."""
        return self.stories | self.pages | self.authors | self.events


def read_tree(root: Path, *, events_path: str = "events") -> Tree:
    """Everything below ``content/`` and the folder of events; what cannot be read is a Problem."""
    tree = Tree()
    for folder, texts in tree.by_folder(events_path).items():
        for path in files(root, folder, tree.problems):
            if not path.endswith(".md"):
                tree.problems.append(_no_entry(path))
            elif path.rpartition("/")[2] != "README.md":
                _read(root, path, texts, tree.problems)
    for path in files(root, "content/images", tree.problems):
        if PurePosixPath(path).suffix.lower() in SUFFIXES:
            # It stays among the pictures, whatever is wrong with it: a link to it is not a second fault.
            tree.images.append(path)
            tree.problems += [*faults_of_picture_name(path), *_look_at_picture(root, path, tree.measured)]
        elif PurePosixPath(path).name != "README.md":
            tree.problems.append(Problem(path, 0, "", *_NO_PICTURE))
    _read_comments(root, tree)
    _read_forum(root, tree)
    tree.removals = read_list_file(root, REMOVALS, tree.problems)
    tree.redirects = read_list_file(root, REDIRECTS, tree.problems)
    tree.partners = read_list_file(root, PARTNERS, tree.problems)
    tree.bags = read_list_file(root, OFFERED, tree.problems)
    tree.keepers = read_list_file(root, KEEPERS, tree.problems)
    tree.owners = read_owners(root)
    tree.problems += collisions([*tree.texts, *tree.images, *tree.comments])
    tree.problems = list(dict.fromkeys(tree.problems))
    return tree


def read_entries_at(root: Path, paths: Iterable[str], *, events_path: str = "events") -> Tree:
    """Entries of ``read_tree`` alone, whose names it has found right."""
    tree = Tree()
    for path in paths:
        texts = next(texts for folder, texts in tree.by_folder(events_path).items() if path.startswith(f"{folder}/"))
        _read(root, path, texts, tree.problems)
    return tree


def _read_comments(root: Path, tree: Tree) -> None:
    for path in files(root, COMMENTS, tree.problems):
        if path.endswith(".yml"):
            _read(root, path, tree.comments, tree.problems, MAX_BYTES_OF_COMMENTS)
        elif PurePosixPath(path).name != "README.md":
            tree.problems.append(Problem(path, 0, "", *_NO_COMMENTS, Severity.WARNING))


def _read_forum(root: Path, tree: Tree) -> None:
    for path in files(root, FORUM, tree.problems):
        if not path.endswith(".json"):
            continue
        try:
            data, size = _read_at_most(os.path.join(root, path), MAX_BYTES_OF_COMMENTS)  # noqa: PTH118 - as above
        except OSError as error:
            tree.problems.append(_unreadable(path, error))
            continue
        if size > MAX_BYTES_OF_COMMENTS:
            tree.problems.append(Problem(path, 0, "", f"has {size // 1_000_000} MB", "a topic has at most 10 MB"))
        else:
            tree.forum[path] = data


def read_list_file(root: Path, path: str, problems: list[Problem]) -> str:
    """The text of a list that a site may have."""
    if not os.path.lexists(root / path):
        return ""
    texts: dict[str, str] = {}
    _read(root, path, texts, problems)
    return texts.get(path, "")


def _no_entry(path: str) -> Problem:
    kind = _OTHER_KINDS.get(PurePosixPath(path).suffix.lower(), "")
    if not kind:
        return Problem(path, 0, "", *_NOT_AN_ENTRY, Severity.WARNING)
    name = PurePosixPath(path).with_suffix(".md").name
    hint = f"write it in Markdown, as `{name}`; a program such as pandoc converts it (`pandoc -t gfm`)"
    return Problem(path, 0, "", f"is not read: it is {kind}, not Markdown", hint, Severity.WARNING)


def _read(root: Path, path: str, texts: dict[str, str], problems: list[Problem], most: int = MAX_BYTES) -> None:
    try:
        data, size = _read_at_most(os.path.join(root, path), most + 1)  # noqa: PTH118 - a Path takes as long as the rest
    except OSError as error:
        problems.append(_unreadable(path, error))
        return
    if size > most:
        message = f"has {size // 1_000_000} MB"
        problems.append(Problem(path, 0, "", message, "a text has at most 200 KB; pictures belong in content/images/"))
        return
    try:
        texts[path] = decode(data)
    except FaultInLine as fault:
        problems.append(Problem(path, fault.line + 1, "", fault.message, fault.hint))


def _look_at_picture(root: Path, path: str, known: dict[str, Measured]) -> list[Problem]:
    """What is wrong with a picture; what is measured of one that is right goes to ``known``."""
    try:
        with _opened(root / path) as file:
            faults = faults_of(file, path)
            found = None if faults else measured(file)
            warnings = [] if faults else warnings_of(file, path)
    except OSError as error:
        return [_unreadable(path, error)]
    if found:
        known[path] = found
    return faults or warnings


def _read_at_most(path: str, most: int) -> tuple[bytes, int]:
    """The beginning of a file, and the size of all of it; raises ``OSError`` for what is no ordinary file."""
    descriptor, size = _ordinary(path)
    try:
        # One more than there should be: it may grow meanwhile.
        data = os.read(descriptor, min(size + 1, most))
        while len(data) != size and len(data) < most and (more := os.read(descriptor, most - len(data))):
            data += more
        return data, max(size, len(data))
    finally:
        os.close(descriptor)


def _opened(file: Path) -> BinaryIO:
    """The file for reading; raises ``OSError`` for what is none any more."""
    return os.fdopen(_ordinary(file)[0], "rb")


def _ordinary(file: Path | str) -> tuple[int, int]:
    """The descriptor of an ordinary file, and its size; raises ``OSError`` for what would be waited for."""
    descriptor = os.open(file, _WITHOUT_WAITING)
    status = os.fstat(descriptor)
    if stat.S_ISREG(status.st_mode):
        return descriptor, status.st_size
    os.close(descriptor)
    raise OSError(0, "it is not an ordinary file")


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(path, 0, "", f"cannot be read: {error.strerror}", "look at the file and its permissions")


def read_owners(root: Path) -> Owners:
    """Who is asked to accept changes, as the first CODEOWNERS says that a forge would find; nobody without one."""
    place = next((place for place in PLACES if (root / place).is_file()), "")
    return read_codeowners(read_text(root / place), place) if place else Owners()


def folders_beside(root: Path, folder: str) -> list[str]:
    """The folders in the place of ``folder``, itself among them if it is there, as paths from the root."""
    place = (root / folder).parent
    neighbours = sorted(place.iterdir()) if place.is_dir() else []
    return [path.relative_to(root).as_posix() for path in neighbours if path.is_dir()]


def texts_below(folder: Path, suffix: str) -> dict[str, str]:
    """The texts of all files of a kind in a folder by their paths from there, in the order of these."""
    return {path.relative_to(folder).as_posix(): read_text(path) for path in sorted(folder.rglob(f"*{suffix}"))}


def read_text_however(path: Path) -> str:
    """As much of a file's text as there is, whatever its bytes are; empty where it cannot be read."""
    try:
        with _opened(path) as file:
            return file.read(MAX_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def read_text(path: Path) -> str:
    """A file's text; empty when it is missing or no text."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
