"""What was published is cancelled or redirected, never just gone: a site before a change and after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from almanac.check.entries import Entries
from almanac.check.permanence.ending import SETTINGS, calendars_that_end, keeping
from almanac.check.permanence.published_entries import PublishedEntry, published_entries
from almanac.model import address
from almanac.model.group import Group, standing_groups
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.store.tree import Tree


@dataclass(frozen=True, slots=True)
class EarlierSite:
    """A site as it was: its settings, its files, and where those of them are now that got another name."""

    site: Site
    tree: Tree
    renames: Mapping[str, str] = field(default_factory=dict)


def check_permanence(before: EarlierSite, present: Entries, now: datetime) -> list[Problem]:
    """A Problem at each file that does not keep what was published before; ``now`` is aware."""
    problems = list(_of_settings(before, present.site, now))
    old = _published(_with_addresses_of(before, present.site), now)
    kept = _Kept(old, published_entries(present, now), present, before.renames)
    for promise in old:
        problems += kept.check(promise)
    return [*problems, *kept.lists_that_end(), *kept.calendars_that_end(before.site)]


def _published(before: EarlierSite, now: datetime) -> list[PublishedEntry]:
    return [promise for promise in published_entries(Entries(before.site, before.tree), now) if not promise.hidden_by]


def _with_addresses_of(before: EarlierSite, site: Site) -> EarlierSite:
    """The same files under those of the new settings that make addresses, so that no file is blamed for a setting."""
    changed = replace(
        before.site,
        default_lang=site.default_lang,
        calendar_domain=site.calendar_domain,
        blog=before.site.blog and site.blog,
        events=before.site.events and site.events,
    )
    return replace(before, site=changed)


def _of_settings(before: EarlierSite, site: Site, now: datetime) -> Iterator[Problem]:
    old = before.site
    if site.default_lang != old.default_lang:
        moved = [one.address for one in _published(before, now)]
        new = replace(old, default_lang=site.default_lang)
        moved = sorted({*moved} - {one.address for one in _published(replace(before, site=new), now)})
        if moved:
            found = (
                f"is `{site.default_lang}` now: {_counted(moved, 'published address')} would change, such as {moved[0]}"
            )
            yield Problem(SETTINGS, 0, "DEFAULT_LANG", found, f'keep it: `DEFAULT_LANG = "{old.default_lang}"`')
    if site.calendar_domain != old.calendar_domain and any(one.uid for one in _published(before, now)):
        found = f"is `{site.calendar_domain}` now: whoever subscribed to a calendar would get every event a second time"
        yield Problem(SETTINGS, 0, "CALENDAR_DOMAIN", found, f'keep it: `CALENDAR_DOMAIN = "{old.calendar_domain}"`')
    yield from _of_switches(old, site)
    yield from _of_names(before, site, now)


def _of_switches(old: Site, site: Site) -> Iterator[Problem]:
    switches = [
        ("BLOG", old.blog, site.blog, address.STORIES),
        ("EVENTS", old.events, site.events, address.EVENTS),
        ("MAP", old.events and old.map, site.map or not site.events, address.MAP),
    ]
    for name, was_on, is_on, where in switches:
        if was_on and not is_on:
            yield Problem(
                SETTINGS, 0, name, f"takes {where} off the site, and all below it", f"keep it: `{name} = True`"
            )


def _of_names(before: EarlierSite, site: Site, now: datetime) -> Iterator[Problem]:
    """Languages and categories that are gone, with their lists, feeds and calendars."""
    shown = Entries(before.site, before.tree).published(now)[0]
    old = before.site
    rename = 'under another name it keeps its address by `SLUGS = {{"New name": "{}"}}`'
    for lang in old.languages:
        if lang not in site.languages:
            found = f"takes {address.home(lang, old.default_lang)} off the site, and the language's feed"
            yield Problem(SETTINGS, 0, "LANGUAGES", found, f"keep `{lang}` in the list")
    if site.blog:
        kept = {site.slug(name) for name in site.categories}
        for slug in sorted({old.slug(story.category) for story in shown.stories} - kept):
            found = f"takes {address.story_group('category', slug)} off the site, and the category's feed"
            yield Problem(SETTINGS, 0, "CATEGORIES", found, f"keep the category; {rename.format(slug)}")
    if site.events:
        kept = {group.slug(site) for group in standing_groups(site) if group.kind == "category"}
        names = {old.slug(event.category): event.category for event in shown.events}
        for slug in sorted(names.keys() - kept):
            found = f"takes {address.event_group('category', slug)} off the site, and the category's calendar"
            hint = f"keep the category, or its calendar alone: `{keeping('category', names[slug], site)}`"
            yield Problem(SETTINGS, 0, "EVENT_CATEGORIES", found, f"{hint}; {rename.format(slug)}")


class _Kept:
    """The promises that are kept now, and who keeps them."""

    def __init__(
        self,
        before: Sequence[PublishedEntry],
        found: Sequence[PublishedEntry],
        present: Entries,
        renames: Mapping[str, str],
    ) -> None:
        paths = {promise.path for promise in before}
        self._by_path = {promise.path: promise for promise in found}
        # Another name for the same: git sees a rename in one event's removal and another's arrival too.
        self._by_name = {promise.name: promise for promise in found if promise.path not in paths}
        self._files = frozenset(present.texts)
        self._unread = self._files - self._by_path.keys()
        self._renames = renames
        self._domain = present.site.calendar_domain
        shown = [promise for promise in found if not promise.hidden_by]
        self._addresses = {address for promise in shown for address in promise.addresses}
        self._uids = {promise.uid for promise in shown if promise.uid}
        self._lists = {where for promise in shown for _, where in promise.lists}
        self._groups = {group for promise in shown for group in promise.groups}
        self._ended: dict[str, tuple[str, str]] = {}
        self._left: dict[Group, str] = {}
        self._site = present.site

    def check(self, old: PublishedEntry) -> Iterator[Problem]:
        """What is no longer kept of one file's promise, said at the file that has to keep it."""
        likely = self._renames.get(old.path, "") if old.path not in self._files else old.path
        if likely in self._unread:  # has errors of its own, which say what to do
            return
        new = self._by_path.get(old.path) or self._by_name.get(old.name)
        self._ended |= {address: (new.path, name) for name, address in old.lists if new}
        self._left |= dict.fromkeys(old.groups, new.path if new else SETTINGS)
        if new is None:
            yield from self._gone(old, likely)
        elif new.hidden_by:
            if old.address not in self._addresses and not (new.kind == "event" and new.is_translation):
                yield Problem(new.path, 0, new.hidden_by, *_hidden(old, new))
        else:
            yield from self._moved(old, new)
            yield from self._renamed(old, new)

    def lists_that_end(self) -> Iterator[Problem]:
        """A warning for each list of stories, with its feed, that nothing is in any more."""
        hint = "leave it as it was if anyone may follow that list"
        for where, (path, name) in self._ended.items():
            if where not in self._lists:
                found = f"was the last in {where}, which ends with its feed"
                yield Problem(path, 0, name, found, hint, Severity.WARNING)

    def calendars_that_end(self, old: Site) -> Iterator[Problem]:
        """A warning for each list of events, with its calendar, that nothing is in any more."""
        if old.events and self._site.events:
            yield from calendars_that_end(old, self._left, self._site, self._groups)

    def _lost(self, old: PublishedEntry) -> list[str]:
        return [address for address in old.addresses if address not in self._addresses]

    def _gone(self, old: PublishedEntry, likely: str) -> Iterator[Problem]:
        """``likely`` is where git sees the file renamed to, which may as well be another one like it."""
        lost = self._lost(old)
        if old.uid and old.uid not in self._uids:
            both = f"the site and from people's calendars: {', '.join(lost)}" if lost else "people's calendars"
            now = f"it goes on as {likely}" if likely else "it has another name now"
            hint = (
                "bring the file back, with `status: cancelled` if it does not take place; "
                f"if {now}, that file needs {self._identity(old, lost)}"
            )
            yield Problem(old.path, 0, "", f"is gone from {both}", hint)
        elif lost:
            target = "its original" if old.is_translation else likely or f"the {old.kind} that takes its place"
            hint = f"bring the file back, or give {target} `aliases: [{', '.join(lost)}]`"
            yield Problem(old.path, 0, "", f"is gone from the site: {', '.join(lost)}", hint)

    def _moved(self, old: PublishedEntry, new: PublishedEntry) -> Iterator[Problem]:
        """Addresses that lead nowhere, and should lead to the file."""
        lost = self._lost(old)
        if not lost:
            return
        aliases = ", ".join([*new.aliases, *lost])
        if old.address in lost and new.path == old.path and new.kind == "story":
            found = f"moves the story from {old.address} to {new.address}"
            yield Problem(new.path, 0, "date", found, f"keep the day, or add `aliases: [{aliases}]`")
        elif new.is_translation and new.kind == "event":
            hint = f"give its original `aliases: [{', '.join(lost)}]`"
            yield Problem(new.path, 0, "", f"was at {', '.join(lost)}, which now leads nowhere", hint)
        else:
            found = f"lack {', '.join(lost)}, which led here and now leads nowhere"
            yield Problem(new.path, 0, "aliases", found, f"write `aliases: [{aliases}]`")

    def _renamed(self, old: PublishedEntry, new: PublishedEntry) -> Iterator[Problem]:
        """An identity that changed: calendars would show the event twice."""
        if old.uid and old.uid != new.uid:
            found = f"is `{self._local(new.uid)}` and was `{self._local(old.uid)}`: subscribers would get it twice"
            yield Problem(new.path, 0, "uid", found, f"write `uid: {self._local(old.uid)}`")

    def _identity(self, old: PublishedEntry, lost: Sequence[str]) -> str:
        aliases = f" and `aliases: [{', '.join(lost)}]`" if lost else ""
        return f"`uid: {self._local(old.uid)}`{aliases}"

    def _local(self, uid: str) -> str:
        return uid.removesuffix(f"@{self._domain}")


def _hidden(old: PublishedEntry, new: PublishedEntry) -> tuple[str, str]:
    if new.hidden_by == "date":
        return f"hides {old.address}, which is published, until that day", "keep the day it was published on"
    hint = "delete the line; an event that does not take place says `status: cancelled`"
    return (
        f"takes the published {old.address} off the site",
        hint if old.kind == "event" else "delete the line",
    )


def _counted(found: Sequence[str], noun: str) -> str:
    return f"{len(found):,} {noun}{'es' if len(found) != 1 else ''}"
