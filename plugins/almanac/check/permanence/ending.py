"""Lists and calendars of events that end with a change: people who subscribed would never hear of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from almanac.model import address
from almanac.model.group import KINDS, Group, standing_groups
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site

SETTINGS = "pelicanconf.py"
SETTING = "KEPT_CALENDARS"
# The fields of an event that say in which group it is.
_FIELDS = {"country": "place.country", "language": "languages", "tag": "tags", "series": "series"}


def calendars_that_end(old: Site, left: Mapping[Group, str], site: Site, now_in: Iterable[Group]) -> Iterator[Problem]:
    """A warning for each calendar of a group that the site had and has no more.

    ``left`` are the groups that events were in, with the file that one of them has now, or that of the settings
    where it has none; ``now_in`` are those that events are in now. What a setting takes away together with events
    is an error of that setting's own.
    """
    there = {group.address(site) for group in (*standing_groups(site), *now_in)}
    for group, path in left.items():
        where = group.address(old)
        if where not in there and group.kind in _FIELDS and group.name not in _named(old, group.kind):
            is_gone = path == SETTINGS
            found = f"nothing is in {where} any more" if is_gone else f"was the last in {where}"
            field = SETTING if is_gone else _FIELDS[group.kind]
            yield _warning(path, field, f"{found}, which ends with its calendar", group, site)
    for group in standing_groups(old):
        setting = SETTING if group.name in old.kept_calendars.get(group.kind, ()) else "EVENT_CATEGORIES"
        is_said = (
            group.name in old.languages if group.kind == "language" else group.kind == "category" and group in left
        )
        if group.address(old) not in there and not is_said:
            found = f"takes {group.address(old)} off the site, and its calendar"
            yield _warning(SETTINGS, setting, found, group, site)


def keeping(kind: address.EventGroup, name: str, site: Site) -> str:
    """The line of the settings that keeps a group, too, beside those that it has."""
    names = {known: [*site.kept_calendars.get(known, ())] for known in KINDS}
    names[kind].append(name)
    return f"{SETTING} = {json.dumps({known: found for known, found in names.items() if found}, ensure_ascii=False)}"


def _named(site: Site, kind: str) -> tuple[str, ...]:
    return (*(site.languages if kind == "language" else ()), *site.kept_calendars.get(kind, ()))


def _warning(path: str, field: str, found: str, group: Group, site: Site) -> Problem:
    hint = f"if anyone may follow it, keep it, empty: `{keeping(group.kind, group.name, site)}` in {SETTINGS}"
    return Problem(path, 0, field, found, hint, Severity.WARNING)
