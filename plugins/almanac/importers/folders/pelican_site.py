"""Opens a Pelican site: its settings, and the folder of its texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from almanac.importers.folders.folder import Folder, decoded
from almanac.importers.folders.pelican import PelicanSource
from almanac.importers.folders.pelican_settings import read_settings


def pelican_source(folder: Folder, base: str, patterns: Mapping[str, str]) -> PelicanSource:
    """The site in a folder, which has ``pelicanconf.py``, or is the folder of its texts.

    ``patterns`` are settings of addresses that whoever imports knows better.
    """
    names = [name for name in ("pelicanconf.py", "publishconf.py") if folder.has(name)]
    settings = read_settings(*(decoded(folder.read(name))[0] for name in names))
    settings = replace(settings, values={**settings.values, **patterns})
    content = settings.text("PATH").strip("/").removeprefix("./") if names else ""
    if content in (".", "") or not any(path.startswith(f"{content}/") for path in folder.paths()):
        content = ""
    site = settings.text("SITEURL")
    return PelicanSource(folder, settings, content, folder.name, base or (site if site.startswith("http") else ""))
