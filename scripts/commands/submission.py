"""Lays out the site as a submission would leave it, by the settings and the code of the main line."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.settings.site_settings import read_settings
from almanac.store.clock import now
from almanac.store.git.repository import HistoryUnavailable, Repository, open_repository
from almanac.store.git.submission import Submission, read_submission
from almanac.store.git.submission_folder import FOLDER, FolderInUse, SubmissionFolder, submission_folder
from almanac.store.tree import read_text
from commands.cannot_run import CannotRun
from commands.settings_file import load_settings

if TYPE_CHECKING:
    from almanac.model.edition import Edition
    from almanac.model.problem import Problem
    from almanac.render.outputs.listed_pages import Paging
    from almanac.store.git.open_submissions import OpenSubmission

# Where the main line is, as most call it; a clone that has no branch of it has that of its server.
_MAIN_LINES = ("main", "origin/main", "master", "origin/master")


@dataclass(frozen=True, slots=True)
class ReadForPreview:
    """An edition that shows what was sent in, drafts among it, and how its pages are made; or what is wrong."""

    edition: Edition | None
    errors: tuple[Problem, ...]
    paging: Paging
    program: bytes


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A submission, and the project as it would be with it, or as the main line has it."""

    submission: Submission
    folder: SubmissionFolder
    site: Site
    moment: datetime

    @property
    def root(self) -> Path:
        """Where the project is."""
        return self.folder.root

    def with_it(self) -> None:
        """Lay out the site as it would be."""
        with told_of_git():
            self.folder.lay_out(self.submission, self.moment, self.site.events_path)

    def read(self) -> ReadForPreview:
        """Read it as it lies there, to plan its pages; raises ``CannotRun``."""
        from almanac.build.needs_pelican import setting_for_pelican
        from almanac.build.origin import program_fingerprint
        from almanac.render.outputs.listed_pages import Paging
        from commands.site import read_report

        settings = load_settings(self.root / SETTINGS_FILE)
        only_pelican = setting_for_pelican(settings)
        if only_pelican:
            needs = f"{only_pelican} of {SETTINGS_FILE}"
            raise CannotRun(f"only Pelican builds this site: {needs}.", "build the branch itself, without secrets.")
        report = read_report(self.root, preview=True)
        edition = report.edition and replace(report.edition, is_submission=True)
        paging = Paging(int(settings["DEFAULT_PAGINATION"] or 0), int(settings.get("DEFAULT_ORPHANS", 0)))
        return ReadForPreview(edition, report.errors, paging, program_fingerprint(self.root))

    def without_it(self) -> None:
        """Lay out the site as the main line has it."""
        with told_of_git():
            self.folder.lay_out(self.submission, self.moment)


@contextmanager
def laid_out(root: Path, ref: str, base: str | None) -> Iterator[LaidOut]:
    """The project without the submission, which the ``LaidOut`` brings in; raises ``CannotRun``."""
    try:
        moment = now()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None
    paths = sys.path.copy()
    try:
        with told_of_git():
            repository = open_repository(root)
            submission = read_submission(repository, ref, base or _main_line(repository))
            with submission_folder(root, repository) as folder:
                folder.lay_out(submission, moment)
                folder.keep_results()
                yield LaidOut(submission, folder, _site(folder.root), moment)
    except FolderInUse:
        raise CannotRun("another review or preview is running.", "wait until it is done, then run it again.") from None
    finally:
        sys.path[:] = paths  # settings put folders there


def read_open_submissions(
    root: Path, patterns: Sequence[str], refs: Sequence[str] = (), base: str | None = None, but: Sequence[str] = ()
) -> tuple[OpenSubmission, ...]:
    """What waits to be merged: the ``refs``, and branches of these patterns but some commits; raises ``CannotRun``."""
    from almanac.store.git.open_submissions import read_open

    with told_of_git():
        repository = open_repository(root)
        return read_open(repository, patterns, refs, base or _main_line(repository), but)


@contextmanager
def told_of_git() -> Iterator[None]:
    """Say what git does not do."""
    try:
        yield
    except HistoryUnavailable as reason:
        raise CannotRun(f"{reason.message}.", f"{reason.hint}.") from None


def _main_line(repository: Repository) -> str:
    for name in _MAIN_LINES:
        try:
            repository.commit(name)
        except HistoryUnavailable:
            continue
        return name
    raise CannotRun("there is no branch `main` here.", "name the main line with --base.")


def _site(root: Path) -> Site:
    site, problems = read_settings(load_settings(root / SETTINGS_FILE), read_text(root / SETTINGS_FILE))
    if site is None:
        raise CannotRun(f"the main line's settings have errors: {problems[0]}", f"mend them first; see {FOLDER}/site.")
    return site
