"""What one pastes to tell others of an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Registration, Status
from almanac.model.place import Online, Place
from almanac.model.site import Site
from almanac.model.story import Story, Voice
from almanac.model.when import Published, Timed
from almanac.render.share_texts import texts_of_event, texts_of_story

SITE = Site("Almanac", "https://a.example")
TEXT = EventText(Source("events/x.md", "events/x"), "en", "Walk [1]", "We walk.", "/events/x/")
EVENT = Event(
    "x",
    "x@a.org",
    TEXT,
    Timed(datetime(2027, 3, 6, 18, tzinfo=ZoneInfo("Africa/Nairobi"))),
    "Meetup",
    place=Place("Hall", "Street 1", "Nairobi", "KE"),
    online=Online("https://meet.example"),
    registration=Registration("https://r.example"),
)
STORY = Story(
    source=Source("content/stories/2027/x.md", "content/stories/2027/x"),
    slug="x",
    lang="en",
    title="What we learned",
    published=Published(date(2027, 3, 2)),
    authors=("Ann", "Bob"),
    category="Lessons",
    summary="In a sentence.",
    address="/2027/03/02/x/",
    voice=Voice.OPINION,
)


def of_event(event: Event) -> dict[str, str]:
    return {text.name: text.text for text in texts_of_event(event, event.when, event.text, SITE)}


def test_an_event_says_what_when_where_and_its_page() -> None:
    texts = of_event(EVENT)

    assert texts["For a chat"] == (
        "Walk [1]\nSat 6 Mar 2027, 18:00 Africa/Nairobi (UTC+3)\nNairobi, Kenya and online\nhttps://a.example/events/x/"
    )
    assert texts["For a mailing list"] == (
        "Walk [1]\n\nWe walk.\n\nSat 6 Mar 2027, 18:00 Africa/Nairobi (UTC+3)\nHall, Street 1, Nairobi, Kenya\n"
        "https://meet.example\nhttps://r.example\n\nhttps://a.example/events/x/"
    )
    assert texts["For a wiki"] == (
        "* '''[https://a.example/events/x/ Walk &#91;1&#93;]'''\n*: Sat 6 Mar 2027, 18:00 Africa/Nairobi (UTC+3)\n"
        "*: Nairobi, Kenya and online\n*: We walk."
    )


def test_what_is_off_says_so_and_leads_nobody_to_register() -> None:
    note = "The hall is closed."
    texts = of_event(replace(EVENT, status=Status.CANCELLED, text=replace(TEXT, status_note=note)))

    assert [text.splitlines()[0] for text in texts.values()][:2] == ["Cancelled: Walk [1]"] * 2
    assert note in texts["For a mailing list"]
    assert "r.example" not in "".join(texts.values())


@pytest.mark.parametrize(
    ("event", "where"),
    [
        pytest.param(replace(EVENT, place=None), "https://meet.example", id="online"),
        pytest.param(replace(EVENT, place=None, online=Online()), "The address to join online comes later", id="later"),
        pytest.param(replace(EVENT, place=None, online=None, worldwide=True), "Worldwide", id="worldwide"),
        pytest.param(replace(EVENT, status=Status.MOVED_ONLINE), "https://meet.example", id="moved online"),
    ],
)
def test_a_message_leads_where_it_is(event: Event, where: str) -> None:
    lines = of_event(event)["For a mailing list"].splitlines()

    assert lines[5] == where
    assert [line for line in lines if "Street 1" in line] == []


def test_a_translation_speaks_its_language() -> None:
    arabic = replace(TEXT, lang="ar", title="نزهة", address="/ar/events/x/")
    texts = [text.text for text in texts_of_event(EVENT, EVENT.when, arabic, SITE)]

    assert [text.count("https://a.example/ar/events/x/") for text in texts] == [1, 1, 1]
    assert texts[0].startswith("نزهة\n")


def test_a_story_says_who_wrote_what() -> None:
    chat, mail, wiki = (text.text for text in texts_of_story(STORY, SITE))

    assert chat == "Opinion: What we learned\nhttps://a.example/2027/03/02/x/"
    assert mail == (
        "Opinion: What we learned\n\nIn a sentence.\n\nAnn and Bob\n2 March 2027\n\nhttps://a.example/2027/03/02/x/"
    )
    assert wiki.splitlines() == [
        "* '''[https://a.example/2027/03/02/x/ Opinion: What we learned]'''",
        "*: Ann and Bob",
        "*: 2 March 2027",
        "*: In a sentence.",
    ]
