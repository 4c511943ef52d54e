"""The list of all calendars for programs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly
from almanac.render.calendars.calendar_list import calendar_list, coming
from almanac.render.events.event_groups import event_groups
from almanac.render.events.listing import event_listing

SITE = Site("Almanac", "https://a.example/site", languages=("en", "es"), content_license="CC0")
DAY = AllDay(date(2027, 3, 1), date(2027, 3, 1))


def event(slug: str, when: AllDay | MonthOnly) -> Event:
    text = EventText(Source(f"events/{slug}.md", slug), "en", "X", "What it is.", f"/events/{slug}/")
    return Event(slug, f"{slug}@a.org", text, when, "Meetup", tags=("wiki",))


EVENTS = [
    event("coming", DAY),
    event("some-day", MonthOnly(date(2027, 4, 1))),
    event("over", AllDay(date(2026, 3, 1), date(2026, 3, 1))),
]
GROUPS = event_groups(event_listing(EVENTS, datetime(2027, 1, 1, tzinfo=UTC)), SITE)


def test_it_has_every_calendar_with_its_page() -> None:
    document = json.loads(calendar_list(GROUPS, SITE, "en"))
    by_kind = {one["kind"]: one for one in document["calendars"]}

    assert (document["language"], document["license"]) == ("en", "CC0")
    assert document["other_languages"] == {"es": "https://a.example/site/es/events/calendars.json"}
    assert [*by_kind] == ["all", "archive", "deadlines", "category", "language", "tag", "online"]
    assert by_kind["all"]["url"] == "https://a.example/site/events/calendar.ics"
    assert by_kind["tag"] == {
        "kind": "tag",
        "name": "wiki",
        "url": "https://a.example/site/events/tag/wiki.ics",
        "page_url": "https://a.example/site/events/tag/wiki/",
        "events_to_come": 1,
    }


def test_in_a_language_addresses_are_those_of_the_language() -> None:
    document = json.loads(calendar_list(GROUPS, SITE, "es"))

    assert [one["url"] for one in document["calendars"] if "/site/es/events/" not in one["url"]] == []
    assert document["home_page_url"] == "https://a.example/site/es/events/"


def test_what_comes_is_counted_once_and_where_a_calendar_has_it() -> None:
    assert {group.label.name: coming(group) for group in GROUPS if group.kind == "tag"} == {"wiki": 1}
