"""What an entry says is in its fingerprint, field by field; the text below the line is in one of its own."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText
from almanac.model.history import FileHistory, History
from almanac.model.recurrence import Occurrence
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published
from almanac.render.events.listing import ListedEvent
from almanac.render.outputs.fingerprints import Fingerprints

SITE, DAY = Site("Almanac", "https://almanac.example"), date(2027, 3, 1)
SOURCE, HERE = Source("here.md", "here", "Text."), AllDay(DAY, DAY)
STORY = Story(SOURCE, "here", "en", "Here", Published(DAY), ("Ann",), "news", "Sum.", "/here/", body=Body("<p>", "p"))
PAGE = Page(SOURCE, "here", "en", "Here", "/here/")
WORDS = EventText(SOURCE, "en", "Here", "Sum.", "/here/", body=Body("<p>", "p"))
IN_ARABIC = replace(WORDS, source=Source("here.ar.md", "here", "Text."), lang="ar")
EVENT = Event(slug="here", uid="here@example.org", text=WORDS, when=HERE, category="meetup", translations=(IN_ARABIC,))
LISTED = ListedEvent(EVENT, HERE, is_past=False, coming=(Occurrence(HERE),))
HISTORY = FileHistory(datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 1, 2, tzinfo=UTC),
                      datetime(2027, 1, 3, tzinfo=UTC), 1)  # fmt: skip


def prints(history: FileHistory = HISTORY, **options: Any) -> Fingerprints:
    known = History({"here.md": history, "here.ar.md": HISTORY})
    return Fingerprints(Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC), history=known), **options)


def names(kind: type, *but: str) -> list[str]:
    return [field.name for field in fields(kind) if field.name not in but]


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        *((STORY, name) for name in names(Story, "source", "body")),
        *((PAGE, name) for name in names(Page, "source", "body")),
        *((EVENT, name) for name in names(Event, "text", "translations")),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_every_field_counts(entry: Story | Page | Event, name: str) -> None:
    assert prints().entry(entry) != prints().entry(replace(entry, **{name: "another"}))


@pytest.mark.parametrize("name", names(EventText, "source", "body"))
@pytest.mark.parametrize("place", ["text", "translations"])
def test_every_word_of_an_event_counts(name: str, place: str) -> None:
    of = {"text": WORDS, "translations": IN_ARABIC}[place]
    other = replace(of, **{name: "another"})
    event = replace(EVENT, **{place: {"text": other, "translations": (other,)}[place]})

    assert prints().entry(EVENT) != prints().entry(event)
    assert prints().calendar_entry(EVENT, of) != prints().calendar_entry(event, other)


def test_a_calendar_has_one_of_the_texts_alone() -> None:
    event = replace(EVENT, translations=(replace(IN_ARABIC, title="Another", body=Body("<p>", "q")),))

    assert prints().calendar_entry(EVENT) == prints().calendar_entry(event)
    assert prints().calendar_entry(EVENT, IN_ARABIC) != prints().calendar_entry(event, event.translations[0])


@pytest.mark.parametrize("name", names(Event, "text", "translations"))
def test_every_fact_of_an_event_counts_in_a_calendar_of_any_language(name: str) -> None:
    event = replace(EVENT, **{name: "another"})

    assert prints().calendar_entry(EVENT) != prints().calendar_entry(event)
    assert prints().calendar_entry(EVENT, IN_ARABIC) != prints().calendar_entry(event, IN_ARABIC)


@pytest.mark.parametrize(("path", "is_changed"), [("here.md", (True, True)), ("here.ar.md", (False, True))])
def test_a_calendar_has_the_history_of_the_original_and_of_its_own_text(
    path: str, is_changed: tuple[bool, bool]
) -> None:
    known = {"here.md": HISTORY, "here.ar.md": HISTORY}
    before, after = (
        Fingerprints(Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC), history=History(files)))
        for files in (known, known | {path: replace(HISTORY, changes=2)})
    )

    changed = [before.calendar_entry(EVENT, text) != after.calendar_entry(EVENT, text) for text in EVENT.texts]
    assert tuple(changed) == is_changed


def test_what_is_not_committed_is_as_of_now_in_calendars_that_have_it() -> None:
    known = History({"here.md": HISTORY, "here.ar.md": replace(HISTORY, uncommitted=True)})
    now, later = (Fingerprints(Edition(SITE, datetime(2027, 1, day, tzinfo=UTC), history=known)) for day in (1, 2))

    assert now.calendar_entry(EVENT) == later.calendar_entry(EVENT)
    assert now.calendar_entry(EVENT, IN_ARABIC) != later.calendar_entry(EVENT, IN_ARABIC)


def test_where_it_comes_from_counts_and_on_which_line_does_not() -> None:
    first = prints().entry(STORY)

    assert prints().entry(replace(STORY, source=replace(SOURCE, body_line=9, lines={"title": 2}))) == first
    assert prints().entry(replace(STORY, source=replace(SOURCE, group="there"))) != first
    assert prints().entry(replace(STORY, source=replace(SOURCE, path="there.md"))) != first


@pytest.mark.parametrize("body", [Body("<p>p", ""), Body("", "<p>p"), Body("<", "p>p"), Body("<p>", "q")], ids=repr)
def test_the_text_below_the_line_counts_on_its_own(body: Body) -> None:
    other = replace(STORY, body=body)

    assert prints().entry(STORY) == prints().entry(other)
    assert prints().body(STORY) != prints().body(other)
    assert prints().whole(STORY) != prints().whole(other)
    assert prints(of_all_there_is=True).entry(STORY) != prints(of_all_there_is=True).entry(other)


@pytest.mark.parametrize("name", names(FileHistory))
def test_all_that_git_knows_counts(name: str) -> None:
    assert prints().history("here.md") != prints(replace(HISTORY, **{name: 7})).history("here.md")


@pytest.mark.parametrize("name", names(ListedEvent, "event", "when", "coming", "also", "by_month"))
def test_all_that_a_list_says_of_an_event_counts(name: str) -> None:
    assert prints().listed(LISTED) != prints().listed(replace(LISTED, **{name: "another"}))


@pytest.mark.parametrize("name", ["when", "coming", "also", "by_month", "event"])
def test_all_of_its_times_count(name: str) -> None:
    later = AllDay(DAY, DAY.replace(day=2))
    others = {
        "when": later,
        "coming": (Occurrence(HERE), Occurrence(later)),
        "also": (later,),
        "by_month": (replace(LISTED, when=later),),
        "event": replace(EVENT, slug="another"),
    }

    assert prints().listed(LISTED) != prints().listed(replace(LISTED, **{name: others[name]}))


@pytest.mark.parametrize("name", names(Occurrence, "when"))
def test_all_of_what_comes_counts(name: str) -> None:
    coming = (replace(Occurrence(HERE), **{name: "another"}),)

    assert prints().listed(LISTED) != prints().listed(replace(LISTED, coming=coming))
