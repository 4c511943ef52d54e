"""Lists old addresses and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.absolute import link_address


@dataclass(frozen=True, slots=True)
class Redirect:
    """An alias, the address it leads to, and the title of what is there."""

    old: str
    new: str
    title: str


def redirects(edition: Edition) -> tuple[Redirect, ...]:
    """Every alias of every story, page and event, in the order of the old addresses."""
    entries = [
        *((entry.aliases, entry.address, entry.title) for entry in edition.stories_and_pages),
        *((event.aliases, event.address, event.text.title) for event in edition.events),
    ]
    all_redirects = [Redirect(alias, address, title) for aliases, address, title in entries for alias in aliases]
    return tuple(sorted(all_redirects, key=lambda redirect: redirect.old))


def page_of(old: str) -> str:
    """The address of the page that redirects: a folder, unless the old one named a file."""
    return old if old.endswith("/") or "." in old.rsplit("/", 1)[-1] else f"{old}/"


def redirects_file(all_redirects: tuple[Redirect, ...], site: Site) -> str:
    """The file ``_redirects`` that Netlify, Cloudflare Pages, GitLab Pages and others read: old, new, 301."""
    return "".join(
        f"{link_address(site, redirect.old)} {link_address(site, redirect.new)} 301\n" for redirect in all_redirects
    )
