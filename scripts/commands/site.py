"""Between the commands and the site: settings, checks, and a build that publishes whole or not at all."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pelican
from pelican.log import init as init_logging
from pelican.settings import read_settings as read_pelican_settings

from almanac.check import Before, Report, read_edition
from almanac.model.edition import Edition
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read.event import read_event
from almanac.read.settings import read_settings
from almanac.read.story import read_story
from almanac.store import publish
from almanac.store.clock import now
from almanac.store.tree import read_text
from commands.before import site_before
from commands.cannot_run import CannotRun
from commands.progress import counting

SETTINGS = "pelicanconf.py"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What was found; no Edition where there is an error."""

    problems: tuple[Problem, ...]
    edition: Edition | None


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was found and what was published."""

    problems: tuple[Problem, ...]
    ok: bool
    pages_written: int = 0
    published: publish.Published | None = None


def check_site(
    root: Path, *, drafts: bool, siteurl: str | None = None, changed_since: str | None = None
) -> CheckResult:
    """Read everything and say what is wrong, also with what was published at ``changed_since``.

    Raises ``CannotRun`` for settings that do not load, and for a commit that is not there.
    """
    settings = _settings(root, siteurl)
    before = None
    if changed_since is not None:
        before = site_before(root, changed_since, lambda folder: _settings(folder, None))
    report = _read(root, settings, drafts=drafts, before=before)
    return CheckResult(report.problems, report.edition)


def check_text(root: Path, path: str, text: str) -> tuple[Problem, ...]:
    """What is wrong with one file that is not written yet; ``path`` is where it would be."""
    read = read_event if path.startswith(f"{site_of(root).events_path}/") else read_story
    return tuple(sorted(read(text, path, site_of(root))[1]))


def site_of(root: Path) -> Site:
    """The site's settings; raises ``CannotRun`` where they are wrong."""
    site, problems = read_settings(_settings(root, None), read_text(root / SETTINGS))
    if site is None:
        raise CannotRun(str(problems[0]), "mend pelicanconf.py; `scripts/almanac check` shows all of it.")
    return site


def build_site(root: Path, *, drafts: bool, output: Path, siteurl: str | None = None) -> BuildResult:
    """Check, build into a staging folder, publish; raises ``CannotRun`` where the machine is in the way."""
    try:
        with publish.only_build(root):
            publish.finish(root)
            return _build(root, output, siteurl, drafts=drafts)
    except publish.BuildRunning:
        raise CannotRun("another build is running in this folder.", "wait until it is done.") from None
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise CannotRun(
            f"cannot write the site: {error.strerror or error}{where}.",
            "make room or give write access; the next build completes what was begun.",
        ) from None


def _build(root: Path, output: Path, siteurl: str | None, *, drafts: bool) -> BuildResult:
    settings = _settings(root, siteurl)
    report = _read(root, settings, drafts=drafts)
    if report.edition is None:
        return BuildResult(report.problems, ok=False)
    staging = publish.staging_folder(root, output)
    _run_pelican({**settings, "OUTPUT_PATH": str(staging), "EDITION": report.edition})
    pages = sum(1 for _ in staging.rglob("*.html"))
    published = publish.publish(root, staging, output)
    return BuildResult(report.problems, ok=True, pages_written=pages, published=published)


def _read(root: Path, settings: Mapping[str, Any], *, drafts: bool, before: Before | None = None) -> Report:
    try:
        moment = now()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None
    with counting("Reading") as progress:
        return read_edition(root, settings, now=moment, drafts=drafts, before=before, progress=progress)


def _run_pelican(settings: dict[str, Any]) -> None:
    """Pelican, with its errors fatal: it would log them and publish the rest."""
    init_logging(level=logging.WARNING, fatal="errors", name="pelican")
    pelican.console.quiet = True
    pelican.Pelican(settings).run()


def _settings(root: Path, siteurl: str | None) -> dict[str, Any]:
    path = root / SETTINGS
    if not path.is_file():
        raise CannotRun(f"there is no {SETTINGS} in {root}.", f"bring it back: git checkout -- {SETTINGS}")
    override = {} if siteurl is None else {"SITEURL": siteurl}
    try:
        return dict(read_pelican_settings(str(path), override=override))
    except Exception as error:  # noqa: BLE001 - the file is the site's own code and can fail in any way
        raise CannotRun(f"{SETTINGS}{_line_of(error, path)}: {_said(error)}.", "mend the line; it is Python.") from None


def _line_of(error: Exception, path: Path) -> str:
    if isinstance(error, SyntaxError) and error.lineno:
        return f":{error.lineno}"
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == path]
    return f":{lines[-1]}" if lines else ""


def _said(error: Exception) -> str:
    return str(error.msg if isinstance(error, SyntaxError) else f"{type(error).__name__}: {error}").rstrip(".")
