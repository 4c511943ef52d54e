"""What was planned of events is used again while nothing that it was made from is another, and its time is not over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import NoneType
from typing import Any

import pytest

from almanac.build.kept_plan import KeptPlan
from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText
from almanac.model.forum import Topic
from almanac.model.history import FileHistory, History
from almanac.model.site import Site
from almanac.model.story import Page as TextPage
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.outputs.events_plan import Events
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.output import Foreseen, kind_of
from almanac.render.outputs.part_of_site import Plan
from almanac.render.outputs.stories_plan import Stories
from almanac.render.publication import Publication
from almanac.store.results import Results

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
LONG_AGO = datetime(2027, 1, 1, tzinfo=UTC)
SITE = Site("Almanac", "https://almanac.example", languages=("en",), event_categories={"Meetup": "#2a6f5e"},
            categories=("News",), map=True)  # fmt: skip
KNOWN = FileHistory(LONG_AGO, LONG_AGO, LONG_AGO, 1)
TEXT = EventText(Source("events/2027/tea.md", "events/2027/tea"), "en", "Tea", "Of tea.", "/events/tea/",
                 body=Body("<p>Tea.</p>", "Tea."))  # fmt: skip
EVENT = Event("tea", "tea@x", TEXT, AllDay(date(2027, 2, 12), date(2027, 2, 13)), "Meetup", worldwide=True,
              discussion="7")  # fmt: skip
STORY = Story(
    Source("content/stories/2027/x.md", "content/stories/2027/x"), "x", lang="en", title="X", authors=("Ewa",),
    published=Published(date(2027, 1, 2)), category="News", summary="Of x.", address="/2027/01/02/x/",
)  # fmt: skip
FILES = {TEXT.source.path: KNOWN, STORY.source.path: KNOWN}
EDITION = Edition(SITE, NOW, (STORY,), (), (EVENT,), history=History(FILES, head="1"))
PAGING = Paging(10)


def planned(root: Path, edition: Edition, origin: bytes = bytes(16), paging: Paging = PAGING) -> Plan[EventsTold]:
    """As a build plans it, which keeps it afterwards."""
    (root / "output").mkdir(exist_ok=True)
    kept = KeptPlan(Results(root / ".almanac"), "output", "events", EventsTold, fresh=False)
    plan = kept.of(Events(Publication(edition), paging), origin, edition.now)
    kept.keep(root)
    return plan


def planned_stories(root: Path, edition: Edition, paging: Paging = PAGING) -> Plan[None]:
    """As a build plans the rest."""
    (root / "output").mkdir(exist_ok=True)
    kept = KeptPlan(Results(root / ".almanac"), "output", "stories", NoneType, fresh=False)
    plan = kept.of(Stories(Publication(edition), paging), bytes(16), edition.now)
    kept.keep(root)
    return plan


def is_kept(plan: Plan[Any]) -> bool:
    return all(isinstance(output, Foreseen) for output in plan.outputs)


def with_event(**facts: object) -> Edition:
    return replace(EDITION, events=(replace(EVENT, **facts),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edition",
    [
        pytest.param(EDITION, id="nothing else"),
        pytest.param(replace(EDITION, stories=(replace(STORY, body=Body("<p>More</p>", "More")),)), id="a story"),
        pytest.param(replace(EDITION, stories=()), id="no story"),
        pytest.param(replace(EDITION, now=NOW + timedelta(hours=11)), id="later on that day"),
        pytest.param(replace(EDITION, history=History({**FILES, STORY.source.path: replace(KNOWN, uncommitted=True)})),
                     id="a story that is not committed"),
    ],
)  # fmt: skip
def test_what_is_no_part_of_events_leaves_their_plan(edition: Edition, tmp_path: Path) -> None:
    before, after = planned(tmp_path, EDITION), planned(tmp_path, edition)

    assert not is_kept(before)
    assert is_kept(after)
    assert (after.told, after.until) == (before.told, before.until)
    again = Events(Publication(edition), PAGING).plan()
    assert again.told == after.told
    assert [(one.address, one.fingerprint) for one in again.outputs] == [
        (one.address, one.fingerprint) for one in after.outputs
    ]


@pytest.mark.parametrize(
    "edition",
    [
        pytest.param(with_event(tags=("tea",)), id="the event"),
        pytest.param(with_event(text=replace(TEXT, body=Body("<p>More.</p>", "More."))), id="its text"),
        pytest.param(replace(EDITION, events=()), id="no event"),
        pytest.param(replace(EDITION, stories=(replace(STORY, title="Tea"),)), id="a story of the same title"),
        pytest.param(replace(EDITION, stories=(replace(STORY, summary="Of tea."),)), id="a story of the same summary"),
        pytest.param(replace(EDITION, history=History({**FILES, TEXT.source.path: replace(KNOWN, changes=2)})),
                     id="its history"),
        pytest.param(replace(EDITION, history=History(FILES, complete=False)), id="a shallow clone"),
        pytest.param(replace(EDITION, topics={"7": Topic("7", "Tea", "https://forum.example/t/7", 3)}), id="its topic"),
        pytest.param(replace(EDITION, now=datetime(2027, 2, 11, tzinfo=UTC)), id="the next day"),
        pytest.param(replace(EDITION, now=NOW - timedelta(seconds=1)), id="a clock that went back"),
        pytest.param(replace(EDITION, is_preview=True), id="a preview"),
    ],
)  # fmt: skip
def test_what_is_read_for_events_plans_them_anew(edition: Edition, tmp_path: Path) -> None:
    planned(tmp_path, EDITION)

    assert not is_kept(planned(tmp_path, edition))
    assert is_kept(planned(tmp_path, edition))


# What shows a story as lists do, or whole.
LISTED = {"article", "feed", "stories", "category", "author", "share card"}


def with_story(**facts: object) -> Edition:
    return replace(EDITION, stories=(replace(STORY, **facts),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "edition",
    [
        pytest.param(EDITION, id="nothing else"),
        pytest.param(with_event(text=replace(TEXT, body=Body("<p>More.</p>", "More."))), id="an event's text"),
        pytest.param(with_event(tags=("tea",)), id="an event"),
        pytest.param(replace(EDITION, events=()), id="no event"),
        pytest.param(replace(EDITION, now=NOW + timedelta(hours=11)), id="later on that day"),
        pytest.param(replace(EDITION, history=History({**FILES, TEXT.source.path: replace(KNOWN, uncommitted=True)})),
                     id="an event that is not committed"),
    ],
)  # fmt: skip
def test_what_is_no_part_of_stories_leaves_their_plan(edition: Edition, tmp_path: Path) -> None:
    before, after = planned_stories(tmp_path, EDITION), planned_stories(tmp_path, edition)

    assert (is_kept(before), is_kept(after)) == (False, True)
    assert [(one.address, one.fingerprint) for one in Stories(Publication(edition), PAGING).plan().outputs] == [
        (one.address, one.fingerprint) for one in after.outputs
    ]


@pytest.mark.parametrize(
    "edition",
    [
        pytest.param(with_story(tags=("tea",)), id="the story"),
        pytest.param(replace(EDITION, stories=()), id="no story"),
        pytest.param(replace(EDITION, stories=(STORY, replace(STORY, slug="y", address="/y/"))), id="two"),
        pytest.param(replace(EDITION, pages=(TextPage(Source("content/pages/a.md", "a"), "a", "en", "A", "/a/"),)),
                     id="a page"),
        pytest.param(replace(EDITION, history=History(FILES, complete=False)), id="a shallow clone"),
        pytest.param(with_story(discussion="7"), id="a discussion"),
        pytest.param(replace(EDITION, now=datetime(2027, 2, 11, tzinfo=UTC)), id="the next day"),
        pytest.param(replace(EDITION, now=NOW - timedelta(seconds=1)), id="a clock that went back"),
        pytest.param(replace(EDITION, is_preview=True), id="a preview"),
    ],
)  # fmt: skip
def test_what_is_read_for_stories_plans_them_anew(edition: Edition, tmp_path: Path) -> None:
    planned_stories(tmp_path, EDITION)

    assert not is_kept(planned_stories(tmp_path, edition))
    assert is_kept(planned_stories(tmp_path, edition))
    assert not is_kept(planned_stories(tmp_path, edition, Paging(20)))


@pytest.mark.parametrize(
    ("edition", "others"),
    [
        pytest.param(with_story(body=Body("<p>More.</p>")), {"article", "feed"}, id="its text"),
        pytest.param(with_story(title="Y"), LISTED, id="its title"),
        pytest.param(with_story(summary="Of y."), LISTED, id="its summary"),
        pytest.param(with_event(text=replace(TEXT, title="X")), {"article"}, id="an event of the same title"),
        pytest.param(with_event(text=replace(TEXT, summary="Of x.")), {"article"}, id="an event of the same summary"),
        pytest.param(replace(EDITION, history=History({**FILES, STORY.source.path: replace(KNOWN, changes=2)})),
                     {"article", "feed"}, id="its history"),
    ],
)  # fmt: skip
def test_words_of_a_story_leave_the_plan_and_make_other_files(
    edition: Edition, others: set[str], tmp_path: Path
) -> None:
    before, after = planned_stories(tmp_path, EDITION), planned_stories(tmp_path, edition)
    known = {one.address: one.fingerprint for one in before.outputs}
    changed = [one for one in after.outputs if known[one.address] != one.fingerprint]

    assert is_kept(after)
    assert {kind_of(one) for one in changed} == others
    assert [(one.address, one.fingerprint) for one in Stories(Publication(edition), PAGING).plan().outputs] == [
        (one.address, one.fingerprint) for one in after.outputs
    ]


def test_the_topic_of_a_story_makes_its_page_anew(tmp_path: Path) -> None:
    edition = with_story(discussion="7")
    before = {one.address: one.fingerprint for one in planned_stories(tmp_path, edition).outputs}
    topics = {"7": Topic("7", "X", "https://forum.example/t/7", 3)}
    after = planned_stories(tmp_path, replace(edition, topics=topics)).outputs

    assert [one.address for one in after if one.fingerprint != before[one.address]] == [STORY.address]


def test_another_program_or_paging_plans_anew(tmp_path: Path) -> None:
    planned(tmp_path, EDITION)

    assert not is_kept(planned(tmp_path, EDITION, origin=b"1" * 16))
    assert not is_kept(planned(tmp_path, EDITION, origin=b"1" * 16, paging=Paging(20)))


def test_an_event_that_is_not_committed_is_as_of_now(tmp_path: Path) -> None:
    edition = replace(EDITION, history=History({**FILES, TEXT.source.path: replace(KNOWN, uncommitted=True)}))
    planned(tmp_path, EDITION)

    assert not is_kept(planned(tmp_path, edition))
    assert not is_kept(planned(tmp_path, edition))


def test_what_has_to_be_made_after_all_is_planned(tmp_path: Path) -> None:
    planned(tmp_path, EDITION)
    files = {output.address: output for output in planned(tmp_path, EDITION).outputs}
    calendar = files["/events/tea/tea.ics"]
    assert isinstance(calendar, Foreseen)
    made = calendar.plan(frozenset([calendar.address]))

    assert (made.address, made.fingerprint) == (calendar.address, calendar.fingerprint)
    assert not isinstance(made, Foreseen)


def damaged(results: Results) -> None:
    results.keep_values("plan of events", {b"output": b"nothing that was written"})


def forgotten(results: Results) -> None:
    results.keep_values("plan of events", {}, [b"output"])


@pytest.mark.parametrize("harm", [damaged, forgotten])
def test_where_none_is_kept_it_is_planned(harm: Callable[[Results], None], tmp_path: Path) -> None:
    planned(tmp_path, EDITION)
    harm(Results(tmp_path / ".almanac"))

    assert not is_kept(planned(tmp_path, EDITION))
    assert is_kept(planned(tmp_path, EDITION))


def test_of_an_output_that_is_gone_nothing_is_kept(tmp_path: Path) -> None:
    planned(tmp_path, EDITION)
    (tmp_path / "output").rename(tmp_path / "other")
    kept = KeptPlan(Results(tmp_path / ".almanac"), "other", "events", EventsTold, fresh=True)
    kept.of(Events(Publication(EDITION), PAGING), bytes(16), NOW)
    kept.keep(tmp_path)

    assert [*Results(tmp_path / ".almanac").values("plan of events")] == [b"other"]
