"""Finds lists and calendars of events that end with a change: people who subscribed would never hear of it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping

from almanac.model import address
from almanac.model.entry import Source
from almanac.model.group import KINDS, Group, kept_groups, standing_groups
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site

SETTING = "KEPT_CALENDARS"
# The fields of an event that say in which group it is.
_FIELDS = {
    "country": "place.country",
    "language": "languages",
    "tag": "tags",
    "series": "series",
    "organizer": "organizers",
    "city": "place.city",
    "venue": "place.name",
    "country/tag": "tags",
}


def calendars_that_end(
    earlier: Site, had: Collection[Group], left: Mapping[Group, Source | None], site: Site, present: Collection[Group]
) -> Iterator[Problem]:
    """A warning for each calendar of a group that the site had and has no more.

    ``had`` are the groups that had a list, ``present`` those that have one now. ``left`` are those that events are not
    in any more, with the file of one of these events if it is still there. What a setting takes away together with
    events is an error of that setting's own.
    """
    addresses = {group.address(site) for group in present}
    standing = frozenset(standing_groups(earlier))
    for group, source in left.items():
        where = group.address(earlier)
        if group in had and where not in addresses and group.kind in _FIELDS and group not in standing:
            few = "too few are" if group.least > 1 else "nothing is"
            if source is None:
                message = f"{few} in {where} any more, which ends with its calendar"
                yield _warning(SETTINGS_FILE, 0, SETTING, message, group, site)
            else:
                field = _FIELDS[group.kind]
                was = "leaves too few" if group.least > 1 else "was the last"
                message = f"{was} in {where}, which ends with its calendar"
                yield _warning(source.path, source.line(field), field, message, group, site)
    for group in standing_groups(earlier):
        if group.address(earlier) not in addresses and not _is_error_of_a_setting(group, earlier, left):
            setting = SETTING if group in kept_groups(earlier) else "EVENT_CATEGORIES"
            message = f"takes {group.address(earlier)} off the site, and its calendar"
            yield _warning(SETTINGS_FILE, 0, setting, message, group, site)


def setting_that_keeps(kind: address.EventGroup, name: str, site: Site) -> str:
    """The line of the settings that keeps a group, too, beside those that it has."""
    names = {known: [*site.kept_calendars.get(known, ())] for known in KINDS}
    names[kind].append(name)
    kept = {known: group_names for known, group_names in names.items() if group_names}
    return f"{SETTING} = {json.dumps(kept, ensure_ascii=False)}"


def _is_error_of_a_setting(group: Group, earlier: Site, left: Mapping[Group, Source | None]) -> bool:
    """Whether LANGUAGES or EVENT_CATEGORIES says it already."""
    if group.kind == "language":
        return group.name in earlier.languages
    return group.kind == "category" and group in left


def _warning(path: str, line: int, field: str, message: str, group: Group, site: Site) -> Problem:
    setting = setting_that_keeps(group.kind, group.full_name, site)
    hint = f"if anyone may follow it, keep it, empty: `{setting}` in {SETTINGS_FILE}"
    return Problem(path, line, field, message, hint, Severity.WARNING)
