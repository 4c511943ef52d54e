"""Makes a site that closes as it is on its last day, whenever it is built, and says what is open still."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time

from almanac.model.event import Event
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site
from almanac.model.story import Story
from almanac.read.settings.source_lines import SettingsSource
from almanac.render.frozen_words import frozen_interface

_SETTING = "FROZEN"
# As many files as a person goes through by hand; of the others their number is said.
_NAMED = 20
_LOOK = "mend those that are named, then check again"


def as_of(site: Site, now: datetime) -> datetime:
    """The moment of which a site is built: the aware ``now``, or the end of its last day once that has begun."""
    if site.frozen and site.frozen.has_begun(now, site.zone):
        return site.frozen.moment(site.zone)
    return now


def published_site(site: Site, now: datetime) -> Site:
    """The site as it is published: before its last day nothing of that shows, then no topic can be begun."""
    if site.frozen is None:
        return site
    if not site.frozen.has_begun(now, site.zone):
        return replace(site, frozen=None)
    return replace(site, forum_new_topic="", interface=frozen_interface(site.interface))


def begins(site: Site) -> datetime | None:
    """When the last day begins; None for a site that goes on."""
    return datetime.combine(site.frozen.on, time(), site.zone) if site.frozen else None


def check_last_build(
    site: Site, stories: Iterable[Story], events: Iterable[Event], now: datetime, settings_text: str
) -> list[Problem]:
    """What is open still of a site that closes, for whoever wants to put it right while that can be done."""
    if site.frozen is None:
        return []
    written = SettingsSource(settings_text)
    open_still = [*_of_events(events, site.frozen.on), *_of_stories(stories, site.frozen.on)]
    more = [_warning(written, _SETTING, f"{len(open_still) - _NAMED:,} more files have what comes after it", _LOOK)]
    return [*_of_settings(site, written, now), *open_still[:_NAMED], *(more if len(open_still) > _NAMED else ())]


def _of_settings(site: Site, written: SettingsSource, now: datetime) -> Iterator[Problem]:
    frozen = site.frozen
    if frozen and not frozen.has_begun(now, site.zone):
        hint = "build on that day or later: what is built before it is a site that goes on"
        yield _warning(written, _SETTING, f"`{frozen.on}` is still to come", hint)
    if frozen and frozen.text:
        others = [lang for lang in site.list_languages if site.closing_words_in(lang).lang != lang]
        if others:
            message = f"says nothing in {', '.join(f'`{lang}`' for lang in others)}, whose pages have the text as it is"
            yield _warning(written, _SETTING, message, "translate it in `texts`")
    if site.offline:
        message = "is on: browsers show what they kept even when the address is gone"
        hint = "`False` in the last build takes it off the devices; leave it if the site stays where it is"
        yield _warning(written, "OFFLINE", message, hint)


def _of_events(events: Iterable[Event], last: date) -> Iterator[Problem]:
    for event in events:
        rule = event.recurrence.rule if event.recurrence else None
        if event.draft or event.status.is_off:
            continue
        if rule and rule.until is None and rule.count is None:
            hint = "give it an `until`: in people's calendars it would go on for ever"
            yield _of_file(event, "repeat", "repeats without end, and nobody will be there to end it", hint)
        elif not rule and event.when.day > last:
            hint = "if it is off, say so with `status` while calendars can still be told; pages say that it was planned"
            yield _of_file(event, "start", f"is after the site's last day, {last}", hint)


def _of_stories(stories: Iterable[Story], last: date) -> Iterator[Problem]:
    for story in stories:
        if not story.draft and story.published.day > last:
            hint = "give it a day that comes before, or delete it"
            yield _of_file(story, "date", f"is after the site's last day, {last}, and would never be published", hint)


def _of_file(entry: Story | Event, field: str, message: str, hint: str) -> Problem:
    source = entry.source
    return Problem(source.path, source.line(field), field, message, hint, Severity.WARNING)


def _warning(written: SettingsSource, setting: str, message: str, hint: str) -> Problem:
    return Problem(SETTINGS_FILE, written.line(setting), setting, message, hint, Severity.WARNING)
