"""Runs Pelican: reads and checks everything before, and holds the output while it is written."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pelican
from pelican import Pelican

from almanac.check import read_edition
from almanac.defaults import _PLUGINS, PATH
from almanac.model.printable import printable_lines
from almanac.model.problem import Problem
from almanac.model.site import SETTINGS_FILE
from almanac.render.publication import Publication
from almanac.store.clock import now
from almanac.store.publishing.publisher import BuildRunning, Publisher
from almanac.store.tree import read_text
from almanac_pelican.generators import SiteWriter
from almanac_pelican.plugin_effects import PluginEffects
from almanac_pelican.settings import PUBLICATION

_ROOT = Path(PATH).parent
_WAITING = "Not built; waiting for the next change."


class Almanac(Pelican):
    """Pelican as ``PELICAN_CLASS`` has it.

    The commands `build` and `serve` put what they have read already into the settings, and write into a folder of
    their own. Plain `pelican` writes where `build` publishes: not at the same time, and its files are known later.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        self.warnings: tuple[Problem, ...] = ()
        self._static_paths: list[str] = settings["STATIC_PATHS"]

    def run(self) -> None:
        """Build the site once; ends the program with an exit code where that cannot be.

        Afterwards ``warnings`` has what the site's own plugins did without effect.
        """
        # Pelican does not tell whether it watches (``-r``): then a run that fails would end it, or be tried again at
        # once and without end, where what people want is to mend it and save.
        is_watching = sys._getframe(1).f_code is pelican.autoreload.__code__
        if PUBLICATION in self.settings:
            self._run()
        elif is_watching:
            self._run_and_go_on()
        else:
            self._run_alone(wait=False)

    def _run_and_go_on(self) -> None:
        self.settings["STATIC_PATHS"] = self._static_paths
        try:
            self._run_alone(wait=True)
        except Exception as error:  # noqa: BLE001 - of templates and plugins too, which can fail in any way
            _say("".join(traceback.format_exception_only(error)).strip(), _WAITING)
        except SystemExit as stop:
            _say(*([stop.code] if isinstance(stop.code, str) else []), _WAITING)
        # Events lie outside of PATH; Pelican watches the folders of files to copy too, wherever they are.
        events = _ROOT / str(self.settings.get("EVENTS_PATH", "events"))
        self.settings["STATIC_PATHS"] = [*self._static_paths, *([str(events)] if events.is_dir() else [])]

    def _run_alone(self, *, wait: bool) -> None:
        self._check_plugins()
        try:
            with Publisher(_ROOT, Path(self.output_path)).in_place(wait=wait):
                self.settings[PUBLICATION] = self._read()
                self._run()
            _say_problems(self.warnings)
        except BuildRunning:
            _say(f"Another build into {self.output_path} is running; wait until it is done.")
            raise SystemExit(2) from None
        finally:
            self.settings.pop(PUBLICATION, None)

    def _run(self) -> None:
        effects = PluginEffects(self.settings["PLUGINS"], read_text(_ROOT / SETTINGS_FILE))
        with effects.watched():
            super().run()
        self.warnings = effects.warnings(Path(self.output_path), self._writer.digests)

    def _get_writer(self) -> SiteWriter:
        writer: SiteWriter = super()._get_writer()
        self._writer = writer
        return writer

    def _check_plugins(self) -> None:
        """Pelican logs a plugin that does not load, and builds a site without it."""
        missing = [name for name in _PLUGINS if name not in self.settings["PLUGINS"]]
        if missing:
            _say(f"Nothing is built: these parts of the site do not load: {', '.join(missing)}.")
            raise SystemExit(2)

    def _read(self) -> Publication:
        report = read_edition(_ROOT, self.settings, now=now())
        _say_problems(report.problems)
        if report.edition is None:
            _say(f"Nothing is built: {len(report.errors)} error(s) to mend first.")
            raise SystemExit(1)
        return Publication(report.edition)


def _say_problems(problems: Iterable[Problem]) -> None:
    _say(*(f"{problem.severity}: {problem}" for problem in problems))


def _say(*lines: str) -> None:
    sys.stderr.writelines(f"{printable_lines(line)}\n" for line in lines)
