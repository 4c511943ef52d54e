"""What else is on in the week of an event."""

from __future__ import annotations

import pytest

from almanac.check.clashes import MOST, clashes
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.read.entries.event import read_event

SITE = Site("Group", "https://group.example", event_categories={"Walk": "#2a6f5e"})
# A Saturday.
EVENT = {"title": "River walk", "start": "2027-05-08 14:00", "end": "16:00", "timezone": "Europe/Warsaw",
         "place": "{name: Hall, city: Katowice, country: PL, latitude: 50.26, longitude: 19.02}", "category": "Walk",
         "summary": "We walk along the river, for everybody.", "languages": "[pl, en]"}  # fmt: skip
ONLINE = {"place": "", "online": "https://meet.example/"}


def event(slug: str = "mine", **fields: str) -> Event:
    front = "".join(f"{name}: {value}\n" for name, value in {**EVENT, **fields}.items() if value)
    read, problems = read_event(f"---\n{front}---\n", f"events/2027/{slug}.md", SITE.reading)
    assert read is not None, problems
    return read


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"start": "2027-05-03 14:00"}, "2027-05-03 in the same city"),
        ({"start": "2027-05-09", "end": "", "timezone": ""}, "2027-05-09 in the same city"),
        ({"start": "2027-05-02 14:00"}, ""),
        ({"start": "2027-05-10 14:00"}, ""),
        ({"place": "{city: Krakow, country: PL, latitude: 50.06, longitude: 19.94}"}, "2027-05-08 69 km away"),
        ({"place": "{city: Gdynia, country: PL, latitude: 54.5, longitude: 18.5}"}, ""),
        (ONLINE, ""),
        ({"status": "cancelled", "status_note": "It rains."}, ""),
        ({"start": "2027-05", "end": "", "timezone": ""}, ""),
        ({"start": "2027-04-07 18:00", "end": "19:00", "repeat": "FREQ=WEEKLY"}, "2027-05-05 in the same city"),
    ],
)
def test_what_is_near_in_that_week(fields: dict[str, str], said: str) -> None:
    found = clashes(event(), [event("theirs", title="Another", **fields)])

    assert [f"{clash.when.day} {clash.reason}" for clash in found] == ([said] if said else [])


@pytest.mark.parametrize(("languages", "said"), [("[en, fr]", ["online too, in English"]), ("[fr]", [])])
def test_what_is_online_in_a_language_of_it(languages: str, said: list[str]) -> None:
    found = clashes(event(**ONLINE), [event("theirs", **{**ONLINE, "languages": languages})])

    assert [clash.reason for clash in found] == said


def test_its_own_days_come_first_and_five_are_enough() -> None:
    days = [event(f"e{day}", start=f"2027-05-0{day} 09:00", end="10:00") for day in range(3, 10)]

    found = clashes(event(), days, known={"events/2027/e9.md"})

    assert [clash.when.day.day for clash in found] == [8, 3, 4, 5, 6]
    assert len(found) == MOST


def test_nothing_clashes_with_itself_or_with_a_month() -> None:
    assert clashes(event(), [event()]) == ()
    assert clashes(event(start="2027-05", end="", timezone=""), [event("theirs")]) == ()
