"""Replaces what is broken by what was whole before, or leaves it out, until what is left is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from almanac.check.aliases import paths_by_claim
from almanac.check.broken.broken_file import PICTURES, BrokenFile
from almanac.check.broken.last_whole import last_whole
from almanac.check.entries import Entries
from almanac.check.texts import Texts
from almanac.model.event import Event, EventText
from almanac.model.forum_archive import ABOUT
from almanac.model.history import History
from almanac.model.keeper import PATH as KEEPERS
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read.entries.file_names import collisions
from almanac.read.entries.slug_and_language import read_name
from almanac.store.git.file_versions import FileVersions
from almanac.store.git.repository import HistoryUnavailable
from almanac.store.tree import Tree, read_text_however

# Beyond that a setting or a newer rule is behind it: the site that readers have is better than one with so many holes.
MOST_GONE = 20
# Each can break what was whole beside it, such as a translation or an alias.
_ROUNDS = 10
# Comments and the archive of a forum, which nobody edits: what is broken there is mended by another import.
_FORMER_SITE = ("content/comments/", "content/forum/")
_CLASHES = "what was whole of it before does not fit with other files of today"
_WITHOUT_ORIGINAL = "its original is not published"


@dataclass(frozen=True, slots=True)
class Whole:
    """Texts without an error that counts, and what became of the ``broken`` files.

    ``versions`` are None without git.
    """

    texts: Texts
    broken: tuple[BrokenFile, ...]
    versions: FileVersions | None

    def history(self, history: History, now: datetime) -> History:
        """The history in which what is kept has the dates that it had then; ``now`` is aware."""
        if self.versions is None or not history.head:
            return history
        # One that says by now that it does not take place is newer than its version.
        kept = {file.path: file.version for file in self.broken if file.version and not file.status}
        with _git_that_tells():
            return self.versions.history_as_of(history, kept, now)


class Reread(Protocol):
    """Reads another tree, with a function that changes its entries before they are compared."""

    def __call__(self, tree: Tree, *, settle: Callable[[Entries], None]) -> Texts: ...


class CannotLeaveOut(Exception):
    """The errors cannot be left out, and why."""

    def problem(self) -> Problem:
        """What is said of it beside the errors themselves."""
        return Problem(".", 0, "", f"--leave-out-broken does not help: {self}", "mend the errors")


def refuse(problems: Iterable[Problem]) -> None:
    """Raises ``CannotLeaveOut`` for an error that is of no text: settings, templates, catalogues, git."""
    for problem in problems:
        if problem.is_error:
            raise CannotLeaveOut(f"{problem.path} is no text and no picture that could be left out")


def leave_out(root: Path, tree: Tree, first: Texts, reread: Reread) -> Whole:
    """What is whole, given what the ``first`` reading of the tree found; raises ``CannotLeaveOut``."""
    site = first.entries.site
    versions = _versions(root, site)
    texts, present, fates = first, tree, dict[str, BrokenFile]()
    for _ in range(_ROUNDS):
        latecomers = _latecomers(texts, fates, versions)
        blamed = [] if latecomers else _blamed(root, site, tree, texts, fates)
        if not blamed and not latecomers and texts is not first:
            return Whole(texts, tuple(sorted(fates.values(), key=lambda file: file.path)), versions)
        with _git_that_tells():
            fates |= latecomers | _decided(root, site, present, versions, fates, blamed)
        fates |= _translations_of_gone(present, fates)
        gone = [file for file in fates.values() if file.version is None]
        if len(gone) > MOST_GONE:
            raise CannotLeaveOut(
                f"{len(gone)} files have no version that is whole, and at most {MOST_GONE} are left out: mend the "
                "setting or the rule that is behind them"
            )
        present = _without(tree, site, fates)
        texts = reread(present, settle=_settled(fates, present))
    raise CannotLeaveOut("one thing left out breaks another, again and again")


@contextmanager
def _git_that_tells() -> Iterator[None]:
    """A clone may lack what its commits name."""
    try:
        yield
    except HistoryUnavailable as reason:
        raise CannotLeaveOut(reason.message) from None


def _versions(root: Path, site: Site) -> FileVersions | None:
    try:
        return FileVersions(root, ["content/stories", "content/pages", "content/authors", site.events_path])
    except HistoryUnavailable:
        return None


def _latecomers(texts: Texts, fates: Mapping[str, BrokenFile], versions: FileVersions | None) -> dict[str, BrokenFile]:
    """Of files that are whole and claim one address or identity those that came after another: they give way to it."""
    errors = {problem.path for problem in texts.across if problem.is_error and problem.path not in fates}
    if not errors or versions is None:
        return {}
    entries = texts.entries
    claims = paths_by_claim(entries.stories, entries.pages, entries.events).values()
    claimants = [[path for path in dict.fromkeys(paths) if path not in fates] for paths in claims]
    disputed = [paths for paths in claimants if len(paths) > 1 and not errors.isdisjoint(paths)]
    with _git_that_tells():
        arrivals = versions.arrivals({path for paths in disputed for path in paths})
    late: dict[str, BrokenFile] = {}
    for paths in disputed:
        newest, *others = sorted(paths, key=arrivals.__getitem__)
        if arrivals[newest] < arrivals[others[0]]:
            late[newest] = BrokenFile(newest, reason=f"{others[-1]} was there before, with its address or identity")
    return late


def _blamed(root: Path, site: Site, tree: Tree, texts: Texts, fates: Mapping[str, BrokenFile]) -> list[str]:
    """The files whose own the errors are; raises ``CannotLeaveOut`` for an error that is of no single file."""
    clashes = frozenset(collisions([*tree.texts, *tree.images]))
    errors = [problem for problem in texts.problems if problem.is_error and problem not in texts.dangling]
    errors = [problem for problem in errors if problem.path != KEEPERS]
    for problem in errors:
        between = problem in clashes or (problem in texts.across and problem.path not in fates)
        if between or not _is_file(root, site, problem.path):
            raise CannotLeaveOut(f"`{problem}` is not the fault of one text or picture alone")
    return list(dict.fromkeys(problem.path for problem in errors))


def _is_file(root: Path, site: Site, path: str) -> bool:
    """Whether it is the path of a text or a picture that is really there, so that it can be left out."""
    folders = ("content/stories/", "content/pages/", "content/authors/", f"{site.events_path}/")
    file = root / path
    is_text = path.startswith(folders) and path.endswith(".md")
    return (
        (is_text or path.startswith((PICTURES, *_FORMER_SITE)))
        and (file.is_symlink() or file.exists())
        and not file.is_dir()
    )


def _decided(
    root: Path,
    site: Site,
    present: Tree,
    versions: FileVersions | None,
    fates: Mapping[str, BrokenFile],
    blamed: Iterable[str],
) -> dict[str, BrokenFile]:
    decided = {path: BrokenFile(path, reason=_CLASHES) for path in blamed if path in fates}
    beside = [path for path in blamed if path.startswith((PICTURES, *_FORMER_SITE))]
    decided |= {path: BrokenFile(path, reason="nor is it shown anywhere") for path in beside}
    broken = {path: read_text_however(root / path) for path in blamed if path not in decided}
    names = {*present.texts, *broken}
    translations = frozenset(path for path in broken if _original(path, names))
    return decided | last_whole(site, broken, versions, translations)


def _original(path: str, paths: Iterable[str]) -> str:
    """The path of what a text is a translation of, where there is such a file."""
    name, _ = read_name(path)
    original = f"{name.group}.md"
    return original if name.lang and original != path and original in paths else ""


def _translations_of_gone(present: Tree, fates: Mapping[str, BrokenFile]) -> dict[str, BrokenFile]:
    """Stories, profiles and events that were translations; a page says all by itself."""
    gone = {path for path, file in fates.items() if file.version is None}
    return {
        path: BrokenFile(path, reason=_WITHOUT_ORIGINAL)
        for path in (*present.stories, *present.authors, *present.events)
        if path not in gone and _original(path, gone)
    }


def _without(tree: Tree, site: Site, fates: Mapping[str, BrokenFile]) -> Tree:
    """The tree with what is kept, which comes last: where it clashes with what is whole, it gives way."""
    kept = {path: file.text for path, file in fates.items() if file.version is not None}
    images = [path for path in tree.images if path not in fates]

    def of(folder: str, texts: Mapping[str, str]) -> dict[str, str]:
        whole = {path: text for path, text in texts.items() if path not in fates}
        return whole | {path: kept[path] for path in sorted(kept) if path.startswith(f"{folder}/")}

    return Tree(
        stories=of("content/stories", tree.stories),
        pages=of("content/pages", tree.pages),
        authors=of("content/authors", tree.authors),
        events=of(site.events_path, tree.events),
        images=images,
        measured={path: found for path, found in tree.measured.items() if path not in fates},
        problems=[problem for problem in tree.problems if problem.path not in fates],
        removals=tree.removals,
        owners=tree.owners,
        redirects=tree.redirects,
        partners=tree.partners,
        comments={path: text for path, text in tree.comments.items() if path not in fates},
        # What says of which forum they are is of all its topics.
        forum={} if ABOUT in fates else {path: data for path, data in tree.forum.items() if path not in fates},
        bags=tree.bags,
        keepers="",  # no page shows it
    )


def _settled(fates: Mapping[str, BrokenFile], tree: Tree) -> Callable[[Entries], None]:
    """Puts what broken texts say of their events into what is kept, and takes out pictures that are not there."""
    images = frozenset(tree.images)

    def settle(entries: Entries) -> None:
        entries.stories = [
            replace(story, image=None) if story.image and f"content{story.image.address}" not in images else story
            for story in entries.stories
        ]
        entries.profiles = [
            replace(profile, image=None)
            if profile.image and f"content{profile.image.address}" not in images
            else profile
            for profile in entries.profiles
        ]
        entries.events = [_off(_without_lost_picture(event, images), fates, entries.site) for event in entries.events]

    return settle


def _without_lost_picture(event: Event, images: frozenset[str]) -> Event:
    lost = event.image is not None and f"content{event.image.address}" not in images
    return replace(event, image=None) if lost else event


def _off(event: Event, fates: Mapping[str, BrokenFile], site: Site) -> Event:
    file = fates.get(event.source.path)
    if file is None or file.status is None:
        return event
    return replace(
        event,
        status=file.status,
        text=_with_note(event.text, file.note, site),
        translations=tuple(_with_note(text, "", site) for text in event.translations),
    )


def _with_note(text: EventText, note: str, site: Site) -> EventText:
    words = note or text.status_note or site.phrases(text.lang).gettext("No reason has been given yet.")
    return replace(text, status_note=words)
