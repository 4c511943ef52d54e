"""Lists every calendar of the site for programs, in a language."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from almanac.model import address
from almanac.model.site import Site
from almanac.render.absolute import absolute_address
from almanac.render.calendars.calendar import is_in_calendars
from almanac.render.events.event_groups import EventGroup, label_in_language


@dataclass(frozen=True, slots=True)
class ListedCalendar:
    """A calendar: ``kind`` is by what it is a part, or ``all``, ``archive``, ``deadlines``; ``coming`` counts events.

    Addresses are those in the language of the list; ``coming`` is None where that says nothing.
    """

    kind: str
    name: str
    address: str
    page: str
    coming: int | None = None


def calendars_of(groups: Iterable[EventGroup], site: Site, lang: str) -> Iterator[ListedCalendar]:
    """Those of everything, then each group's, in the order given."""
    phrases = site.phrases(lang)
    events = site.list_address(address.EVENTS, lang)
    for kind, name, where in (
        ("all", phrases.gettext("All events of the last twelve months and all that come"), address.CALENDAR),
        ("archive", phrases.gettext("Every event there has ever been"), address.ARCHIVE_CALENDAR),
        (
            "deadlines",
            phrases.gettext("Deadlines: the last days to register, to apply, to propose something"),
            address.DEADLINES_CALENDAR,
        ),
    ):
        yield ListedCalendar(kind, name, site.list_address(where, lang), events)
    for group in groups:
        label = label_in_language(group, site, lang)
        calendar = site.list_address(group.calendar, lang)
        yield ListedCalendar(group.kind, label.name, calendar, label.address, coming(group))


def coming(group: EventGroup) -> int:
    """How many events of a group are still to come in its calendar, each once."""
    return len({listed.event.uid for listed in group.listing.upcoming if is_in_calendars(listed.event)})


def calendar_list(groups: Iterable[EventGroup], site: Site, lang: str) -> bytes:
    """The list as JSON; it says where the same is in other languages."""
    others = [code for code in site.list_languages if code != lang]
    document = {
        "title": site.phrases(lang).gettext("%(site)s: calendar", site=site.name),
        "language": lang,
        "home_page_url": absolute_address(site, site.list_address(address.EVENTS, lang)),
        "license": site.content_license,
        "other_languages": {code: _own(site, code) for code in others},
        "calendars": [_calendar(one, site) for one in calendars_of(groups, site, lang)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _own(site: Site, lang: str) -> str:
    return absolute_address(site, site.list_address(address.CALENDARS_JSON, lang))


def _calendar(one: ListedCalendar, site: Site) -> dict[str, object]:
    counted = {} if one.coming is None else {"events_to_come": one.coming}
    return {
        "kind": one.kind,
        "name": one.name,
        "url": absolute_address(site, one.address),
        "page_url": absolute_address(site, one.page),
        **counted,
    }
