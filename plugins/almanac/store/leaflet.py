"""Reads Leaflet's files from the packages of XStatic."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

_FILES = {
    "xstatic.pkg.leaflet": (
        "leaflet.js",
        "leaflet.css",
        # No element of the map asks for these, but the style names them.
        "images/layers.png",
        "images/layers-2x.png",
        "images/marker-icon.png",
    ),
    "xstatic.pkg.leaflet_markercluster": ("leaflet.markercluster.js", "MarkerCluster.css"),
}


def leaflet_files() -> Mapping[str, bytes]:
    """What the site serves below ``/theme/map/``: paths with forward slashes, and their bytes.

    Raises ``FileNotFoundError`` when a package lacks one of them.
    """
    return {
        name: files(package).joinpath("data", *name.split("/")).read_bytes()
        for package, names in _FILES.items()
        for name in names
    }
