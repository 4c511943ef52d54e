"""Reads, checks and builds a site for the commands; what is built is published whole or not at all."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings as read_pelican_settings

from almanac.check import NOTHING, BrokenFile, LeftOut, PagesRefused, Report, fault_while_rendering, read_edition
from almanac.model.edition import Edition
from almanac.model.problem import Problem
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.entries.event import read_event
from almanac.read.entries.story import read_story
from almanac.read.settings.site_settings import read_settings
from almanac.render.publication import Publication
from almanac.store.clock import now
from almanac.store.publishing.publisher import Published, Publisher
from almanac.store.tree import read_text
from almanac_pelican import Almanac
from almanac_pelican.settings import PUBLICATION
from commands.base_commit import earlier_site
from commands.cannot_run import CannotRun
from commands.progress import counting
from commands.publishing import LostFiles, publishing
from commands.settings_file import load_settings


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found; no Edition where there is an error."""

    problems: tuple[Problem, ...]
    edition: Edition | None
    left_out: LeftOut = NOTHING
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was found and what was published; ``completed``: first what an earlier build was cut off from.

    Where it ``goes_without_broken``, ``broken`` says what became of the files with errors.
    """

    problems: tuple[Problem, ...]
    ok: bool
    pages_written: int = 0
    published: Published | None = None
    completed: bool = False
    left_out: LeftOut = NOTHING
    broken: tuple[BrokenFile, ...] = ()
    goes_without_broken: bool = False


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
    report = _read(root, settings, drafts=drafts, earlier=earlier)
    return CheckResult(report.problems, report.edition, report.left_out, report.changes)


def check_text(root: Path, path: str, text: str) -> tuple[Problem, ...]:
    """What is wrong with one file that is not written yet; ``path`` is where it would be."""
    read = read_event if path.startswith(f"{site_of(root).events_path}/") else read_story
    return tuple(sorted(read(text, path, site_of(root))[1]))


def site_of(root: Path) -> Site:
    """The site's settings; raises ``CannotRun`` where they are wrong."""
    site, problems = read_settings(_settings(root, None), read_text(root / SETTINGS_FILE))
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
) -> BuildResult:
    """Check, build into a staging folder, publish; raises ``CannotRun`` where the machine is in the way.

    A ``preview`` says on every page that it is one, and has a page of the theme's components. Where
    ``whole_history`` is asked for, less of it is an error. ``leave_out_broken`` publishes what is whole.
    """
    options = {"preview": preview, "whole_history": whole_history, "leave_out_broken": leave_out_broken}
    with publishing(root, output) as publisher:
        completed = publisher.finish()
        built = _build(root, publisher, siteurl, drafts=drafts, **options)
        return replace(built, completed=completed)


def _build(root: Path, publisher: Publisher, siteurl: str | None, *, drafts: bool, **options: bool) -> BuildResult:
    settings = _settings(root, siteurl)
    output = publisher.output
    inside = [output.relative_to(root).as_posix()] if output.is_relative_to(root) else []
    report = _read(root, settings, drafts=drafts, outputs=inside, **options)
    if report.edition is None:
        return BuildResult(report.problems, ok=False)
    staging = publisher.stage()
    try:
        warnings = _run_pelican({**settings, "OUTPUT_PATH": str(staging), PUBLICATION: Publication(report.edition)})
    except PagesRefused as refused:
        return BuildResult((*report.problems, *refused.problems), ok=False)
    except (Exception, SystemExit) as error:
        fault = fault_while_rendering(error.__context__ or error, root) or fault_while_rendering(error, root)
        if fault is None:
            raise
        return BuildResult((*report.problems, fault), ok=False)
    pages = sum(1 for _ in staging.rglob("*.html"))
    return BuildResult(
        (*report.problems, *warnings),
        ok=True,
        pages_written=pages,
        published=publisher.publish(),
        left_out=report.left_out,
        broken=report.broken,
        goes_without_broken=report.goes_without_broken,
    )


def _read(root: Path, settings: Mapping[str, Any], *, drafts: bool, **options: Any) -> Report:
    try:
        moment = now()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None
    with counting("Reading") as progress:
        return read_edition(root, settings, now=moment, drafts=drafts, progress=progress, **options)


def _run_pelican(settings: dict[str, Any]) -> tuple[Problem, ...]:
    """Pelican, with its errors fatal: it would log them and publish the rest; returns its warnings."""
    init_logging(level=logging.WARNING, fatal="errors", name="pelican")
    logging.getLogger("pelican").addHandler(LostFiles())
    console.quiet = True
    almanac = Almanac(settings)
    almanac.run()
    return almanac.warnings


def _settings(root: Path, siteurl: str | None) -> dict[str, Any]:
    """The settings with Pelican's own; as they were written where they are wrong, for all of that to be said."""
    written = load_settings(root / SETTINGS_FILE) | ({} if siteurl is None else {"SITEURL": siteurl})
    if read_settings(written, "")[0] is None:
        return written
    # Pelican puts it in small letters; `pt-BR` has some capitals.
    as_written = {name: written[name] for name in ("DEFAULT_LANG",) if name in written}
    return {**read_pelican_settings(override=dict(written)), **as_written}
