"""What a change of the settings takes off the site: languages, categories, whole parts, identities in calendars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from almanac.check.permanence.earlier_site import EarlierSite
from almanac.check.permanence.ending import setting_that_keeps
from almanac.check.permanence.published_entries import published_entries, says_no_language
from almanac.model import address
from almanac.model.group import standing_groups
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site

_RENAMED = 'under another name it keeps its address by `SLUGS = {{"New name": "{}"}}`'


def changed_settings(earlier: EarlierSite, site: Site, now: datetime) -> Iterator[Problem]:
    """A Problem at each setting; ``now`` is aware."""
    yield from _default_language(earlier, site, now)
    yield from _languages_of_files(earlier, site)
    yield from _calendar_domain(earlier, site, now)
    yield from _switches(earlier.site, site)
    yield from _languages(earlier.site, site)
    yield from _categories(earlier, site, now)


def _default_language(earlier: EarlierSite, site: Site, now: datetime) -> Iterator[Problem]:
    if site.default_lang == earlier.site.default_lang:
        return
    there = _published_addresses(earlier, earlier.site, now)
    moved = sorted(there - _published_addresses(earlier, replace(earlier.site, default_lang=site.default_lang), now))
    if moved:
        message = (
            f"is `{site.default_lang}` now: {_counted(moved, 'published address')} would change, such as {moved[0]}"
        )
        yield _problem("DEFAULT_LANG", message, f'keep it: `DEFAULT_LANG = "{earlier.site.default_lang}"`')


def _languages_of_files(earlier: EarlierSite, site: Site) -> Iterator[Problem]:
    """A file that says no language is in the default one, whichever that is."""
    was = earlier.site.default_lang
    if site.default_lang == was:
        return
    entries = earlier.entries
    sources = [entry.source for kind in (entries.stories, entries.pages, entries.events) for entry in kind]
    silent = sorted(source.path for source in sources if says_no_language(source))
    if silent:
        files = f"{len(silent):,} file{'s' if len(silent) != 1 else ''} without `lang`"
        message = f"is `{site.default_lang}` now: {files} would be in it, such as {silent[0]}"
        yield _problem(
            "DEFAULT_LANG",
            message,
            f"write `lang: {was}` into what is in {was}, or keep DEFAULT_LANG",
            Severity.WARNING,
        )


def _published_addresses(earlier: EarlierSite, under: Site, now: datetime) -> set[str]:
    return {entry.address for entry in published_entries(earlier.entries, now, under) if not entry.hidden_by}


def _calendar_domain(earlier: EarlierSite, site: Site, now: datetime) -> Iterator[Problem]:
    if site.calendar_domain != earlier.site.calendar_domain and earlier.entries.published(now)[0].events:
        message = (
            f"is `{site.calendar_domain}` now: whoever subscribed to a calendar would get every event a second time"
        )
        yield _problem("CALENDAR_DOMAIN", message, f'keep it: `CALENDAR_DOMAIN = "{earlier.site.calendar_domain}"`')


def _switches(earlier: Site, site: Site) -> Iterator[Problem]:
    switches = [
        ("BLOG", earlier.blog, site.blog, address.STORIES),
        ("EVENTS", earlier.events, site.events, address.EVENTS),
        ("MAP", earlier.events and earlier.map, site.map or not site.events, address.MAP),
    ]
    for name, was_on, is_on, where in switches:
        if was_on and not is_on:
            yield _problem(name, f"takes {where} off the site, and all below it", f"keep it: `{name} = True`")


def _languages(earlier: Site, site: Site) -> Iterator[Problem]:
    for lang in earlier.languages:
        if lang not in site.languages:
            yield _problem("LANGUAGES", _taken_with(lang, earlier, site), f"keep `{lang}` in the list")


def _taken_with(lang: str, earlier: Site, site: Site) -> str:
    """What of a language goes with it: its lists, its feed, its calendars; translations keep their addresses."""
    has_stories, has_events = earlier.blog and site.blog, earlier.events and site.events
    lists = [*([address.STORIES] if has_stories else []), *([address.EVENTS] if has_events else []), address.SUBSCRIBE]
    home, *below = (address.in_language(lang, earlier.default_lang, where) for where in ("/", *lists))
    message = f"takes {home} off the site with every list below it: {', '.join(below)}, ..."
    if has_stories:
        message += f"; its feed {address.group_feed('lang', lang)}"
    if has_events:
        calendar = address.in_language(lang, earlier.default_lang, address.CALENDAR)
        message += f"; its calendars: nobody who subscribed to {calendar} would hear of anything any more"
    return message


def _categories(earlier: EarlierSite, site: Site, now: datetime) -> Iterator[Problem]:
    """Categories that are gone, with their lists, feeds and calendars."""
    published = earlier.entries.published(now)[0]
    if site.blog:
        slugs = {site.slug(name) for name in site.categories}
        for slug in sorted({earlier.site.slug(story.category) for story in published.stories} - slugs):
            message = f"takes {address.story_group('category', slug)} off the site, and the category's feed"
            yield _problem("CATEGORIES", message, f"keep the category; {_RENAMED.format(slug)}")
    if site.events:
        slugs = {group.slug(site) for group in standing_groups(site) if group.kind == "category"}
        names = {earlier.site.slug(event.category): event.category for event in published.events}
        for slug in sorted(names.keys() - slugs):
            message = f"takes {address.event_group('category', slug)} off the site, and the category's calendar"
            setting = setting_that_keeps("category", names[slug], site)
            hint = f"keep the category, or its calendar alone: `{setting}`; {_RENAMED.format(slug)}"
            yield _problem("EVENT_CATEGORIES", message, hint)


def _problem(setting: str, message: str, hint: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(SETTINGS_FILE, 0, setting, message, hint, severity)


def _counted(addresses: list[str], noun: str) -> str:
    return f"{len(addresses):,} {noun}{'es' if len(addresses) != 1 else ''}"
