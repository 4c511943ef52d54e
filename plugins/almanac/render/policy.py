"""Makes the Content-Security-Policy of each page (CSP Level 3): what it may load."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from almanac.model import address as addresses
from almanac.model.site import Site
from almanac.render.absolute import link_address
from almanac.render.map.tiles import tile_provider

# Leaflet empties the pictures of tiles that are no longer wanted with one that stands in its own address.
_EMPTY_PICTURE = "data:"
# Lets a page make a program of the bytes of WebAssembly, as the search does, and of no others.
_COMPILES = "'wasm-unsafe-eval'"
_NOT_FRAMED = "frame-ancestors 'self'"


def page_policy(site: Site, address: str) -> str:
    """The policy of the page at an address inside the site: the site itself, and the hosts of LOADS_FROM.

    The map may show the pictures of the server that MAP_TILES names, and the search may run WebAssembly; no other page
    may.
    """
    return _policy(
        tuple(site.loads_from),
        _tiles(site) if _is(site, address, addresses.MAP) else (),
        _COMPILES if site.search and _is(site, address, addresses.SEARCH) else "",
    )


def _is(site: Site, address: str, where: str) -> bool:
    """Whether it is that page in one of the languages."""
    return address.endswith(where) and address in {site.list_address(where, lang) for lang in site.list_languages}


def headers_file(site: Site) -> str:
    """The file ``_headers`` that Netlify, Cloudflare Pages and others read from the root of what they serve.

    A browser obeys the header and the page's own policy both, and hosts join the values of all rules that fit an
    address: so there is one rule, which allows what any page may load, and each page's own is as narrow as it can be.
    Any site may show a page of this one within its own, but for those where one does something: a page that lies
    unseen over another would have readers do it unawares. A host's rule takes one `*`, so each language has its own.
    """
    headers = {
        "Content-Security-Policy": _of_any_page(site),
        "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
        # Other sites learn where a reader comes from, but not what was read; tile servers want to know that much.
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    rules = {"/*": headers}
    for lang in site.list_languages:
        rules[f"{site.list_address(addresses.FORMS, lang)}*"] = {"Content-Security-Policy": _NOT_FRAMED}
    # Whatever a host keeps how long, a browser has to hear at once of another worker, or of none.
    rules[addresses.SERVICE_WORKER] = {"Cache-Control": "no-cache"}
    return "".join(f"{link_address(site, paths)}\n{_lines(rule)}" for paths, rule in rules.items())


def _lines(headers: Mapping[str, str]) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in headers.items())


def _of_any_page(site: Site) -> str:
    """What any page may, and the search's worker, which has no policy but that of its own header."""
    return _policy(tuple(site.loads_from), _tiles(site), _COMPILES if site.search else "")


@lru_cache(maxsize=64)  # but for the map and the search, all pages of a site have the same
def _policy(loads_from: tuple[str, ...], pictures: tuple[str, ...], compiles: str) -> str:
    hosts = " ".join(["'self'", *loads_from])
    directives = [f"default-src {hosts}"]
    if compiles:
        directives.append(f"script-src {hosts} {compiles}")
    if pictures:
        directives.append(f"img-src {hosts} {' '.join(pictures)}")
    return "; ".join([*directives, "worker-src 'self'", "object-src 'none'", "base-uri 'none'", f"form-action {hosts}"])


def _tiles(site: Site) -> tuple[str, ...]:
    tiles = tile_provider(site.map_tiles) if site.map and site.events else None
    return (_EMPTY_PICTURE, tiles.origin) if tiles else ()
