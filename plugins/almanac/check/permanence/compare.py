"""Compares a site before and after a change: what was published is cancelled or redirected, never just gone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from almanac.check.aliases import belongs_to_the_site, key_of
from almanac.check.entries import Entries
from almanac.check.permanence.changed_settings import changed_settings
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.check.permanence.ending import calendars_that_end
from almanac.check.permanence.published_entries import PublishedEntry, published_entries
from almanac.check.redirects import is_of_the_site
from almanac.model import address
from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.group import Group, groups_with_lists
from almanac.model.interface import Interface
from almanac.model.old_address import PATH as REDIRECTS
from almanac.model.old_address import OldAddress
from almanac.model.problem import Problem, Severity
from almanac.model.removal import PATH as REMOVALS
from almanac.model.removal import Removal
from almanac.model.site import Site
from almanac.model.story import Story, feed_identity
from almanac.render.events.deadlines import REGISTRATION
from almanac.render.redirects import page_of


def check_permanence(earlier: EarlierSite, present: Entries, now: datetime) -> list[Problem]:
    """A Problem at each file that does not keep what was published before; ``now`` is aware."""
    entries = published_entries(present, now)
    known = entries if _have_the_same_settings(earlier.site, present.site) else []
    # Under the new settings that make addresses, so that no file is blamed for a setting.
    before = published_entries(earlier.entries, now, _both(earlier.site, present.site), known)
    published = [entry for entry in before if not entry.hidden_by]
    comparison = _Comparison(published, entries, present, earlier.renames, now)
    return [
        *changed_settings(earlier, present.site, now),
        *(problem for entry in published for problem in comparison.check(entry)),
        *comparison.lists_that_end(),
        *comparison.calendars_that_end(earlier.site),
        *comparison.removals_that_end(earlier.entries.others.removals),
        *comparison.redirects_that_end(earlier.entries.others.old_addresses),
    ]


def _have_the_same_settings(site: Site, other: Site) -> bool:
    """Whatever the words of the interface, which nothing here asks for."""
    return replace(site, interface=Interface()) == replace(other, interface=Interface())


def _both(earlier: Site, present: Site) -> Site:
    """The present settings, without the parts that the earlier site did not have."""
    return replace(present, blog=present.blog and earlier.blog, events=present.events and earlier.events)


class _Comparison:
    """What is published now, in which each entry that was published before has to be found."""

    def __init__(
        self,
        earlier: Sequence[PublishedEntry],
        entries: Sequence[PublishedEntry],
        present: Entries,
        renames: Mapping[str, str],
        now: datetime,
    ) -> None:
        earlier_paths = {entry.path for entry in earlier}
        self._by_path = {entry.path: entry for entry in entries}
        # Another name for the same: git sees a rename in one event's removal and another's arrival too.
        self._by_name = {entry.name: entry for entry in entries if entry.path not in earlier_paths}
        self._files = frozenset(present.texts)
        self._unread = self._files - self._by_path.keys()
        self._renames = renames
        self._site = present.site
        published = [entry for entry in entries if not entry.hidden_by]
        self._addresses = {where for entry in published for where in entry.addresses}
        self._addresses |= {page_of(where) for removal in present.others.removals for where in removal.addresses}
        self._addresses |= {page_of(where) for one in present.others.old_addresses for where in one.addresses}
        # A domain that changed is one error of the settings, not one of each event.
        self._uids = {uid for entry in published for uid in (entry.uid, entry.local_uid) if uid}
        self._uids |= {removal.event.uid for removal in present.others.removals if removal.event}
        self._today = now.astimezone(present.site.zone).date()
        self._lists = {where for entry in published for _, where in entry.lists}
        self._groups = groups_with_lists(_events_of(published), self._site)
        self._earlier_groups = groups_with_lists(_events_of(earlier), self._site)
        self._left_lists: dict[str, tuple[Source, str]] = {}
        self._left_groups: dict[Group, Source | None] = {}

    def check(self, earlier: PublishedEntry) -> Iterator[Problem]:
        """What one entry no longer keeps, said at the file that has to keep it."""
        renamed_to = "" if earlier.path in self._files else self._renames.get(earlier.path, "")
        if (renamed_to or earlier.path) in self._unread:  # has errors of its own, which say what to do
            return
        present = self._by_path.get(earlier.path) or self._by_name.get(earlier.name)
        if present is earlier:  # the same text made it
            return
        self._left_lists |= {where: (present.source, field) for field, where in earlier.lists if present}
        kept = present.groups if present and not present.hidden_by else ()
        left = (group for group in earlier.groups if group not in kept)
        self._left_groups |= dict.fromkeys(left, present.source if present else None)
        if present is None:
            yield from self._gone(earlier, renamed_to)
        elif present.hidden_by:
            yield from self._hidden(earlier, present)
        else:
            yield from self._moved(earlier, present)
            yield from self._other_identity(earlier, present)
            yield from _renamed_deadlines(earlier, present)

    def lists_that_end(self) -> Iterator[Problem]:
        """A warning for each list of stories, with its feed, that nothing is in any more."""
        hint = "leave it as it was if anyone may follow that list"
        for where, (source, field) in self._left_lists.items():
            if where not in self._lists:
                message = f"was the last in {where}, which ends with its feed"
                yield Problem(source.path, source.line(field), field, message, hint, Severity.WARNING)

    def calendars_that_end(self, earlier: Site) -> Iterator[Problem]:
        """A warning for each list of events, with its calendar, that nothing is in any more."""
        if earlier.events and self._site.events:
            had = self._earlier_groups
            yield from calendars_that_end(earlier, had, self._left_groups, self._site, self._groups)

    def removals_that_end(self, earlier: Iterable[Removal]) -> Iterator[Problem]:
        """An error for each address of the list of removals at which nothing says any more what became of it."""
        for where in (where for removal in earlier for where in removal.addresses):
            if page_of(where) not in self._addresses and not belongs_to_the_site(where.casefold(), self._site):
                hint = "bring its entry back: whoever follows a link to it is told there what became of it"
                yield Problem(REMOVALS, 0, "address", f"lacks {where}, which it had", hint)

    def redirects_that_end(self, earlier: Iterable[OldAddress]) -> Iterator[Problem]:
        """An error for each old address that leads nowhere any more, unless the site has something there by now."""
        gone = [where for one in earlier for where in one.addresses if page_of(where) not in self._addresses]
        lists = frozenset(map(key_of, self._all_lists())) if gone else frozenset()
        for where in gone:
            if not is_of_the_site(key_of(page_of(where)), self._site, lists):
                hint = "bring its entry back: whoever follows a link to it is led on there"
                yield Problem(REDIRECTS, 0, "from", f"lacks {where}, which it had", hint)

    def _all_lists(self) -> Iterator[str]:
        yield from self._lists
        yield from (group.address(self._site) for group in self._groups)
        stories = (entry.of for entry in self._by_path.values() if not entry.hidden_by)
        categories = {story.category for story in stories if isinstance(story, Story)}
        yield from (address.story_group("category", self._site.slug(name)) for name in categories)

    def _lost(self, earlier: PublishedEntry) -> list[str]:
        """What no page answers at any more; where the site itself does, no alias could."""
        gone = (where for where in earlier.addresses if where not in self._addresses)
        return [where for where in gone if not belongs_to_the_site(where.casefold(), self._site)]

    def _gone(self, earlier: PublishedEntry, renamed_to: str) -> Iterator[Problem]:
        """``renamed_to`` is where git sees the file renamed to, which may as well be another one like it."""
        lost = self._lost(earlier)
        if earlier.uid and self._uids.isdisjoint({earlier.uid, earlier.local_uid}):
            calendars = "people's calendars"
            places = f"the site and from {calendars}: {', '.join(lost)}" if lost else calendars
            renamed = f"it goes on as {renamed_to}" if renamed_to else "it has another name now"
            hint = (
                "bring the file back, with `status: cancelled` if it does not take place; "
                f"if {renamed}, that file needs {_identity(earlier, lost)}; {self._removal(earlier, lost)}"
            )
            yield Problem(earlier.path, 0, "", f"is gone from {places}", hint)
        elif lost:
            replacement = renamed_to or f"the {earlier.kind} that takes its place"
            target = "its original" if earlier.is_translation else replacement
            hint = (
                f"bring the file back, or give {target} `aliases: [{', '.join(lost)}]`; {self._removal(earlier, lost)}"
            )
            yield Problem(earlier.path, 0, "", f"is gone from the site: {', '.join(lost)}", hint)

    def _removal(self, earlier: PublishedEntry, lost: Sequence[str]) -> str:
        """How to say that it had to go."""
        of = earlier.of
        event = ""
        if earlier.uid and isinstance(of, Event):
            more = f", sequence: {of.sequence}" if of.sequence else ""
            at_source = _uid_at_source(earlier)
            identity = f"source_uid: {at_source}" if at_source else f"uid: {earlier.local_uid}"
            event = f", event: {{{identity}, start: {of.when.day}, file: {earlier.path}{more}}}"
        addresses = ", ".join(lost or [earlier.address])
        says = f"address: [{addresses}], when: {self._today}, rule: RULE, why: WHY, decided_by: GROUP{event}"
        return f"if it had to go, write into {REMOVALS}: `- {{{says}}}`"

    def _hidden(self, earlier: PublishedEntry, present: PublishedEntry) -> Iterator[Problem]:
        if earlier.address in self._addresses or (present.kind == "event" and present.is_translation):
            return
        message, hint = f"takes the published {earlier.address} off the site", "delete the line"
        if present.hidden_by == "date":
            message = f"hides {earlier.address}, which is published, until that day"
            hint = "keep the day it was published on"
        elif earlier.kind == "event":
            hint = "delete the line; an event that does not take place says `status: cancelled`"
        yield _problem(present, present.hidden_by, message, hint)

    def _moved(self, earlier: PublishedEntry, present: PublishedEntry) -> Iterator[Problem]:
        """Addresses that lead nowhere, and should lead to the file."""
        lost = self._lost(earlier)
        if not lost:
            return
        aliases = ", ".join([*present.aliases, *lost])
        if earlier.address in lost and present.path == earlier.path and present.kind == "story":
            message = f"moves the story from {earlier.address} to {present.address}"
            yield _problem(present, "date", message, f"keep the day, or add `aliases: [{aliases}]`")
        elif present.is_translation and present.kind == "event":
            hint = f"give its original `aliases: [{', '.join(lost)}]`"
            yield _problem(present, "", f"was at {', '.join(lost)}, which now leads nowhere", hint)
        else:
            message = f"lack {', '.join(lost)}, which led here and now leads nowhere"
            yield _problem(present, "aliases", message, f"write `aliases: [{aliases}]`")

    def _other_identity(self, earlier: PublishedEntry, present: PublishedEntry) -> Iterator[Problem]:
        """An identity that changed: calendars would show the event twice, feeds the story as unread."""
        # One whose day is gone has an error of its own.
        if earlier.uid and present.uid and earlier.uid != present.uid and earlier.local_uid != present.local_uid:
            message = f"is `{present.local_uid}` and was `{earlier.local_uid}`: subscribers would get it twice"
            before = earlier.of.elsewhere if isinstance(earlier.of, Event) else None
            line = f"source: {{uid: {before.uid}}}" if before and before.uid else f"uid: {earlier.local_uid}"
            yield _problem(present, "uid", message, f"write `{line}`")
        # With the aliases that it lacks, which are said already.
        redirected = [*present.aliases, *self._lost(earlier)]
        if earlier.feed_id and earlier.feed_id != feed_identity(present.own_feed_id, redirected, present.address):
            message = f"is `{present.feed_id}` and was `{earlier.feed_id}`: feed readers would show it again as unread"
            yield _problem(present, "id", message, f"add a line `id: {earlier.feed_id}`")


def _renamed_deadlines(earlier: PublishedEntry, present: PublishedEntry) -> Iterator[Problem]:
    """A warning for each deadline that seems to be an earlier one with other words: calendars take it for another.

    One that is gone, and none in its place, is simply gone from the calendar of deadlines, as it should be.
    """
    before, now = dict(earlier.deadlines), dict(present.deadlines)
    gone = [before[name] for name in before if name not in now]
    new = [name for name in now if name not in before]
    at = {name: number for number, name in enumerate(name for name in now if name != REGISTRATION)}
    for was, name in zip(gone, new, strict=False):
        if was and now[name]:
            message = f"is `{now[name]}` and seems to be what was `{was}`: in calendars the one goes, the other comes"
            hint = f"write `what: {was}` if it is the same"
            yield replace(_problem(present, f"deadlines.{at[name]}.what", message, hint), severity=Severity.WARNING)


def _events_of(entries: Iterable[PublishedEntry]) -> Iterator[Event]:
    return (entry.of for entry in entries if isinstance(entry.of, Event) and not entry.is_translation)


def _problem(entry: PublishedEntry, field: str, message: str, hint: str) -> Problem:
    return Problem(entry.path, entry.source.line(field), field, message, hint)


def _identity(earlier: PublishedEntry, lost: Sequence[str]) -> str:
    aliases = f" and `aliases: [{', '.join(lost)}]`" if lost else ""
    at_source = _uid_at_source(earlier)
    return f"`source: {{uid: {at_source}}}`{aliases}" if at_source else f"`uid: {earlier.local_uid}`{aliases}"


def _uid_at_source(earlier: PublishedEntry) -> str:
    """The identity that an event kept from elsewhere, as YAML has any text; empty for one of the site's own."""
    elsewhere = earlier.of.elsewhere if isinstance(earlier.of, Event) else None
    return json.dumps(elsewhere.uid, ensure_ascii=False) if elsewhere and elsewhere.uid else ""
