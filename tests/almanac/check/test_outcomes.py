"""Where what is left of an event is found."""

from __future__ import annotations

from datetime import date

from almanac.check.outcomes import find_outcomes
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.when import MonthOnly
from almanac.read.values.links import Targets

STORY = "content/stories/2027/tale.md"
TARGETS = Targets({STORY: "/2027/02/03/tale/"}, base="/site", unpublished=frozenset(["content/stories/2027/draft.md"]))


def found(report: str) -> tuple[tuple[str, ...], list[tuple[int, str, str, bool]]]:
    source = Source("events/2027/x.md", "events/2027/x", lines={"report": 6, "report.0": 7})
    text = EventText(source, "en", "X", "What it is.", "/events/x/")
    event = Event("x", "x@a.org", text, MonthOnly(date(2027, 1, 1)), "Meetup", report=(report,))
    [whole], problems, dead_links = find_outcomes([event], TARGETS)
    return whole.report, [(it.line, it.field, it.message, it in dead_links) for it in problems]


def test_an_address_on_the_web_stays() -> None:
    assert found("https://a.org/tale") == (("https://a.org/tale",), [])


def test_a_path_of_a_story_becomes_its_address_without_the_path_of_the_site() -> None:
    assert found(STORY) == (("/2027/02/03/tale/",), [])


def test_so_does_one_from_the_file_itself() -> None:
    assert found("../../content/stories/2027/tale.md") == (("/2027/02/03/tale/",), [])


def test_a_part_of_it_stays_with_it() -> None:
    assert found(f"{STORY}#what-next") == (("/2027/02/03/tale/#what-next",), [])


def test_what_leads_nowhere_is_named_as_it_is_written() -> None:
    message = "`content/stories/2027/no.md` leads nowhere: there is no content/stories/2027/no.md"

    assert found("content/stories/2027/no.md") == ((), [(7, "report", message, True)])


def test_what_is_not_published_is_named_too() -> None:
    message = "`content/stories/2027/draft.md` leads to what is not published"

    assert found("content/stories/2027/draft.md") == ((), [(7, "report", message, True)])
