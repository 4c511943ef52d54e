"""Reads and checks everything once, before Pelican does anything; a Problem stops the build."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from almanac.check import read_edition
from almanac.defaults import PATH, PLUGINS
from almanac.render.events.event_groups import event_groups
from almanac.render.events.listing import event_listing
from almanac.render.months.months_with_pages import event_months
from almanac.store.clock import now
from almanac.store.publishing.publisher import BuildRunning, Publisher


def read(pelican: Pelican) -> None:
    """Put the Edition, its programme and the parts of that where all adapters find them.

    The command gives an Edition that it has read already; plain ``pelican`` reads it here.
    """
    settings = pelican.settings
    # Pelican logs a plugin that does not load, and builds a site without it.
    missing = [name for name in PLUGINS if name not in settings["PLUGINS"]]
    if missing:
        sys.stderr.write(f"Nothing is built: these parts of the site do not load: {', '.join(missing)}.\n")
        raise SystemExit(2)
    if "EDITION" not in settings:
        settings["WRITING"] = _begin_writing(settings)
        report = read_edition(Path(PATH).parent, settings, now=now())
        for problem in report.problems:
            sys.stderr.write(f"{problem.severity}: {problem}\n")
        if report.edition is None:
            sys.stderr.write(f"Nothing is built: {len(report.errors)} error(s) to mend first.\n")
            raise SystemExit(1)
        settings["EDITION"] = report.edition
    edition = settings["EDITION"]
    settings["PROGRAMME"] = event_listing(edition.events, edition.now)
    settings["EVENT_MONTHS"] = event_months(settings["PROGRAMME"], edition.now)
    settings["EVENT_GROUPS"] = event_groups(settings["PROGRAMME"], edition.site)


def _begin_writing(settings: Mapping[str, Any]) -> ExitStack:
    """Plain ``pelican`` writes where `build` publishes: not at the same time, and its files are known later."""
    writing = ExitStack()
    try:
        writing.enter_context(Publisher(Path(PATH).parent, Path(settings["OUTPUT_PATH"])).in_place())
    except BuildRunning:
        sys.stderr.write(f"Another build into {settings['OUTPUT_PATH']} is running; wait until it is done.\n")
        raise SystemExit(2) from None
    return writing


def end_writing(pelican: Pelican) -> None:
    """Let the next build begin."""
    writing: ExitStack | None = pelican.settings.pop("WRITING", None)
    if writing:
        writing.close()


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(read)
    signals.finalized.connect(end_writing)
