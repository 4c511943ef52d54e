"""Which entries the forum hears of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.forum.announcement import Announcement, announcements, identities
from almanac.forum.decisions import Edit, Post, Record, Remember, Seen, SeenTopic, State, next_step
from almanac.forum.limits import USUAL
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.forum import Announcing, Topic, external_id
from almanac.model.history import EventState, FileHistory, History, ScheduleState, StateChange
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://example.org", zone=ZoneInfo("Asia/Tokyo"), calendar_domain="cal.example.org",
            forum_url="https://forum.example.org")  # fmt: skip
SINCE = Announcing(date(2027, 1, 1), stories=5, events=7)


def story(slug: str = "walk", day: date = date(2027, 1, 2), lang: str = "", **values: object) -> Story:
    source = Source(f"content/stories/2027/{slug}{f'.{lang}' if lang else ''}.md", f"content/stories/2027/{slug}")
    whole = Story(source, slug, lang or "en", "What we learned on a walk", Published(day), ("Ada",), "News",
                  "A summary in one sentence.", f"/2027/01/02/{slug}/", is_translation=bool(lang))  # fmt: skip
    return replace(whole, **values)  # type: ignore[arg-type]


def event(slug: str = "fair", day: date = date(2027, 3, 1), **values: object) -> Event:
    source = Source(f"events/2027/{slug}.md", f"events/2027/{slug}")
    text = EventText(source, "en", "Spring fair", "A fair in spring, outside.", f"/events/{slug}/")
    whole = Event(slug=slug, uid=f"{slug}@cal.example.org", text=text, when=AllDay(day, day), category="Meetup")
    return replace(whole, **values)  # type: ignore[arg-type]


def known(day: datetime = datetime(2027, 1, 5, tzinfo=UTC), *, uncommitted: bool = False) -> FileHistory:
    return FileHistory(day, day, day, 1, uncommitted=uncommitted)


def edition(*entries: Story | Event, history: FileHistory | None = None, **values: object) -> Edition:
    stories = tuple(entry for entry in entries if isinstance(entry, Story))
    events = tuple(entry for entry in entries if isinstance(entry, Event))
    files = {entry.source.path: history or known() for entry in entries}
    return Edition(SITE, NOW, stories=stories, events=events, history=History(files), **values)  # type: ignore[arg-type]


def told(whole: Edition, announcing: Announcing = SINCE) -> tuple[Announcement, ...]:
    return announcements(whole, announcing, USUAL)


def test_each_original_is_announced_once_in_the_category_of_its_kind_the_oldest_first() -> None:
    whole = edition(event(), story(day=date(2027, 1, 6)), story("talk"), story("talk", lang="es"))

    assert [(one.path, one.kind, one.category) for one in told(whole)] == [
        ("content/stories/2027/talk.md", "story", 5),
        ("events/2027/fair.md", "event", 7),
        ("content/stories/2027/walk.md", "story", 5),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param(story(day=date(2026, 12, 31)), id="a story from before"),
        pytest.param(story(draft=True), id="a draft"),
        pytest.param(event(announced=date(2026, 12, 31)), id="an event announced before"),
        pytest.param(event(draft=True), id="a draft of an event"),
    ],
)
def test_what_is_older_or_not_published_is_not_announced(entry: Story | Event) -> None:
    assert told(edition(entry)) == ()


@pytest.mark.parametrize("entry", [story(), event()])
def test_what_is_not_committed_as_it_stands_is_not_announced(entry: Story | Event) -> None:
    assert told(edition(entry, history=known(uncommitted=True))) == ()
    assert told(replace(edition(entry), history=History({}))) == ()


def test_an_event_is_as_old_as_the_commit_that_brought_it_in_the_zone_of_the_site() -> None:
    in_tokyo_it_is_the_first = known(datetime(2026, 12, 31, 20, tzinfo=UTC))
    before = known(datetime(2026, 12, 31, 10, tzinfo=UTC))

    assert len(told(edition(event(), history=in_tokyo_it_is_the_first))) == 1
    assert told(edition(event(), history=before)) == ()
    assert len(told(edition(event(announced=date(2027, 1, 1)), history=before))) == 1


@pytest.mark.parametrize(("announcing", "kinds"), [
    (Announcing(date(2027, 1, 1), stories=5), ["story"]),
    (Announcing(date(2027, 1, 1), events=7), ["event"]),
])  # fmt: skip
def test_a_kind_without_a_category_is_not_announced(announcing: Announcing, kinds: list[str]) -> None:
    assert [one.kind for one in told(edition(story(), event()), announcing)] == kinds


@pytest.mark.parametrize(
    ("entry", "is_new"),
    [
        pytest.param(event(), True, id="to come"),
        pytest.param(event(day=date(2027, 1, 2)), False, id="over"),
        pytest.param(event(status=Status.CANCELLED), False, id="cancelled"),
        pytest.param(event(status=Status.POSTPONED), False, id="postponed"),
        pytest.param(event(status=Status.RESCHEDULED), True, id="moved"),
        pytest.param(story(), True, id="a story"),
    ],
)
def test_what_is_over_or_off_gets_no_topic(entry: Story | Event, is_new: bool) -> None:
    assert [one.is_new for one in told(edition(entry))] == [is_new]


def test_an_identifier_outlives_title_address_and_file() -> None:
    before = told(edition(event(), story()))
    moved = event("fair-of-spring", uid="fair@cal.example.org")
    renamed = story("walks", id="/2027/01/02/walk/", title="Another title of it")
    after = told(edition(moved, renamed))

    assert {one.external_id for one in before} == {one.external_id for one in after}
    assert all(len(one.external_id) <= 50 and set(one.external_id) <= set("0123456789abcdef-") for one in before)
    assert external_id("a.example.org", "x") != external_id("b.example.org", "x")


def test_originals_have_identifiers() -> None:
    whole = edition(story(), story(lang="es"), event())

    paths = [entry.source.path for _, entry in identities(whole)]
    assert paths == ["content/stories/2027/walk.md", "events/2027/fair.md"]
    assert {about for about, _ in identities(whole)} == {one.external_id for one in told(whole)}


def test_a_topic_that_an_entry_names_is_told_from_the_one_that_was_opened_for_it() -> None:
    own = external_id("cal.example.org", "fair@cal.example.org")
    address = "https://f.org/t/7"
    topics = {"7": Topic("7", "Fair", address, 1, external_id=own), "8": Topic("8", "Other", address, 1)}

    named = [told(edition(event(discussion=number), topics=topics))[0].topic for number in ("", "7", "8", "9")]

    assert named == ["", "", "8", "9"]


def state(status: Status, start: date = date(2027, 3, 1), previous: tuple[date, ...] = ()) -> EventState:
    return EventState(ScheduleState(status, start, previous, "The hall is closed."))


@pytest.mark.parametrize(
    ("status", "news"),
    [
        (Status.CANCELLED, "cancelled"),
        (Status.POSTPONED, "postponed"),
        (Status.RESCHEDULED, "rescheduled-2027-02-01"),
        (Status.MOVED_ONLINE, ""),
        (Status.TENTATIVE, ""),
        (Status.CONFIRMED, ""),
    ],
)
def test_a_topic_hears_of_what_is_off_or_moved(status: Status, news: str) -> None:
    previous = (date(2027, 2, 1),) if status is Status.RESCHEDULED else ()
    fair = event(status=status, previous=previous)
    fair = replace(fair, text=replace(fair.text, status_note="The hall is closed."))
    changes = (
        StateChange(datetime(2027, 1, 5, tzinfo=UTC), state(Status.CONFIRMED)),
        StateChange(datetime(2027, 1, 8, tzinfo=UTC), state(status, previous=previous)),
    )
    history = History({fair.source.path: known()}, states={fair.source.path: changes})
    [one] = told(replace(edition(fair), history=history))

    assert one.news == news
    assert ("The hall is closed." in one.reply) is bool(news)


def test_what_a_forum_would_refuse_is_said_before_it_is_asked() -> None:
    [one] = told(edition(story(title="a", summary="b")), SINCE)
    [bad] = announcements(edition(story()), SINCE, replace(USUAL, longest_text=10))

    assert one.fault == ""
    assert bad.fault == "its text: longer than 10 characters"


def test_titles_that_entries_share_have_their_day_from_the_start() -> None:
    one, other = told(edition(story(), story("walk-2", date(2027, 1, 3))))

    assert one.titles[0] == "What we learned on a walk (2 January 2027)"
    assert other.titles[0] == "What we learned on a walk (3 January 2027)"


def test_a_move_of_the_site_is_another_link_and_no_news() -> None:
    fair = event(status=Status.CANCELLED)
    changes = tuple(
        StateChange(datetime(2027, 1, day, tzinfo=UTC), state(status))
        for day, status in ((5, Status.CONFIRMED), (8, Status.CANCELLED))
    )
    whole = replace(edition(fair), history=History({fair.source.path: known()}, states={fair.source.path: changes}))
    [before], [after] = told(whole), told(replace(whole, site=replace(SITE, url="https://new.example.net/site")))

    assert before.news == "cancelled"
    assert (after.external_id, after.titles, after.news) == (before.external_id, before.titles, before.news)
    assert (before.page, after.page) == (
        "https://example.org/events/fair/",
        "https://new.example.net/site/events/fair/",
    )
    assert after.text == before.text.replace(before.page, after.page)


def test_after_a_move_a_topic_is_found_and_its_link_is_changed() -> None:
    [before] = told(edition(story()))
    [after] = told(replace(edition(story()), site=replace(SITE, url="https://new.example.net")))
    post = Post(1, 1, before.first_post("What we learned on a walk"))
    topic = SeenTopic("101", "What we learned on a walk", closed=False, posts=(post,))

    step = next_step(after, Record(State.OPEN, "101", before.facts), Seen(topic, page=""))
    forgotten = next_step(after, None, Seen(topic, page=""))

    assert isinstance(step, Edit)
    assert not step.with_title
    assert isinstance(forgotten, Remember)
    assert forgotten.record.topic == "101"
