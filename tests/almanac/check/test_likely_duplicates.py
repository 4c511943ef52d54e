"""What is likely in the site already."""

from __future__ import annotations

import pytest

from almanac.check.likely_duplicates import alike, bare, duplicates_of_event, duplicates_of_story
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.read.entries.event import read_event
from almanac.read.entries.story import read_story

SITE = Site("Group", "https://group.example", categories=("News",), event_categories={"Walk": "#2a6f5e"})
SUMMARY = "We walk along the river and take pictures of birds, for everybody."
HALL = "{name: City hall, city: Katowice, country: PL, latitude: 50.2599, longitude: 19.0216}"
EVENT = {"title": "River walk 2027", "start": "2027-05-08 14:00", "end": "16:00", "timezone": "Europe/Warsaw",
         "place": HALL, "url": "https://walk.example/2027", "category": "Walk", "summary": SUMMARY}  # fmt: skip
STORY = {"title": "What we saw at the river", "date": "2027-05-10", "authors": "Ada", "category": "News",
         "summary": SUMMARY}  # fmt: skip


def event(path: str = "events/2027/mine.md", **fields: str) -> Event:
    front = "".join(f"{name}: {value}\n" for name, value in {**EVENT, **fields}.items() if value)
    read, problems = read_event(f"---\n{front}---\n", path, SITE.reading)
    assert read is not None, problems
    return read


def story(path: str = "content/stories/2027/mine.md", body: str = "Text.", **fields: str) -> Story:
    front = "".join(f"{name}: {value}\n" for name, value in {**STORY, **fields}.items())
    read, problems = read_story(f"---\n{front}---\n{body}\n", path, SITE.reading)
    assert read is not None, problems
    return read


def other(**fields: str) -> Event:
    """Another walk, which shares nothing with the first but its day and the city."""
    own = {"title": "Soldering for beginners", "url": "https://other.example/", "start": "2027-05-08 18:00",
           "end": "20:00", "place": "{name: Library, city: Katowice, country: PL}"}  # fmt: skip
    return event("events/2027/theirs.md", **{**own, **fields})


@pytest.mark.parametrize(
    ("fields", "reasons"),
    [
        pytest.param({}, None, id="another event in the same city on the same day"),
        pytest.param({"title": "The river walk"}, ("on the same day", "in the same city", "called alike"), id="title"),
        pytest.param(
            {"title": "Rivver walk", "place": HALL}, ("on the same day", "at the same place", "called alike"), id="slip"
        ),
        pytest.param(
            {"url": "http://www.walk.example/2027/"},
            ("on the same day", "in the same city", "has the same address, https://walk.example/2027"),
            id="address",
        ),
        pytest.param(
            {"start": "2027-05-08 15:00", "place": HALL},
            ("on the same day", "at the same place"),
            id="the same hour at the same place",
        ),
        pytest.param({"place": HALL}, None, id="another hour at the same place"),
        pytest.param(
            {"title": "River walk", "start": "2027-05-10 14:00"},
            ("2 days apart", "in the same city", "called alike"),
            id="two days off",
        ),
        pytest.param({"title": "River walk", "start": "2027-05-15 14:00"}, None, id="a week later"),
        pytest.param({"title": "River walk", "place": "{city: Berlin, country: DE}"}, None, id="in another country"),
        pytest.param({"title": "River walk", "place": "{city: Gdynia, country: PL}"}, None, id="in another city"),
        pytest.param(
            {"title": "River walk", "place": "{name: Mine, latitude: 50.3, longitude: 19.1}"},
            ("on the same day", "7 km away", "called alike"),
            id="near",
        ),
        pytest.param(
            {
                "title": "River walk",
                "place": "{name: Hall, city: Gdynia, country: PL, latitude: 54.5, longitude: 18.5}",
            },
            None,
            id="far",
        ),
        pytest.param(
            {"title": "River walk", "place": "", "online": "https://meet.example/"},
            ("on the same day", "called alike"),
            id="online",
        ),
        pytest.param(
            {"title": "River walk", "start": "2027-05", "end": "", "timezone": ""},
            ("on the same day", "in the same city", "called alike"),
            id="a month whose day was not known",
        ),
        pytest.param(
            {"title": "River walk", "start": "2027-05-01 14:00", "end": "16:00", "repeat": "FREQ=WEEKLY"},
            ("on the same day", "in the same city", "called alike"),
            id="one of many dates",
        ),
        pytest.param(
            {"title": "River walk", "start": "2027-05-02 14:00", "end": "16:00", "repeat": "FREQ=WEEKLY"},
            None,
            id="none of many dates",
        ),
    ],
)
def test_what_is_likely_the_same_event_and_why(fields: dict[str, str], reasons: tuple[str, ...] | None) -> None:
    found = duplicates_of_event(event(), [other(**fields)])

    assert [one.reasons for one in found] == ([reasons] if reasons else [])


def test_an_event_is_no_duplicate_of_itself() -> None:
    assert duplicates_of_event(event(), [event()]) == ()


ELSE = "Forty characters of something else altogether."


@pytest.mark.parametrize(
    ("path", "fields", "reasons"),
    [
        ("content/stories/2027/b.md", {"title": "What we saw at the Rivver"},
         ("called alike", "has the same summary", "has the same text")),
        ("content/stories/2027/b.md", {"title": "Elsewhere", "body": "No.", "summary": ELSE}, ()),
        ("content/stories/2027/b.md", {"title": "Elsewhere", "summary": ELSE}, ("has the same text",)),
        ("content/stories/2026/b.md", {"date": "2026-05-10"}, ()),
        ("content/stories/2027/mine.md", {}, ()),
    ],
)  # fmt: skip
def test_what_is_likely_the_same_story_and_why(path: str, fields: dict[str, str], reasons: tuple[str, ...]) -> None:
    found = duplicates_of_story(story(), [story(path, **fields)])

    assert [one.reasons for one in found] == ([reasons] if reasons else [])


@pytest.mark.parametrize(
    ("title", "same"),
    [("Wikimanía  2024!", "wikimania"), ("ŁÓDŹ — spacer", "łodz spacer"), ("مؤتمر 2027", bare("مؤتمر")), ("🎉", "")],
)
def test_years_case_accents_and_signs_do_not_count(title: str, same: str) -> None:
    assert bare(title) == same


def test_titles_without_a_letter_are_not_alike() -> None:
    assert (alike("", ""), alike("walk", "walks") > 0.8, alike("night of science", "river walk")) == (0, True, 0)
