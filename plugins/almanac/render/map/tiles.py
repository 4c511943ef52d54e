"""Finds servers of street tiles by the names that xyzservices gives them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    import xyzservices  # type: ignore[import-untyped]

_HINTS = 3


class UnusableTiles(ValueError):
    """Why a map cannot have the tiles of a name, and the remedy."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(f"{message} ({hint})")
        self.message = message
        self.hint = hint


@dataclass(frozen=True, slots=True)
class TileProvider:
    """Whose street tiles a reader may ask for.

    ``url`` is a template with ``{z}``, ``{x}`` and ``{y}`` on the one server ``host``;
    ``attribution`` is plain text; ``max_zoom`` the deepest zoom the server draws.
    """

    name: str
    url: str
    attribution: str
    host: str
    max_zoom: int

    @property
    def origin(self) -> str:
        """Scheme and host, as a content security policy names the server."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


def tile_provider(name: str) -> TileProvider | None:
    """The provider that MAP_TILES names (case and punctuation are free), or None for an empty name.

    Raises ``UnusableTiles`` for a name that xyzservices does not know and for a provider that this map cannot use.
    """
    if not name:
        return None
    import xyzservices  # reads all providers, and few sites name one

    try:
        provider = xyzservices.providers.query_name(name)
    except ValueError as error:
        raise UnusableTiles(f"`{name}` is no map that xyzservices knows", _hint(name)) from error
    obstacle = _obstacle(provider)
    if obstacle:
        raise UnusableTiles(f"`{provider.name}` {obstacle}", _hint(provider.name))
    # One named server, so that what the button says and what the browser asks are the same.
    url = provider.build_url(fill_subdomain=True)
    return TileProvider(
        name=provider.name,
        url=url,
        attribution=_plain(provider.attribution),
        host=urlsplit(url).hostname or "",
        max_zoom=int(provider.get("max_zoom", 18)),
    )


def _obstacle(provider: xyzservices.TileProvider) -> str:
    if provider.requires_token():
        return "needs a key, which a public page cannot keep"
    if not provider.url.startswith("https://"):
        return "is served without encryption, which browsers refuse"
    if provider.get("crs") or provider.get("tms"):
        return "numbers its tiles in another way than this map"
    if provider.get("status") == "broken":
        return "is marked as broken"
    return ""


def _hint(name: str) -> str:
    import xyzservices

    usable = {
        known.casefold(): known
        for known, provider in xyzservices.providers.flatten().items()
        if not _obstacle(provider)
    }
    family = name.split(".", 1)[0].casefold()
    kin = [known for key, known in usable.items() if key.startswith(family)]
    close = kin or [usable[key] for key in get_close_matches(name.casefold(), usable, n=_HINTS)]
    return f"try {', '.join(close[:_HINTS] or ['OpenStreetMap.Mapnik'])}"


def _plain(attribution: str) -> str:
    # A few providers give HTML.
    return html.unescape(re.sub(r"<[^>]*>", "", attribution)).replace("(C)", "©")
