"""Finds and checks the one drawing from which every icon of the site is made."""

from __future__ import annotations

from pathlib import Path

from almanac.model.problem import Problem
from almanac.read.pictures.svg import faults_of_svg

# A site's own wins over the theme's.
_PLACES = ("theme/site/static/icon.svg", "theme/static/icon.svg")
MAX_BYTES = 200_000


def icon_path(root: Path) -> str:
    """The icon's path below the root: the site's own, or the theme's."""
    return next((path for path in _PLACES if (root / path).exists()), _PLACES[-1])


def icon_faults(root: Path) -> list[Problem]:
    """What is wrong with the site's own icon; the theme's is right."""
    path = icon_path(root)
    if path != _PLACES[0]:
        return []
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        return [Problem(path, 0, "", f"cannot be read: {error.strerror}", "look at the file and its permissions")]
    if len(data) > MAX_BYTES:
        message = f"has {len(data) // 1000} KB, more than {MAX_BYTES // 1000}: every reader loads it"
        return [Problem(path, 0, "", message, "draw it with fewer points, and without a photograph in it")]
    if not data.strip():
        return [Problem(path, 0, "", "is empty", "put the drawing here again, or delete it to have the theme's own")]
    return faults_of_svg(data, path)
