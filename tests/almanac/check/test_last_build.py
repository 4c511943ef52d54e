"""A site that closes is as of the end of its last day, and what is open still is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from gettext import NullTranslations

import pytest

from almanac.check.last_build import as_of, begins, check_last_build, published_site
from almanac.check.left_out import count_left_out
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.frozen import Frozen
from almanac.model.recurrence import Frequency, Recurrence, Rule
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published

GOES_ON = Site("Almanac", "https://almanac.example", forum_new_topic="Talk", offline=False)
DAY = date(2029, 3, 31)
SITE = replace(GOES_ON, frozen=Frozen(DAY))
BEFORE, THEN = datetime(2029, 3, 30, 23, 59, tzinfo=UTC), datetime(2029, 3, 31, tzinfo=UTC)
END, LATER = datetime(2029, 4, 1, tzinfo=UTC), datetime(2039, 1, 1, tzinfo=UTC)
SETTINGS = 'SITENAME = "Almanac"\nFROZEN = "2029-03-31"\nOFFLINE = True\n'


def event(day: date = DAY, rule: Rule | None = None, status: Status = Status.CONFIRMED) -> Event:
    source = Source("events/2029/tea.md", "events/2029/tea", lines={"start": 4, "repeat": 6})
    text = EventText(source, "en", "Tea", "Of tea.", "/events/tea/")
    recurrence = Recurrence(rule) if rule else None
    return Event("tea", "tea@x", text, AllDay(day, day), "Meetup", recurrence=recurrence, status=status)


def story(day: date) -> Story:
    source = Source("content/stories/2029/a.md", "content/stories/2029/a", lines={"date": 3})
    return Story(source, "a", "en", "A", Published(day), ("Ewa",), "News", "A.", "/a/")


def places(*events: Event, stories: Sequence[Story] = (), site: Site = SITE, now: datetime = THEN) -> list[str]:
    return [f"{one.place} {one.field}" for one in check_last_build(site, stories, events, now, SETTINGS)]


@pytest.mark.parametrize(("now", "moment"), [(BEFORE, BEFORE), (THEN, END), (END, END), (LATER, END)])
def test_whenever_it_is_built_from_its_last_day_on_it_is_as_of_the_end_of_that(now: datetime, moment: datetime) -> None:
    assert as_of(SITE, now) == moment
    assert as_of(GOES_ON, now) == now


def test_before_its_last_day_it_is_published_as_any_other() -> None:
    assert published_site(SITE, BEFORE) == GOES_ON
    assert published_site(GOES_ON, LATER) == GOES_ON


def test_from_then_on_it_has_other_words_and_no_topic_can_be_begun() -> None:
    site = published_site(SITE, THEN)

    assert (site.frozen, site.forum_new_topic) == (SITE.frozen, "")
    assert site.phrases("pl").gettext("To come") != NullTranslations().gettext("To come")


@pytest.mark.parametrize(
    ("events", "found"),
    [
        pytest.param([event()], [], id="on the last day"),
        pytest.param([event(date(2029, 4, 5))], ["events/2029/tea.md:4 start"], id="after it"),
        pytest.param([event(date(2029, 4, 5), status=Status.CANCELLED)], [], id="called off"),
        pytest.param([event(rule=Rule(Frequency.WEEKLY))], ["events/2029/tea.md:6 repeat"], id="without end"),
        pytest.param([event(rule=Rule(Frequency.WEEKLY, count=3))], [], id="so many times"),
        pytest.param([event(rule=Rule(Frequency.WEEKLY, until=date(2029, 6, 1)))], [], id="until a day"),
    ],
)
def test_events_are_named_that_are_open_still(events: list[Event], found: list[str]) -> None:
    assert places(*events) == found
    assert places(*events, site=GOES_ON) == []


def test_a_story_of_a_later_day_would_never_be_published() -> None:
    assert places(stories=[story(DAY), story(date(2029, 4, 2))]) == ["content/stories/2029/a.md:3 date"]


def test_a_day_that_is_to_come_and_pages_on_devices_are_named_with_their_settings() -> None:
    assert places(now=BEFORE) == ["pelicanconf.py:2 FROZEN"]
    assert places(site=replace(SITE, offline=True)) == ["pelicanconf.py:3 OFFLINE"]


def test_a_text_that_a_language_of_the_site_lacks_is_asked_for() -> None:
    site = replace(SITE, languages=("en", "es", "ar"), frozen=Frozen(DAY, "Thank you.", {"ar": "شكرا"}))
    (problem,) = check_last_build(site, (), (), THEN, SETTINGS)

    assert "`es`" in problem.message
    assert "`ar`" not in problem.message


def test_of_many_files_the_others_are_counted() -> None:
    found = check_last_build(SITE, (), [event(date(2029, 4, 5))] * 25, THEN, SETTINGS)

    assert len(found) == 21
    assert found[-1].message == "5 more files have what comes after it"


def test_nothing_of_it_is_an_error() -> None:
    found = check_last_build(
        replace(SITE, offline=True), [story(date(2030, 1, 1))], [event(date(2030, 1, 1))], BEFORE, ""
    )

    assert len(found) == 4
    assert not any(problem.is_error for problem in found)


def test_what_was_found_holds_until_the_last_day_begins() -> None:
    assert begins(GOES_ON) is None
    assert count_left_out(SITE, [], [], [], BEFORE).first_moment == THEN
    assert count_left_out(SITE, [], [], [], END).first_moment is None
