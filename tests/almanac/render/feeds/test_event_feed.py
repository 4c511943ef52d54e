"""What the feed of events says of an announcement, and of what has become of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText, Registration, Status
from almanac.model.history import EventState, FileHistory, History, ScheduleState, StateChange
from almanac.model.place import Online, Place
from almanac.model.recurrence import Change, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, Timed
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.events.occurrences import next_occurrence
from almanac.render.feeds.event_feed import event_facts, event_items
from almanac.render.feeds.feed import FeedItem
from almanac.render.feeds.feed_text import Category

SITE = Site("Almanac", "https://preview.example/site", calendar_domain="almanac.example.net")
NOW = datetime(2027, 3, 20, 12, tzinfo=UTC)
PATH = "events/2027/fair.md"
OLD, NEW = date(2027, 8, 7), date(2027, 9, 8)
EVENT = Event(
    slug="fair",
    uid="fair-2027@almanac.example.net",
    text=EventText(Source(PATH, "events/2027/fair"), "en", "A fair", "Where makers meet.", "/events/fair/",
                   body=Body("<p>Come.</p>")),
    when=AllDay(NEW, NEW),
    category="Meetup",
    place=Place("Congress Centre", "plac 1", "Katowice", "PL"),
    tags=("makers",),
)  # fmt: skip
ON, OFF = ScheduleState(Status.CONFIRMED, OLD), ScheduleState(Status.CANCELLED, OLD, (), "A <storm>.")
ID = "https://almanac.example.net/events/fair-2027/"


def day(number: int) -> datetime:
    return datetime(2027, 1, number, 9, tzinfo=UTC)


def with_status(status: Status, note: str = "", **fields: object) -> Event:
    return replace(EVENT, status=status, text=replace(EVENT.text, status_note=note), **fields)


def items_of(event: Event, *standings: ScheduleState, site: Site = SITE, modified: int = 20) -> list[FeedItem]:
    """One state a day; the first is announced."""
    changes = tuple(StateChange(day(n), EventState(standing)) for n, standing in enumerate(standings, 1))
    return feed_items([event], [changes], site, modified)


def feed_items(
    events: list[Event], states: list[tuple[StateChange, ...]], site: Site = SITE, modified: int = 20
) -> list[FeedItem]:
    known = FileHistory(day(1), day(modified), day(1), 3)
    paths = [event.source.path for event in events]
    history = History(dict.fromkeys(paths, known), states=dict(zip(paths, states, strict=True)))
    return list(event_items(site, events, history, now=NOW))


def facts(event: Event) -> str:
    return event_facts(event, event.when, SITE)


class TestNews:
    def test_a_cancellation_is_an_entry_of_its_own(self) -> None:
        event = with_status(Status.CANCELLED, "A <storm>.")
        news, announcement = items_of(event, ON, OFF)
        assert news == FeedItem(
            id=f"{ID}#cancelled",
            address="https://preview.example/site/events/fair/",
            title="Cancelled: A fair",
            summary="A <storm>.",
            html=f"<p>A &lt;storm&gt;.</p>\n<p>{facts(event)}</p>\n"
            '<p><a href="https://preview.example/site/events/fair/">A fair</a></p>',
            lang="en",
            published=day(2),
            updated=day(20),
            authors=("Almanac",),
            categories=(Category("Meetup"), Category("makers")),
            rights="CC BY-SA 4.0",
        )
        assert (announcement.id, announcement.published, announcement.title) == (ID, day(1), "Cancelled: A fair")

    @pytest.mark.parametrize(
        ("standings", "expected"),
        [
            pytest.param([ON, OFF], "Cancelled: A fair", id="cancelled"),
            pytest.param([ON, replace(OFF, status=Status.POSTPONED)], "Postponed: A fair", id="postponed"),
            pytest.param([ON, replace(OFF, status=Status.MOVED_ONLINE)], "Moved online: A fair", id="moved online"),
            pytest.param([ON, ScheduleState(Status.RESCHEDULED, NEW, (OLD,))], "New date: A fair", id="rescheduled"),
            pytest.param([ON, OFF, ON], "Takes place after all: A fair", id="after all"),
            pytest.param([ON, OFF, replace(ON, status=Status.TENTATIVE)], "Tentative: A fair", id="perhaps after all"),
            pytest.param(
                [ON, replace(OFF, status=Status.MOVED_ONLINE), ON], "Confirmed: A fair", id="at the venue again"
            ),
        ],
    )
    def test_its_title_says_what_has_become_of_it(self, standings: list[ScheduleState], expected: str) -> None:
        assert items_of(with_status(standings[-1].status), *standings)[0].title == expected

    def test_a_new_date_says_the_old_ones(self) -> None:
        event = with_status(Status.RESCHEDULED, "The hall is let.", previous=(OLD, date(2027, 8, 14)))
        news, _announcement = items_of(event, ON, ScheduleState(Status.RESCHEDULED, NEW, (OLD, date(2027, 8, 14))))
        assert news.id == f"{ID}#rescheduled-2027-08-07,2027-08-14"
        assert news.html.split("\n")[:3] == [
            "<p>The hall is let.</p>",
            "<p>It was to be on 7 August 2027 and 14 August 2027</p>",
            f"<p>{facts(event)}</p>",
        ]

    def test_what_holds_no_more_stays_as_it_was_said(self) -> None:
        moved = ScheduleState(Status.RESCHEDULED, NEW, (OLD,), "The hall is let.")
        latest, earlier, _announcement = items_of(with_status(Status.CANCELLED, "A storm."), ON, moved, OFF)
        assert (latest.title, latest.published, latest.updated) == ("Cancelled: A fair", day(3), day(20))
        assert (earlier.title, earlier.published, earlier.updated) == ("New date: A fair", day(2), day(3))
        assert earlier.html.split("\n")[:3] == [
            "<p>The hall is let.</p>",
            "<p>It was to be on 7 August 2027</p>",
            "<p>New date: Wednesday, 8 September 2027</p>",
        ]

    def test_a_confirmation_without_a_note_gives_the_summary_where_readers_list_it(self) -> None:
        news = items_of(EVENT, ON, OFF, ON)[0]
        assert (news.summary, news.html.split("\n")[0]) == ("Where makers meet.", f"<p>{facts(EVENT)}</p>")

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param(replace(EVENT, slug="renamed"), id="the slug"),
            pytest.param(replace(EVENT, text=replace(EVENT.text, title="Another title")), id="the title"),
            pytest.param(with_status(Status.CANCELLED, "Other words."), id="the note"),
        ],
    )
    def test_neither_id_nor_date_follow_a_later_edit(self, changed: Event) -> None:
        news = items_of(changed, ON, OFF, replace(OFF, note="Other words."), modified=25)[0]
        assert (news.id, news.published, news.updated) == (f"{ID}#cancelled", day(2), day(25))

    def test_the_id_does_not_follow_the_host(self) -> None:
        real = replace(SITE, url="https://almanac.example.net")
        assert items_of(EVENT, ON, OFF, site=real)[0].id == items_of(EVENT, ON, OFF)[0].id == f"{ID}#cancelled"


class TestSingleOccurrences:
    WHEN = Timed(datetime(2027, 8, 7, 18, tzinfo=ZoneInfo("Europe/Warsaw")))
    DAY = date(2027, 8, 14)

    def item(self, change: Change, standing: ScheduleState) -> FeedItem:
        event = replace(EVENT, when=self.WHEN, recurrence=Recurrence(read_rrule("FREQ=WEEKLY"), changes=(change,)))
        changes = (StateChange(day(1), EventState(ON)), StateChange(day(2), EventState(ON, {self.DAY: standing})))
        return feed_items([event], [changes])[0]

    def test_one_that_is_cancelled(self) -> None:
        change = Change(self.DAY, self.WHEN, cancelled=True, note="A holiday.")
        item = self.item(change, ScheduleState(Status.CANCELLED, self.DAY, (self.DAY,), "A holiday."))
        assert (item.id, item.title) == (f"{ID}#2027-08-14-cancelled", "Cancelled: A fair, 14 August 2027")
        assert item.html.split("\n")[:-1] == ["<p>A holiday.</p>"]

    def test_one_that_is_moved_says_when_it_is_instead(self) -> None:
        change = Change(self.DAY, Timed(datetime(2027, 8, 15, 19, tzinfo=ZoneInfo("Europe/Warsaw"))))
        item = self.item(change, ScheduleState(Status.RESCHEDULED, date(2027, 8, 15), (self.DAY,)))
        assert (item.id, item.title) == (f"{ID}#2027-08-14-rescheduled", "New date: A fair, 14 August 2027")
        assert item.html.split("\n")[:-1] == [
            "<p>It was to be on 14 August 2027</p>",
            "<p>Sun 15 Aug 2027, 19:00 · Europe/Warsaw (UTC+2) · Congress Centre, plac 1, Katowice, Poland</p>",
        ]


class TestChoice:
    def test_announcements_and_news_stand_together_newest_first(self) -> None:
        other = replace(EVENT, slug="other", uid="other", announced=date(2027, 1, 2),
                        text=replace(EVENT.text, source=Source("other.md", "other")))  # fmt: skip
        states = tuple(StateChange(day(n), EventState(standing)) for n, standing in enumerate((ON, OFF, ON), 1))
        ids = [item.id.rsplit("/", 2)[-2:] for item in feed_items([other, EVENT], [(), states])]
        assert ids == [["fair-2027", "#confirmed"], ["fair-2027", "#cancelled"], ["other", ""], ["fair-2027", ""]]

    def test_both_together_are_fifty(self) -> None:
        events = [
            replace(EVENT, slug=f"e{n}", uid=f"e{n}", text=replace(EVENT.text, source=Source(f"{n}.md", f"{n}")))
            for n in range(30)
        ]
        later = [(StateChange(day(1), EventState(ON)), StateChange(day(2) + timedelta(n), EventState(OFF)))
                 for n in range(30)]  # fmt: skip
        items = feed_items(events, later)
        assert (len(items), len({item.id for item in items}), "#cancelled" in items[29].id) == (50, 50, True)


class TestEventFacts:
    def test_what_moved_online_is_not_at_the_old_place(self) -> None:
        event = with_status(Status.MOVED_ONLINE, online=Online("https://meet.example.org/x"))
        assert event_facts(event, event.when, SITE).split(" · ")[1:] == ["Online", "https://meet.example.org/x"]

    def test_what_is_online_at_an_address_that_comes_later_says_so(self) -> None:
        event = replace(EVENT, place=None, online=Online())
        facts = event_facts(event, event.when, SITE).split(" · ")
        assert facts[1:] == ["Online", "The address to join online comes later"]

    def test_whole_days_at_a_place(self) -> None:
        facts = event_facts(EVENT, EVENT.when, SITE).split(" · ")
        assert ("2027" in facts[0], facts[1:]) == (True, ["Congress Centre, plac 1, Katowice, Poland"])

    def test_a_local_time_online_every_month(self) -> None:
        event = replace(
            EVENT,
            when=Timed(datetime(2027, 1, 10, 14, tzinfo=ZoneInfo("Europe/London"))),
            place=None,
            online=Online("https://meet.example.org/x"),
            recurrence=Recurrence(read_rrule("FREQ=MONTHLY;BYDAY=2SU")),
        )
        assert event_facts(event, event.when, SITE).split(" · ")[1:] == [
            "Europe/London (UTC+0)",
            "Every month on the second Sunday",
            "Online",
            "https://meet.example.org/x",
        ]

    def test_what_repeats_is_told_with_its_next_date(self) -> None:
        weekly = replace(
            EVENT, when=AllDay(date(2004, 1, 5), date(2004, 1, 5)), recurrence=Recurrence(read_rrule("FREQ=WEEKLY"))
        )
        coming = next_occurrence(weekly, NOW)

        assert coming is not None
        assert coming.day.year == NOW.year
        assert items_of(weekly, ON)[0].html.startswith(f"<p>{event_facts(weekly, coming, SITE)}</p>")

    def test_what_is_told_of_an_event_has_its_registration_and_its_summary(self) -> None:
        registration = Registration("https://register.example.org", date(2027, 8, 1), "free")

        assert items_of(replace(EVENT, registration=registration), ON)[0].html.split("\n")[1:] == [
            "<p>Registration until 1 August 2027: https://register.example.org</p>",
            "<p>Free of charge</p>",
            "<p>Where makers meet.</p>",
            "<p>Come.</p>",
        ]


def test_a_month_without_its_day_is_announced_as_such() -> None:
    (announcement,) = items_of(replace(EVENT, when=MonthOnly(date(2027, 5, 1))), ON)

    assert "<p>May 2027, day not fixed · Congress Centre, plac 1, Katowice, Poland</p>" in announcement.html


def test_a_month_that_moved_is_named_in_the_news() -> None:
    may, june = MonthOnly(date(2027, 5, 1)), MonthOnly(date(2027, 6, 1))
    before = ScheduleState(Status.CONFIRMED, may)
    after = ScheduleState(Status.RESCHEDULED, june, (may,), "No hall.")
    event = with_status(Status.RESCHEDULED, "No hall.", when=june, previous=(may,))

    assert "<p>It was planned for a day in May 2027</p>" in items_of(event, before, after)[0].html
    again = ScheduleState(Status.CANCELLED, june)
    past = items_of(with_status(Status.CANCELLED, when=june), before, after, again)[1]
    assert "<p>New date: June 2027, day not fixed</p>" in past.html
