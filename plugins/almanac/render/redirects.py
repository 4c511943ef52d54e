"""Lists old addresses and where they lead: pages, rules for hosts, and data for addresses that no page can have."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.render.absolute import link_address

# GitLab reads no file with more rules, or with more bytes; Cloudflare takes 2,000 rules, and 1,000 characters in each.
MAX_RULES = 1000
MAX_BYTES = 64_000
MAX_CHARACTERS = 1000


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address, the one it leads to, and the title of what is there; empty for that of a list.

    One ``for_programs`` leads to a feed or other data: a web server alone can lead there whoever reads no page.
    """

    old: str
    new: str
    title: str
    for_programs: bool = False


def redirects(edition: Edition) -> tuple[Redirect, ...]:
    """Every old address, each once, in their order: aliases of stories, pages and events, and those of no entry."""
    entries = edition.stories_and_pages
    all_redirects = {Redirect(alias, entry.address, entry.title) for entry in entries for alias in entry.aliases}
    all_redirects |= {_of_event(event, alias) for event in edition.events for alias in event.aliases}
    all_redirects |= {Redirect(where, one.to, "", one.is_for_programs) for one in edition.old_addresses
                      for where in one.addresses}  # fmt: skip
    return tuple(sorted(all_redirects, key=lambda redirect: redirect.old))


def _of_event(event: Event, alias: str) -> Redirect:
    """To the page in the language below which the old one was: translations of events have no aliases of their own."""
    text = event.text_in(alias.split("/")[1])
    return Redirect(alias, text.address, text.title)


def has_page(old: str) -> bool:
    """Whether a page can stand at an old address: a server gives ``/?p=12`` the front page."""
    return "?" not in old


def page_of(old: str) -> str:
    """The address of the page that redirects: a folder, unless the old one named a file."""
    return old if old.endswith("/") or "." in old.rsplit("/", 1)[-1] or not has_page(old) else f"{old}/"


def pages(all_redirects: Iterable[Redirect]) -> dict[str, Redirect]:
    """The pages that redirect, by their addresses; ``/old`` and ``/old/`` have one."""
    return {
        page_of(redirect.old): redirect
        for redirect in all_redirects
        if has_page(redirect.old) and not redirect.for_programs
    }


def redirects_file(all_redirects: Iterable[Redirect], site: Site) -> str:
    """The file ``_redirects`` that Netlify, Cloudflare Pages, GitLab Pages and others read: old, new, 301.

    What a host would not read stays out: rules that are too many or too long, and those for a query. Those for programs
    come first: of others a page leads on, too.
    """
    ways = (redirect for redirect in first_those_for_programs(all_redirects) if has_page(redirect.old))
    return rules_that_fit(rule(link_address(site, way.old), link_address(site, way.new)) for way in ways)


def first_those_for_programs(all_redirects: Iterable[Redirect]) -> list[Redirect]:
    """The same with those first of which no page leads on."""
    return sorted(all_redirects, key=lambda redirect: not redirect.for_programs)


def rule(old: str, new: str, status: int = 301) -> str:
    """A line of ``_redirects``; both are encoded."""
    return f"{old} {new} {status}\n"


def rules_that_fit(rules: Iterable[str], always: str = "") -> str:
    """As many of these lines as hosts read, and behind them those that have to stand there ``always``."""
    kept = [line for line in rules if len(line) <= MAX_CHARACTERS][: MAX_RULES - always.count("\n")]
    while sum(map(len, kept)) > MAX_BYTES - len(always):
        kept.pop()
    return "".join((*kept, always))


def redirects_data(all_redirects: Iterable[Redirect], site: Site) -> bytes:
    """``/redirects.json``: where the queries of old addresses lead, for the script of the front page."""
    queries = {
        redirect.old.partition("?")[2]: link_address(site, redirect.new)
        for redirect in all_redirects
        if not has_page(redirect.old)
    }
    return json.dumps(queries, indent=1, sort_keys=True).encode() if queries else b""


def removed_queries(edition: Edition) -> tuple[Redirect, ...]:
    """Old addresses with a query that are gone: no page can be there, so that they lead to the list of what is."""
    addresses = (where for removal in edition.removals for where in removal.addresses)
    return tuple(Redirect(where, address.REMOVALS, "") for where in sorted(addresses) if not has_page(where))
