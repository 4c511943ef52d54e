"""Checks the settings, and what they say of things outside them: folders, servers of map tiles, templates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from almanac.check.issue_forms import check_issue_forms
from almanac.check.own_templates import OWN_TEMPLATES, template_faults
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.fault import Fault, nearest
from almanac.read.settings.site_settings import read_settings
from almanac.read.settings.source_lines import SettingsSource
from almanac.read.settings.without_effect import settings_without_effect
from almanac.render.map.tiles import UnusableTiles, tile_provider
from almanac.store.tree import folders_beside, texts_below

# Git keeps no empty folder: a site that has no event yet has no such folder.
_MAY_BE_MISSING = "events"


def read_site(root: Path, settings: Mapping[str, Any], source: str) -> tuple[Site | None, list[Problem]]:
    """The Site, and all that is wrong with the settings; no Site where there is an error."""
    site, problems = read_settings(settings, source, SETTINGS_FILE)
    in_order = settings.keys() - {problem.field for problem in problems if problem.is_error}
    written = SettingsSource(source)
    faults = [*_outside(root, {name: settings[name] for name in in_order})]
    problems += [_problem(written, *fault) for fault in faults]
    own_templates = texts_below(root / OWN_TEMPLATES, ".html")
    without_effect = settings_without_effect(written, [*own_templates.values()])
    if own_templates:
        problems += template_faults(own_templates, texts_below(root / "theme/templates", ".html"))
    problems += [_problem(written, name, fault, Severity.WARNING) for name, fault in without_effect]
    problems += check_issue_forms(root, site) if site else ()
    return (None if faults else site), sorted(problems)


def _outside(root: Path, settings: Mapping[str, Any]) -> Iterator[tuple[str, Fault]]:
    try:
        tile_provider(settings.get("MAP_TILES") or "")
    except UnusableTiles as error:
        yield "MAP_TILES", Fault(error.message, f"{error.hint}; or None, for a map without streets")
    folder = settings.get("EVENTS_PATH", _MAY_BE_MISSING)
    beside = folders_beside(root, folder)
    if folder not in {_MAY_BE_MISSING, *beside} and settings.get("EVENTS", True):
        near = nearest(folder, beside)
        hint = f"did you mean `{near}`?" if near else "make the folder, or name the one that has your events"
        yield "EVENTS_PATH", Fault(f"there is no folder `{folder}`", hint)


def _problem(written: SettingsSource, name: str, fault: Fault, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(SETTINGS_FILE, written.line(name), name, fault.message, fault.hint, severity)
