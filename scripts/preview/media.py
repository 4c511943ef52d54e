"""Tells the media type of a file by its name, the same on every machine (`mimetypes` asks the system)."""

from __future__ import annotations

from pathlib import PurePosixPath

# Longest ending first: a feed is no plain XML.
_BY_ENDING = {
    ".atom.xml": "application/atom+xml; charset=utf-8",
    ".rss.xml": "application/rss+xml; charset=utf-8",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".json": "application/json",
    ".map": "application/json",
    ".pdf": "application/pdf",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
    ".wasm": "application/wasm",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".mp4": "video/mp4",
    ".webm": "video/webm",
}
_JSON_FEED = "application/feed+json"
_UNKNOWN = "application/octet-stream"


def media_type(address: str) -> str:
    """The Content-Type for an address of the site (JSON Feed 1.1 is told by its folder, `/feeds/`)."""
    path = PurePosixPath(address)
    name = path.name.lower()
    if name.endswith(".json") and path.parts[:2] == ("/", "feeds"):
        return _JSON_FEED
    if "." not in name:
        return "text/plain; charset=utf-8" if name.startswith("_") else _UNKNOWN
    return next((kind for ending, kind in _BY_ENDING.items() if name.endswith(ending)), _UNKNOWN)
