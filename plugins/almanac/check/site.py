"""The settings, and what they say of things outside them: folders, servers of map tiles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from almanac.model.problem import Problem
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.fault import nearest
from almanac.read.settings.site_settings import line_of, read_settings
from almanac.render.map.tiles import UnusableTiles, tile_provider
from almanac.store.tree import folders_beside

# Git keeps no empty folder: a site that has no event yet has no such folder.
_MAY_BE_MISSING = "events"


def read_site(root: Path, settings: Mapping[str, Any], source: str) -> tuple[Site | None, list[Problem]]:
    """The Site, and all that is wrong with the settings; no Site where there is an error."""
    site, problems = read_settings(settings, source, SETTINGS_FILE)
    in_order = settings.keys() - {problem.field for problem in problems if problem.is_error}
    found = [
        Problem(SETTINGS_FILE, line_of(source, setting), setting, message, hint)
        for setting, message, hint in _outside(root, {name: settings[name] for name in in_order})
    ]
    return (None if found else site), sorted([*problems, *found])


def _outside(root: Path, settings: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    try:
        tile_provider(settings.get("MAP_TILES") or "")
    except UnusableTiles as error:
        yield "MAP_TILES", error.message, f"{error.hint}; or None, for a map without streets"
    folder = settings.get("EVENTS_PATH", _MAY_BE_MISSING)
    beside = folders_beside(root, folder)
    if folder not in {_MAY_BE_MISSING, *beside} and settings.get("EVENTS", True):
        near = nearest(folder, beside)
        hint = f"did you mean `{near}`?" if near else "make the folder, or name the one that has your events"
        yield "EVENTS_PATH", f"there is no folder `{folder}`", hint
