"""Judges what can be lost because it ends: domains, hosts, accounts, secrets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit

from almanac.check.health.people import WRITE
from almanac.check.keepers import is_ending, who
from almanac.model.health import Asked, Finding, State, Topic, Upkeep
from almanac.model.keeper import ENOUGH, PATH, Kept, Kind
from almanac.model.site import Site

_CALLED = {
    Kind.DOMAIN: "Domain", Kind.HOST: "Host", Kind.ACCOUNT: "Account", Kind.TOKEN: "Secret",
}  # fmt: skip
_GUIDES = {Kind.HOST: "docs/publish.md", Kind.TOKEN: "docs/health.md#secrets"}


def about_names(site: Site, upkeep: Upkeep) -> Iterator[Finding]:
    """A row for each that is written down, and for each that the settings need and nobody wrote down."""
    today = upkeep.now.astimezone(site.zone).date()
    for one in upkeep.kept:
        if one.kind in _CALLED:
            yield _kept(one, today)
    host = urlsplit(site.url).hostname or ""
    if host and not any(_covers(one, host) for one in upkeep.kept):
        says = "nobody wrote down who has it and until when: it is the site's address"
        hint = f"ask whoever set it up, and add it to {PATH} as `what: domain`, or `what: host` where it is the host's"
        yield Finding(Topic.NAMES, f"Domain {host}", State.UNKNOWN, says, hint, guide=WRITE)
    if upkeep.asked:
        yield _answer(site, upkeep.asked)
    known = {one.name for one in upkeep.kept}
    for name, purpose in _needed(site):
        if name not in known:
            says = f"nobody wrote down who can renew it; the settings need it for {purpose}"
            hint = f"add it to {PATH} as `what: token`: its name and its day, and never its value"
            yield Finding(Topic.NAMES, f"Secret {name}", State.UNKNOWN, says, hint, guide=WRITE)


def _kept(one: Kept, today: date) -> Finding:
    about, says = f"{_CALLED[one.kind]} {one.name}", _words(one)
    guide = _GUIDES.get(one.kind, WRITE)
    if one.until is not None and is_ending(one, today):
        is_over = one.until < today
        says = f"{'ended' if is_over else 'ends'} on {one.until}; {says}"
        hint = f"renew it{_place(one)}; {who(one)} can. Then write the new day into {PATH}"
        return Finding(Topic.NAMES, about, State.ACT if is_over else State.LOOK, says, hint, one.until, guide)
    says = f"until {one.until}; {says}" if one.until else says
    if one.people < ENOUGH:
        hint = f"let a second have it; where the name is a group's, add how many it has to {PATH}: `people: 3`"
        return Finding(Topic.NAMES, about, State.LOOK, f"one alone keeps it; {says}", hint, one.until, guide)
    return Finding(Topic.NAMES, about, State.WELL, says, "", one.until, guide)


def _answer(site: Site, asked: Asked) -> Finding:
    about = f"The site at {site.url}"
    if not asked.why_not:
        return Finding(Topic.NAMES, about, State.WELL, "it answers", guide="docs/publish.md")
    hint = "look whether the domain is paid for, whether its certificate was renewed, and whether the host serves it"
    state = State.ACT if asked.is_sure else State.LOOK
    return Finding(Topic.NAMES, about, state, asked.why_not, hint, guide="docs/publish.md")


def _words(one: Kept) -> str:
    parts = [
        who(one),
        f"for {one.purpose}" if one.purpose else "",
        f"at {one.where}" if one.where else "",
        f"paid by {one.pays}" if one.pays else "",
        one.note.rstrip("."),
    ]
    return "; ".join(filter(None, parts))


def _place(one: Kept) -> str:
    return f" at {one.where}" if one.where else ""


def _covers(one: Kept, host: str) -> bool:
    """Whether it is the host's own name, or one above it."""
    name = one.name.casefold().rstrip(".")
    return one.kind in {Kind.DOMAIN, Kind.HOST} and f".{host}".endswith(f".{name}")


def _needed(site: Site) -> Sequence[tuple[str, str]]:
    """The secrets without which something that is switched on cannot work, and what for."""
    needed = []
    if site.forum_announce:
        needed.append(("ALMANAC_FORUM_KEY", "topics on the forum (FORUM_ANNOUNCE)"))
    if site.wiki_lists or site.wiki_inbox:
        needed.append(("ALMANAC_WIKI_PASSWORD", "pages on the wiki (WIKI_LISTS, WIKI_INBOX)"))
    return needed
