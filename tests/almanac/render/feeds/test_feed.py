"""What feeds say: which entries, under which identity, dated when."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText, Organizer, Status
from almanac.model.history import FileHistory, History
from almanac.model.image import Image
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.story import Story, Voice
from almanac.model.when import AllDay, Published
from almanac.render.feeds import feed_text
from almanac.render.feeds.event_feed import event_items
from almanac.render.feeds.feed import NEVER_CHANGED, Feed, FeedItem, feed_of, story_feed
from almanac.render.feeds.feed_text import Category

WARSAW = ZoneInfo("Europe/Warsaw")
SITE = Site(
    "Almanac",
    "https://preview.example/site",
    tagline="A community's memory",
    zone=WARSAW,
    calendar_domain="almanac.example.net",
)
NOW = datetime(2026, 3, 20, 12, 0, 0, 999, tzinfo=UTC)
PICTURE = Image("/images/hall 1.jpg", "An empty hall", "A. Name", "CC BY-SA 4.0")
STORY = Story(
    source=Source("content/stories/2026/closing.md", "content/stories/2026/closing"),
    slug="closing",
    lang="en",
    title="What we learned",
    published=Published(date(2026, 3, 2)),
    authors=("Ewa", "Editorial team"),
    category="Lessons",
    summary="A forum closed & we <learned>.",
    address="/2026/03/02/closing/",
    tags=("forum", "Lessons"),
    body=Body('<p>See <a href="/site/about/">us</a> and <a href="#end">the end</a>.</p>'),
)
EVENT = Event(
    slug="wikimania-2024",
    uid="wikimania-2024@almanac.example.net",
    text=EventText(
        source=Source("events/2024/wikimania-2024.md", "events/2024/wikimania-2024"),
        lang="en",
        title="Wikimania 2024",
        summary="Where editors meet.",
        address="/events/wikimania-2024/",
    ),
    when=AllDay(date(2024, 8, 7), date(2024, 8, 10)),
    category="Conference",
    place=Place("Congress Centre", "plac 1", "Katowice", "PL"),
    tags=("hackathon",),
)


def history(**instants: datetime) -> FileHistory:
    first = datetime(2026, 1, 5, 8, tzinfo=UTC)
    known = {"created": first, "modified": first, "announced": first} | instants
    return FileHistory(**known, changes=1)


def stories_as_feed(*stories: Story, known: dict[str, FileHistory] | None = None, site: Site = SITE) -> Feed:
    return story_feed(
        site, stories, known or {}, title="Stories", address="/feeds/stories.atom.xml", home="/stories/", lang="en"
    )


def events_as_feed(*events: Event, known: dict[str, FileHistory] | None = None, site: Site = SITE) -> Feed:
    def facts(event: Event, *_: object) -> str:
        return f"{event.when.day} & more"

    items = event_items(site, events, History(known or {}), now=NOW, facts=facts)
    return feed_of(site, items, title="Events", address="/feeds/events.json", home="/events/", lang=site.default_lang)


def item_of(entry: Story | Event, known: FileHistory | None = None, site: Site = SITE) -> FeedItem:
    feeds = {Story: stories_as_feed, Event: events_as_feed}
    return feeds[type(entry)](entry, known={entry.source.path: known} if known else {}, site=site).items[0]


def retitled(event: Event, **words: object) -> Event:
    return replace(event, text=replace(event.text, **words))


class TestFeed:
    def test_it_says_whose_it_is_and_where(self) -> None:
        assert stories_as_feed() == Feed(
            title="Stories",
            subtitle="A community's memory",
            id="https://almanac.example.net/feeds/stories.atom.xml",
            address="https://preview.example/site/feeds/stories.atom.xml",
            home="https://preview.example/site/stories/",
            lang="en",
            author="Almanac",
            updated=NEVER_CHANGED,
            rights="CC BY-SA 4.0",
        )

    def test_it_was_updated_with_its_last_change_not_at_the_time_of_the_build(self) -> None:
        changed = datetime(2026, 3, 9, 7, 30, tzinfo=UTC)
        other = replace(STORY, slug="other", source=Source("other.md", "other"))
        assert stories_as_feed(other, STORY, known={"other.md": history(modified=changed)}).updated == changed

    def test_events_come_in_the_language_of_the_site(self) -> None:
        assert events_as_feed(site=replace(SITE, default_lang="pl")).lang == "pl"


class TestChoice:
    def test_newest_first_and_ties_by_slug(self) -> None:
        late = replace(STORY, slug="late", published=Published(date(2026, 3, 3)))
        earlier_that_day = Published(date(2026, 3, 3), datetime(2026, 3, 2, 22, 59, tzinfo=UTC))
        titles = [
            item.title
            for item in stories_as_feed(
                replace(STORY, slug="b", title="b"),
                replace(STORY, slug="a", title="a"),
                replace(STORY, slug="x", title="x", published=earlier_that_day),
                replace(late, title="late"),
            ).items
        ]
        assert titles == ["late", "x", "a", "b"]

    def test_stories_stop_at_fifty(self) -> None:
        days = [date(2026, 1, 1) + timedelta(days=n) for n in range(60)]
        feed = stories_as_feed(*(replace(STORY, published=Published(day)) for day in days))
        assert [item.published.date() for item in feed.items] == days[:-51:-1]

    def test_events_stop_at_fifty_by_announcement(self) -> None:
        days = [date(2026, 1, 1) + timedelta(days=n) for n in range(60)]
        feed = events_as_feed(*(replace(EVENT, announced=day) for day in days))
        assert [item.published.date() for item in feed.items] == days[:-51:-1]

    def test_the_order_given_does_not_matter(self) -> None:
        events = [replace(EVENT, slug=f"e{n}", uid=f"e{n}") for n in range(9)]
        assert events_as_feed(*events) == events_as_feed(*reversed(events))


class TestIdentity:
    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            pytest.param(STORY, "https://almanac.example.net/2026/03/02/closing/", id="a story"),
            pytest.param(
                replace(STORY, address="/pl/2026/03/02/łódź/"),
                "https://almanac.example.net/pl/2026/03/02/%C5%82%C3%B3d%C5%BA/",
                id="a story with letters of other scripts",
            ),
            pytest.param(EVENT, "https://almanac.example.net/events/wikimania-2024/", id="an event"),
            pytest.param(
                replace(EVENT, slug="renamed", text=replace(EVENT.text, address="/events/renamed/")),
                "https://almanac.example.net/events/wikimania-2024/",
                id="an event that was renamed and kept its uid",
            ),
            pytest.param(
                replace(EVENT, uid="40E0?x/1@other.example"),
                "https://almanac.example.net/events/40E0%3Fx%2F1%40other.example/",
                id="an event from another calendar",
            ),
        ],
    )
    def test_it_is_made_of_the_lasting_domain(self, entry: Story | Event, expected: str) -> None:
        assert item_of(entry).id == expected

    @pytest.mark.parametrize(
        "changed",
        [
            pytest.param(replace(STORY, title="Another title"), id="a story's title"),
            pytest.param(replace(STORY, body=Body("<p>more</p>")), id="a story's text"),
            pytest.param(replace(STORY, category="News", tags=()), id="a story's category"),
        ],
    )
    def test_it_does_not_follow_what_an_editor_changes(self, changed: Story) -> None:
        assert item_of(changed).id == item_of(STORY).id

    def test_it_does_not_follow_the_host_but_the_address_does(self) -> None:
        real = replace(SITE, url="https://almanac.example.net")
        assert (item_of(STORY, site=real).id, item_of(STORY, site=real).address) == (
            item_of(STORY).id,
            "https://almanac.example.net/2026/03/02/closing/",
        )


class TestDates:
    @pytest.mark.parametrize(
        ("published", "expected"),
        [
            pytest.param(
                Published(date(2026, 3, 2)), "2026-03-02T00:00:00+01:00", id="a day begins in the site's zone"
            ),
            pytest.param(
                Published(date(2026, 3, 2), datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))),
                "2026-03-02T09:30:00+09:00",
                id="an instant keeps its own",
            ),
            pytest.param(
                Published(date(1850, 1, 1), datetime(1850, 1, 1, 12, tzinfo=ZoneInfo("Europe/Paris"))),
                "1850-01-01T11:50:39+00:00",
                id="a mean time with seconds is UTC",
            ),
        ],
    )
    def test_a_story_is_dated_by_publication(self, published: Published, expected: str) -> None:
        assert item_of(replace(STORY, published=published)).published.isoformat() == expected

    @pytest.mark.parametrize(
        ("announced", "known", "expected"),
        [
            pytest.param(
                date(2026, 1, 10), history(announced=NOW), "2026-01-10T00:00:00+01:00", id="as the entry says"
            ),
            pytest.param(None, history(), "2026-01-05T08:00:00+00:00", id="as git says"),
            pytest.param(None, None, "2026-03-20T12:00:00+00:00", id="now, when nobody knows"),
        ],
    )
    def test_an_event_is_dated_by_announcement(
        self, announced: date | None, known: FileHistory | None, expected: str
    ) -> None:
        assert item_of(replace(EVENT, announced=announced), known).published.isoformat() == expected

    @pytest.mark.parametrize(
        ("known", "expected"),
        [
            pytest.param(None, "2026-03-02T00:00:00+01:00", id="never known to change"),
            pytest.param(
                history(modified=datetime(2026, 3, 9, 9, tzinfo=WARSAW)), "2026-03-09T08:00:00+00:00", id="in UTC"
            ),
            pytest.param(history(), "2026-03-02T00:00:00+01:00", id="committed before its day"),
        ],
    )
    def test_an_update_is_the_last_change_after_publication(self, known: FileHistory | None, expected: str) -> None:
        assert item_of(STORY, known).updated.isoformat() == expected


class TestText:
    def test_addresses_in_a_story_lead_there_from_everywhere(self) -> None:
        assert item_of(STORY).html == (
            '<p>See <a href="https://preview.example/site/about/">us</a> and '
            '<a href="https://preview.example/site/2026/03/02/closing/#end">the end</a>.</p>'
        )

    def test_an_event_begins_with_when_and_where(self) -> None:
        event = retitled(EVENT, body=Body("<p>Come.</p>"))
        assert item_of(event).html == "<p>2024-08-07 &amp; more</p>\n<p>Where editors meet.</p>\n<p>Come.</p>"

    def test_a_cancelled_event_says_why(self) -> None:
        event = replace(retitled(EVENT, status_note="A <storm>."), status=Status.CANCELLED)
        assert item_of(event).html == (
            "<p>2024-08-07 &amp; more</p>\n<p>A &lt;storm&gt;.</p>\n<p>Where editors meet.</p>"
        )

    def test_an_entry_without_a_text_of_its_own_gives_its_summary(self) -> None:
        assert item_of(replace(STORY, body=Body())).html == "<p>A forum closed &amp; we &lt;learned&gt;.</p>"

    def test_a_picture_comes_with_its_credit(self) -> None:
        item = item_of(replace(STORY, image=PICTURE, body=Body("<p>x</p>")))
        assert (item.image, item.html) == (
            "https://preview.example/site/images/hall%201.jpg",
            '<figure><img src="https://preview.example/site/images/hall%201.jpg" alt="An empty hall">'
            "<figcaption>A. Name · CC BY-SA 4.0</figcaption></figure>\n<p>x</p>",
        )

    def test_an_event_has_the_picture_text_of_its_language(self) -> None:
        event = replace(retitled(EVENT, image_alt='A "hall"'), image=PICTURE)
        assert 'alt="A &quot;hall&quot;"' in item_of(event).html

    def test_a_right_to_left_text_says_so_itself(self) -> None:
        story = replace(STORY, lang="ar", body=Body("<p>مرحبا</p>"))
        assert item_of(story).html == '<div dir="rtl" lang="ar">\n<p>مرحبا</p>\n</div>'

    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            pytest.param(Status.CONFIRMED, "Wikimania 2024", id="confirmed"),
            pytest.param(Status.TENTATIVE, "Wikimania 2024", id="tentative"),
            pytest.param(Status.CANCELLED, "Cancelled: Wikimania 2024", id="cancelled"),
            pytest.param(Status.POSTPONED, "Postponed: Wikimania 2024", id="postponed"),
            pytest.param(Status.RESCHEDULED, "New date: Wikimania 2024", id="rescheduled"),
            pytest.param(Status.MOVED_ONLINE, "Moved online: Wikimania 2024", id="moved online"),
        ],
    )
    def test_a_title_says_what_has_become_of_an_event(self, status: Status, expected: str) -> None:
        assert item_of(replace(EVENT, status=status)).title == expected

    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            pytest.param("a\x00\x08\x0b\x1f\x7f\x9fb", "ab", id="controls"),
            pytest.param("a\ud800b\ufffe\uffff", "ab", id="halves of pairs and what is no character"),
            pytest.param("]]> <script> ${x} &amp; 🗓 العربية", "]]> <script> ${x} &amp; 🗓 العربية", id="hostile"),
            pytest.param("\x07", "https://preview.example/site/2026/03/02/closing/", id="nothing is left"),
        ],
    )
    def test_what_xml_forbids_is_left_out(self, title: str, expected: str) -> None:
        assert item_of(replace(STORY, title=title)).title == expected

    def test_what_xml_forbids_is_left_out_of_the_text_too(self) -> None:
        assert item_of(replace(STORY, body=Body("<p>a\x0c\x1bb</p>"))).html == "<p>ab</p>"


class TestNames:
    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            pytest.param(STORY, ("Ewa", "Editorial team"), id="a story's authors"),
            pytest.param(replace(STORY, authors=("\x01",)), ("Almanac",), id="no author with a name"),
            pytest.param(
                replace(EVENT, organizers=(Organizer("WMF", email="a@example.org"),)), ("WMF",), id="its organisers"
            ),
            pytest.param(EVENT, ("Almanac",), id="an event without organisers"),
        ],
    )
    def test_every_item_has_an_author_with_a_name(self, entry: Story | Event, expected: tuple[str, ...]) -> None:
        assert item_of(entry).authors == expected

    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            pytest.param(STORY, ("Lessons", "forum"), id="a tag like the category stands once"),
            pytest.param(EVENT, ("Conference", "hackathon"), id="an event"),
        ],
    )
    def test_categories_are_the_category_and_the_tags(self, entry: Story | Event, expected: tuple[str, ...]) -> None:
        assert item_of(entry).categories == tuple(map(Category, expected))

    def test_a_category_is_called_as_the_language_of_the_entry_calls_it(self) -> None:
        site = replace(SITE, category_names={"es": {"Lessons": "Lecciones", "forum": "Foro"}})
        story = replace(STORY, lang="es", tags=("forum",))
        expected = (Category("Lessons", "Lecciones"), Category("forum"))
        assert feed_text.categories(site, story.category, story.tags, story.lang) == expected

    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            pytest.param(STORY, "CC BY-SA 4.0", id="the site's"),
            pytest.param(replace(STORY, license="CC0 1.0"), "CC0 1.0", id="its own"),
            pytest.param(EVENT, "CC BY-SA 4.0", id="an event"),
        ],
    )
    def test_the_licence_is_named(self, entry: Story | Event, expected: str) -> None:
        assert item_of(entry).rights == expected


@pytest.mark.parametrize(
    ("facts", "identity"),
    [
        pytest.param({}, "https://almanac.example.net/2026/03/02/closing/", id="its address"),
        pytest.param(
            {"aliases": ("/old/", "/2026/11/20/old-name", "/2026/11/19/older/")},
            "https://almanac.example.net/2026/11/20/old-name/",
            id="after a rename its first address",
        ),
        pytest.param(
            {"aliases": ("/2026/11/20/old-name/",), "id": "/2026/11/19/older/"},
            "https://almanac.example.net/2026/11/19/older/",
            id="what its file says",
        ),
        pytest.param({"id": "https://old.example.org/?p=12"}, "https://old.example.org/?p=12", id="of another system"),
        pytest.param(
            {"address": "/es/2026/03/02/closing/", "aliases": ("/2026/11/20/old-name/", "/es/2026/11/20/viejo/")},
            "https://almanac.example.net/es/2026/11/20/viejo/",
            id="of a translation, in its language",
        ),
    ],
)
def test_a_story_keeps_its_identity(facts: dict[str, Any], identity: str) -> None:
    assert item_of(replace(STORY, **facts)).id == identity


def test_an_opinion_and_for_whom_it_speaks_are_seen_in_the_title_and_above_the_text() -> None:
    item = item_of(replace(STORY, voice=Voice.OPINION, speaks_for=("A society", "B & C")))

    assert item.title == "Opinion: What we learned"
    assert item.html.startswith("<p>Opinion · Speaks for A society and B &amp; C</p>")
    assert item.categories[-1] == Category("opinion", "Opinion")
