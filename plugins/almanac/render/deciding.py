"""Says who decides here: who is asked to accept changes, and who has done so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import quote, urlsplit

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.interface import N_, Phrases
from almanac.model.owner import OwnerRule
from almanac.model.site import Site
from almanac.render import words
from almanac.render.forge import history_url
from almanac.render.profiles import Profiles
from almanac.render.site_view import site_view
from almanac.render.views.deciding import DecidingView, MergerView, OwnerView, PartView

_YEAR = timedelta(days=366)
# Pages of a site that say how it decides, by the names that the sample has for them.
_PAGES = ("governance", "code-of-conduct")
# What lies in a folder, in words; what has none is named by its pattern.
_PARTS = {
    "content/stories": N_("Stories"),
    "content/images": N_("Pictures"),
    "content/pages": N_("Pages"),
}


def deciding(edition: Edition, lang: str) -> DecidingView:
    """All of it in a language; names of people only where pages name those who wrote."""
    site, phrases = edition.site, edition.site.phrases(lang)
    mergers = tuple(_mergers(edition, phrases)) if edition.history.complete else ()
    linked = {page.address for page in edition.pages if page.slug in _PAGES}
    return DecidingView(
        parts=tuple(_parts(edition, phrases)),
        mergers=mergers if site.contributors else (),
        count=len(mergers),
        pages=tuple(link for link in site_view(edition).pages_in(lang) if link.address in linked),
        file_url=history_url(site, edition.owners.path),
    )


def _parts(edition: Edition, phrases: Phrases) -> Iterator[PartView]:
    """Special parts first, and what is left last, as a reader looks for them: a forge takes the last rule that fits."""
    for rule in reversed(edition.owners.rules):
        if rule.owners:
            owners = tuple(_owner(name, edition.site) for name in rule.owners)
            yield PartView(_name(rule, edition.site, phrases), rule.pattern, owners)


def _name(rule: OwnerRule, site: Site, phrases: Phrases) -> str:
    folder = re.sub(r"(?:/|/\*{1,2})$", "", rule.pattern).lstrip("/")
    if rule.pattern in {"*", "/*", "**", "/**"}:
        # Translators: in a list of parts of the site, behind the others.
        return phrases.gettext("Everything else")
    if folder == site.events_path:
        return phrases.gettext("Events")
    return phrases.gettext(_PARTS[folder]) if folder in _PARTS else ""


def _owner(name: str, site: Site) -> OwnerView:
    """GitHub shows teams to their organisation alone; on other forges a group has a page."""
    parts = urlsplit(site.repository_url)
    is_hidden = "/" in name and "gitlab" not in (parts.hostname or "")
    url = "" if is_hidden or not parts.netloc else f"{parts.scheme}://{parts.netloc}/{quote(name)}"
    return OwnerView(name, url)


def _mergers(edition: Edition, phrases: Phrases) -> Iterator[MergerView]:
    """Those of the last twelve months, whoever did last first."""
    site, profiles = edition.site, Profiles(edition.profiles)
    written = {site.slug(name) for story in edition.stories for name in story.authors}
    merges = edition.history.activity.merges
    for name in sorted(merges, key=lambda name: (-merges[name][1].timestamp(), name)):
        number, last = merges[name]
        if last < edition.now - _YEAR:
            continue
        slug, day = site.slug(name), last.astimezone(site.zone).date()
        profile = profiles.of(slug, phrases.lang)
        yield MergerView(
            name=name,
            number=number,
            last=day.isoformat(),
            last_text=words.day(day, phrases.spoken),
            address=site.list_address(address.story_group("author", slug), phrases.lang) if slug in written else "",
            affiliation=profile.affiliation if profile else "",
            disclosure=profile.disclosure if profile else "",
            lang=profile.lang if profile else "",
            direction=language.direction(profile.lang) if profile else "",
        )
