"""Reads, checks and builds a site for the commands; what is built is published whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almanac.build.after_edit import KnownSite, known_site
from almanac.build.kept_readers import KeptReaders
from almanac.build.memory import Memory, RememberingReaders
from almanac.build.origin import program_fingerprint
from almanac.build.profile import KEEPING, NOT_PROFILED, Profile
from almanac.build.workers import WorkerDiedError, cores, nothing_becomes_garbage
from almanac.check import NOTHING, BrokenFile, LeftOut, Report, fault_while_rendering, read_edition
from almanac.check.keepers import next_warning
from almanac.check.partners import next_warning_of_partners
from almanac.model.edition import Edition
from almanac.model.printable import printable
from almanac.model.problem import Problem
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.entries.event import read_event
from almanac.read.entries.story import read_story
from almanac.read.settings.site_settings import read_settings
from almanac.store.clock import now
from almanac.store.loaded_code import is_saved_since_loaded
from almanac.store.publishing.publisher import WORK_FOLDER, Published, Publisher
from almanac.store.results import Results
from almanac.store.tree import read_text
from commands.base_commit import earlier_site
from commands.cannot_run import CannotRun
from commands.progress import counting
from commands.publishing import publishing
from commands.settings_file import load_settings

if TYPE_CHECKING:
    from almanac.build.site_builder import First


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found; no Edition where there is an error. ``known`` is for a check after an edit.

    ``until`` is when something else is found, though nobody writes; None where that is not to be expected.
    """

    problems: tuple[Problem, ...]
    edition: Edition | None
    left_out: LeftOut = NOTHING
    changes: tuple[str, ...] = ()
    known: KnownSite | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was found and what was published; ``completed``: first what an earlier build was cut off from.

    Where it ``goes_without_broken``, ``broken`` says what became of the files with errors. ``by_pelican``: what made
    Pelican build it, empty where nothing did. ``until`` is when something else
    may have to stand on its pages; None where Pelican built it, and nobody knows.
    """

    problems: tuple[Problem, ...]
    ok: bool
    pages_written: int = 0
    published: Published | None = None
    completed: bool = False
    left_out: LeftOut = NOTHING
    broken: tuple[BrokenFile, ...] = ()
    goes_without_broken: bool = False
    by_pelican: str = ""
    until: datetime | None = None

    @property
    def foreign(self) -> bool:
        """Whether the output has pages that no build made."""
        return bool(self.published and self.published.foreign_files)


@dataclass(frozen=True, slots=True)
class _How:
    """How much work is done side by side, 0 for as much as the machine can, and whether all of it is done anew.

    ``program`` is the fingerprint of what does it. The ``profile`` is told how long each part of it takes. What is
    looked at is made ``first``; the ``memory`` is that of a process that builds more than once.
    """

    program: bytes
    jobs: int = 0
    fresh: bool = False
    profile: Profile = NOT_PROFILED
    first: First | None = None
    memory: Memory | None = None


def check_site(
    root: Path, *, drafts: bool, siteurl: str | None = None, changed_since: str | None = None
) -> CheckResult:
    """Read everything and say what is wrong, also with what was published at ``changed_since``.

    Raises ``CannotRun`` for settings that do not load, and for a commit that is not there.
    """
    settings = _settings(root, siteurl)
    earlier = None
    if changed_since is not None:
        earlier = earlier_site(root, changed_since, lambda folder: _settings(folder, None))
    report, readers = _read(root, settings, _How(program_fingerprint(root)), drafts=drafts, earlier=earlier)
    known = known_site(report, readers.kept()) if isinstance(readers, KeptReaders) and earlier is None else None
    return CheckResult(report.problems, report.edition, report.left_out, report.changes, known, _until(report))


def _until(report: Report) -> datetime | None:
    moments = [report.left_out.first_moment]
    if entries := report.entries:
        moments.append(next_warning(entries.others.kept, now(), entries.site.zone))
        moments.append(next_warning_of_partners(entries.site, entries.others.partners, now()))
    return min(filter(None, moments), default=None)


def check_with(root: Path, texts: Mapping[str, str]) -> CheckResult:
    """The same of the site as it would be with files that are not written yet, by path."""
    how = _How(program_fingerprint(root))
    report, _ = _read(root, _settings(root, None), how, drafts=True, unwritten=texts)
    return CheckResult(report.problems, report.edition, report.left_out)


def read_report(root: Path, changed_since: str | None = None, *, preview: bool = False) -> Report:
    """All that reading finds, drafts among it, also for a ``preview``; raises ``CannotRun`` as ``check_site`` does."""
    settings = _settings(root, None)
    earlier = (
        None if changed_since is None else earlier_site(root, changed_since, lambda folder: _settings(folder, None))
    )
    how = _How(program_fingerprint(root))
    return _read(root, settings, how, drafts=True, preview=preview, earlier=earlier)[0]


def check_text(root: Path, path: str, text: str) -> tuple[Problem, ...]:
    """What is wrong with one file that is not written yet; ``path`` is where it would be."""
    site = site_of(root)
    read = read_event if path.startswith(f"{site.events_path}/") else read_story
    return tuple(sorted(read(text, path, site.reading)[1]))


def site_of(root: Path, siteurl: str | None = None) -> Site:
    """The site's settings; raises ``CannotRun`` where they are wrong."""
    site, problems = read_settings(_settings(root, siteurl), read_text(root / SETTINGS_FILE))
    if site is None:
        raise CannotRun(str(problems[0]), "mend pelicanconf.py; `scripts/almanac check` shows all of it.")
    return site


def build_site(
    root: Path,
    *,
    drafts: bool,
    output: Path,
    siteurl: str | None = None,
    preview: bool = False,
    whole_history: bool = False,
    leave_out_broken: bool = False,
    jobs: int = 0,
    fresh: bool = False,
    profile: Profile = NOT_PROFILED,
    first: First | None = None,
    memory: Memory | None = None,
) -> BuildResult:
    """Check, build into a staging folder, publish; raises ``CannotRun`` where the machine is in the way.

    A ``preview`` says on every page that it is one, and has a page of the theme's components. Where
    ``whole_history`` is asked for, less of it is an error. ``leave_out_broken`` publishes what is whole. ``jobs``
    processes work side by side, by default as many as the machine has cores; ``fresh``: nothing that was made before
    counts. The ``profile`` is told how long each part takes. What someone looks at is made ``first``. The ``memory`` is
    that of all builds of one process; where it is of no more use, ``OutdatedError`` is raised.
    """
    options = {
        "drafts": drafts,
        "preview": preview,
        "whole_history": whole_history,
        "leave_out_broken": leave_out_broken,
    }
    how = _How(program_fingerprint(root), jobs, fresh, profile, first, memory)
    with publishing(root, output) as publisher:
        completed = publisher.finish()
        built = _build(root, publisher, siteurl, how, options)
        return replace(built, completed=completed)


def _build(
    root: Path, publisher: Publisher, siteurl: str | None, how: _How, options: Mapping[str, bool]
) -> BuildResult:
    # What makes pages takes long to load, and a check makes none.
    with how.profile.stage("loading the program"):
        from almanac.build.maker import TemplateFaultError
        from almanac.check.built_pages.check_pages import PagesRefused
    with how.profile.stage("settings"):
        settings = _settings(root, siteurl)
    output = publisher.output
    inside = [output.relative_to(root).as_posix()] if output.is_relative_to(root) else []
    report, _ = _read(root, settings, how, outputs=inside, **options)
    if report.edition is None:
        return BuildResult(report.problems, ok=False)
    try:
        made = _make(root, settings, report.edition, publisher, how)
    except PagesRefused as refused:
        return BuildResult((*report.problems, *refused.problems), ok=False)
    except TemplateFaultError as broken:
        return BuildResult((*report.problems, broken.problem), ok=False)
    return replace(
        made,
        problems=(*report.problems, *made.problems),
        left_out=report.left_out,
        until=_sooner(made.until, report.left_out.first_moment),
        broken=report.broken,
        goes_without_broken=report.goes_without_broken,
    )


def _sooner(moment: datetime | None, other: datetime | None) -> datetime | None:
    return moment if moment is None or other is None else min(moment, other)


def _make(root: Path, settings: Mapping[str, Any], edition: Edition, publisher: Publisher, how: _How) -> BuildResult:
    """Make and publish what the site does not have yet; by Pelican, all of it, what only Pelican makes."""
    with how.profile.stage("loading the program"):
        from almanac.build.incremental import How, IncrementalBuild
        from almanac.build.needs_pelican import setting_for_pelican
        from almanac.build.site_builder import NOTHING_FIRST
        from almanac.render.next_change import next_change
        from almanac.render.outputs.listed_pages import Paging
        from almanac.render.outputs.stories import NeedsPelicanError

    only_pelican = setting_for_pelican(settings)
    if only_pelican:
        return _make_by_pelican(root, settings, edition, publisher, how, f"{only_pelican} of {SETTINGS_FILE}")
    paging = Paging(int(settings["DEFAULT_PAGINATION"] or 0), int(settings.get("DEFAULT_ORPHANS", 0)))
    way = How(paging, how.jobs or cores(), how.fresh, how.profile, how.first or NOTHING_FIRST)
    build = IncrementalBuild(root, edition, publisher, way, how.program)
    try:
        with counting("Building") as progress, _told_of_the_dead():
            built = build.build(progress)
    except NeedsPelicanError as needs:
        return _make_by_pelican(root, settings, edition, publisher, how, str(needs))
    published = build.publish(built)
    if how.memory is None:
        build.keep(built)
    else:
        how.memory.later(partial(build.keep, built))
    until = next_change(built.publication, built.events_until)
    return BuildResult((), ok=True, pages_written=built.pages, published=published, until=until)


def _make_by_pelican(
    root: Path, settings: Mapping[str, Any], edition: Edition, publisher: Publisher, how: _How, because: str
) -> BuildResult:
    with how.profile.stage("Pelican"):
        warnings, staging = _built_by_pelican(root, settings, edition, publisher)
    pages = sum(1 for _ in staging.rglob("*.html"))
    with how.profile.stage("publishing"):
        published = publisher.publish()
    return BuildResult(warnings, ok=True, pages_written=pages, published=published, by_pelican=because)


def _built_by_pelican(
    root: Path, settings: Mapping[str, Any], edition: Edition, publisher: Publisher
) -> tuple[tuple[Problem, ...], Path]:
    from almanac.build.maker import TemplateFaultError
    from almanac.check.built_pages.check_pages import PagesRefused
    from commands.pelican_build import build_by_pelican

    staging = publisher.stage()
    try:
        return build_by_pelican(settings, edition, staging), staging
    except PagesRefused:
        raise
    except (Exception, SystemExit) as error:
        fault = fault_while_rendering(error.__context__ or error, root) or fault_while_rendering(error, root)
        if fault is None:
            raise
        raise TemplateFaultError(fault) from None


def _read(
    root: Path, settings: Mapping[str, Any], how: _How, /, **options: Any
) -> tuple[Report, KeptReaders | RememberingReaders]:
    try:
        moment = now()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None
    stage = how.profile.stage
    with stage(KEEPING):
        readers = _readers(root, settings, how)
    reading = stage("reading and checking the rest")
    with counting("Reading") as progress, reading, _told_of_the_dead(), nothing_becomes_garbage():
        report = read_edition(root, settings, now=moment, progress=progress, readers=readers, stage=stage, **options)
    with stage(KEEPING):
        if not is_saved_since_loaded():
            readers.keep()
    return report, readers


def _readers(root: Path, settings: Mapping[str, Any], how: _How) -> KeptReaders | RememberingReaders:
    """What reads the texts; raises ``OutdatedError`` where the memory is of no more use."""
    results = Results(root / WORK_FOLDER)
    make = partial(KeptReaders, results, how.program, jobs=how.jobs or cores(), profile=how.profile)
    if how.memory is None:
        return make(fresh=how.fresh)
    how.memory.begin(settings, how.program)
    return RememberingReaders(how.memory, lambda anew: make(fresh=anew or how.fresh))


@contextmanager
def _told_of_the_dead() -> Iterator[None]:
    """Say plainly what a process was on that was ended from outside."""
    try:
        yield
    except WorkerDiedError as died:
        what = died.what or "the site"
        remedy = "look whether there is too little memory, then run it again; `build --jobs 1` needs less."
        raise CannotRun(f"the process that was at work on {printable(what)} was ended from outside.", remedy) from None


def _settings(root: Path, siteurl: str | None) -> dict[str, Any]:
    """The settings as they are written, with the address that the command was given."""
    return load_settings(root / SETTINGS_FILE) | ({} if siteurl is None else {"SITEURL": siteurl})
