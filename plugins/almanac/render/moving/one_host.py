"""Says what a move within one host needs: whether one site lies within the other, and what would be in the way."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from almanac.model.site import Site
from almanac.render.moving.move import Move

# To a host that answers both they are one place.
_USUAL_PORTS = frozenset([80, 443])


def is_one_place(former: Site, site: Site) -> bool:
    """Whether both addresses differ in nothing but ``http`` and ``https``."""
    return is_one_host(former, site) and former.base == site.base


def is_one_host(former: Site, site: Site) -> bool:
    """Whether one host answers for both addresses."""
    return _host(former) == _host(site)


def in_the_way(move: Move, names: Iterable[str]) -> list[str]:
    """Those addresses inside the site which cannot be of the old and of the new one at once.

    ``names`` are its files: the new site lies within the old one in a folder that this one has, or the other way round.
    """
    inner = within(move.former, move.site) or within(move.site, move.former)
    if not inner:
        return []
    old = {one.old for one in move.redirects()}
    return sorted(where for where in {*(f"/{name}" for name in names), *old} if where.startswith(inner))


def within(outer: Site, inner: Site) -> str:
    """The path of a site within another one on the same host, ``/site/``; empty where it lies elsewhere."""
    path = f"{inner.base}/"
    lies_within = is_one_host(outer, inner) and path.startswith(f"{outer.base}/") and outer.base != inner.base
    return path.removeprefix(outer.base) if lies_within else ""


def _host(site: Site) -> tuple[str | None, int | None]:
    parts = urlsplit(site.url)
    return parts.hostname, None if parts.port in _USUAL_PORTS else parts.port
