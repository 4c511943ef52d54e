"""What stands on a card."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText, Status
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.events.listing import event_listing
from almanac.render.share_cards.card import ShareCard, SiteCard, card_of_event, card_of_site, card_of_story

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://x.example/site", event_categories={"Meetup": "#2a6f5e"})
TEXT = EventText(Source("events/tea.md", "events/tea"), "en", "Tea", "Of tea.", "/events/tea/")
EVENT = Event(
    slug="tea", uid="tea@x", text=TEXT, when=AllDay(date(2027, 8, 4), date(2027, 8, 7)), category="Meetup",
    place=Place(name="Library", city="Nairobi", country="KE"),
)  # fmt: skip


def card(event: Event = EVENT, text: EventText = TEXT) -> ShareCard:
    [listed] = event_listing(Edition(SITE, NOW, events=(event,)).events, NOW).upcoming
    return card_of_event(listed, text, SITE)


def test_an_event_says_when_and_where() -> None:
    made = card()

    assert (made.title, made.lines, made.place) == ("Tea", ("4–7 Aug 2027",), "Nairobi, Kenya")
    assert (made.color, made.site_name, made.host) == ("#2a6f5e", "Almanac", "x.example/site")
    assert made.alt == "Tea · 4–7 Aug 2027 · Nairobi, Kenya"


def test_one_that_is_cancelled_says_so_first() -> None:
    made = card(replace(EVENT, status=Status.CANCELLED))

    assert (made.is_off, made.alt) == (True, "Cancelled · Tea · 4–7 Aug 2027 · Nairobi, Kenya")


def test_a_translation_speaks_its_own_language() -> None:
    made = card(text=replace(TEXT, lang="ar", title="شاي"))

    assert (made.direction, made.title, made.lines) == ("rtl", "شاي", ("4–7 أغسطس 2027",))


def test_a_story_says_by_whom_and_when() -> None:
    story = Story(Source("a.md", "a"), "a", "en", "Of tea", Published(date(2027, 1, 20)), ("Ewa", "Ali"), "News",
                  "Tea.", "/a/")  # fmt: skip
    made = card_of_story(story, replace(SITE, accent_color="#123456"))

    assert (made.title, made.lines, made.block) == ("Of tea", ("Ewa and Ali", "20 January 2027"), None)
    assert (made.color, made.day, made.month) == ("#123456", "20", "2027-01")


def test_the_site_is_its_name_and_its_line_from_the_side_where_that_begins() -> None:
    site = replace(SITE, tagline="Stories", taglines={"ar": "قصص"}, accent_color="#123456")

    assert [card_of_site(site, lang) for lang in ("en", "ar", "fa")] == [
        SiteCard("ltr", "Almanac", "Stories", "#123456", "x.example/site"),
        SiteCard("rtl", "Almanac", "قصص", "#123456", "x.example/site"),
        SiteCard("ltr", "Almanac", "Stories", "#123456", "x.example/site"),
    ]
