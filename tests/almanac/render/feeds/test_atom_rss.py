"""Feeds as other people's programs read them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from almanac.model.entry import Body, Source
from almanac.model.image import Image
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.render.feeds.atom_rss import around_entries, atom, atom_entry, rss
from almanac.render.feeds.feed import NEVER_CHANGED, Feed, FeedItem, story_feed
from almanac.render.feeds.feed_text import Category

GOLDEN = Path(__file__).parent / "golden"
ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LONG_ARABIC = "اجتماع المجتمع السنوي " * 8
HOSTILE = [
    pytest.param("]]> closes nothing", id="the end of CDATA"),
    pytest.param("<script>alert(1)</script>", id="a script"),
    pytest.param("`${alert(1)}` {{ 7 * 7 }} %s", id="templates"),
    pytest.param("&amp; &lt;b&gt; & < > \" '", id="entities"),
    pytest.param("🗓️ 👩‍💻 emoji", id="emoji"),
    pytest.param(LONG_ARABIC.strip(), id="Arabic of more than 300 octets"),
]
PLAIN_FEED = Feed(
    title="Stories of Łódź & others",
    subtitle="A community's memory",
    id="https://almanac.example.net/feeds/stories.atom.xml",
    address="https://example.org/site/feeds/stories.atom.xml",
    home="https://example.org/site/stories/",
    lang="en",
    author="Almanac",
    updated=datetime(2026, 3, 9, 8, tzinfo=UTC),
    rights="CC BY-SA 4.0",
    items=(
        FeedItem(
            id="https://almanac.example.net/2026/03/09/second/",
            address="https://example.org/site/2026/03/09/second/",
            title="Second: ]]> <b>bold</b> & 🗓️ العربية",
            summary="Less < more & the rest.",
            html='<p>Text with <a href="https://example.org/site/x/">a link</a> &amp; ]]&gt;.</p>',
            lang="ar",
            published=datetime(2026, 3, 9, 7, tzinfo=UTC),
            updated=datetime(2026, 3, 9, 8, tzinfo=UTC),
            authors=("Ewa Ł.", "Editorial team"),
            categories=(Category("Lessons", "دروس"), Category("C++")),
            rights="CC0 1.0",
            image="https://example.org/site/images/hall%201.JPG",
        ),
        FeedItem(
            id="https://almanac.example.net/2026/03/02/first/",
            address="https://example.org/site/2026/03/02/first/",
            title="First",
            summary="The first.",
            html="<p>The first.</p>",
            lang="en",
            published=datetime.fromisoformat("2026-03-02T00:00:00+01:00"),
            updated=datetime.fromisoformat("2026-03-02T00:00:00+01:00"),
            authors=("Almanac",),
            categories=(Category("News"),),
            rights="CC BY-SA 4.0",
        ),
    ),
)
Render = Callable[[Feed], bytes]
BOTH = pytest.mark.parametrize("render", [pytest.param(atom, id="Atom"), pytest.param(rss, id="RSS")])


def parsed(document: bytes) -> Any:
    # Titles are plain text: feedparser would mend what looks like HTML in those of RSS.
    return feedparser.parse(document, sanitize_html=False, resolve_relative_uris=False)


def tree(document: bytes) -> ET.Element:
    return ET.fromstring(document)  # noqa: S314 - our own


def feed_of(*titles: str) -> Feed:
    stories = [
        Story(
            source=Source(f"{n}.md", str(n)),
            slug=str(n),
            lang="en",
            title=title,
            published=Published(date(2026, 3, 2)),
            authors=(title,),
            category=title,
            summary=title,
            address=f"/2026/03/02/{n}/",
            image=Image("/images/x.png", title, title, title),
            body=Body("<p>x</p>"),
        )
        for n, title in enumerate(titles)
    ]
    site = Site("Almanac", "https://example.org", tagline="Memory")
    return story_feed(site, stories, {}, title="Stories", address="/feeds/stories.atom.xml", home="/", lang="en")


@pytest.mark.parametrize("number", range(len(PLAIN_FEED.items)))
def test_an_entry_is_the_same_alone_and_among_others(number: int) -> None:
    entry = atom_entry(PLAIN_FEED.items[number])
    begin, end = around_entries(replace(PLAIN_FEED, items=()))
    alone = begin + entry + end
    assert alone == atom(replace(PLAIN_FEED, items=(PLAIN_FEED.items[number],)))
    assert alone.count(entry) == atom(PLAIN_FEED).count(entry) == 1
    assert len(tree(alone).findall(f"{ATOM}entry")) == 1


@pytest.fixture(params=["UTC", "Pacific/Kiritimati"])
def _machine_elsewhere(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system cannot change its zone")
@pytest.mark.usefixtures("_machine_elsewhere")
@pytest.mark.parametrize(
    ("render", "golden"),
    [pytest.param(atom, "stories.atom.xml", id="Atom"), pytest.param(rss, "stories.rss.xml", id="RSS")],
)
def test_the_same_feed_gives_the_same_bytes_everywhere(render: Render, golden: str) -> None:
    assert render(PLAIN_FEED) == (GOLDEN / golden).read_bytes()


def test_atom_tells_a_category_in_every_language_by_its_term() -> None:
    assert [tag.term for tag in parsed(atom(PLAIN_FEED)).entries[0].tags] == ["Lessons", "C++"]


@BOTH
class TestReader:
    def test_it_finds_no_fault(self, render: Render) -> None:
        assert not parsed(render(PLAIN_FEED)).bozo

    def test_it_finds_no_fault_in_a_feed_without_items(self, render: Render) -> None:
        empty = replace(PLAIN_FEED, subtitle="", items=(), updated=NEVER_CHANGED)
        read = parsed(render(empty))
        assert (read.bozo, read.entries, read.feed.updated_parsed[:3]) == (False, [], (2000, 1, 1))

    def test_it_sees_what_was_written_in_the_same_order(self, render: Render) -> None:
        read = [(e.id, e.link, e.title, e.published_parsed[:6]) for e in parsed(render(PLAIN_FEED)).entries]
        written = [(i.id, i.address, i.title, i.published.utctimetuple()[:6]) for i in PLAIN_FEED.items]
        assert read == written

    def test_it_sees_the_whole_text(self, render: Render) -> None:
        read = [[content.value for content in e.content] for e in parsed(render(PLAIN_FEED)).entries]
        assert read == [[item.html] for item in PLAIN_FEED.items]

    def test_it_sees_who_wrote_it_and_what_about(self, render: Render) -> None:
        entry = parsed(render(PLAIN_FEED)).entries[0]
        assert ([author.name for author in entry.authors], [tag.label or tag.term for tag in entry.tags]) == (
            ["Ewa Ł.", "Editorial team"],
            ["دروس", "C++"],
        )

    def test_of_a_category_without_a_name_it_sees_its_own(self, render: Render) -> None:
        assert [tag.term for tag in parsed(render(PLAIN_FEED)).entries[1].tags] == ["News"]

    def test_it_sees_the_picture(self, render: Render) -> None:
        pictures = [[(e.href, e.type) for e in entry.enclosures] for entry in parsed(render(PLAIN_FEED)).entries]
        assert pictures == [[("https://example.org/site/images/hall%201.JPG", "image/jpeg")], []]

    def test_it_sees_the_feed_itself(self, render: Render) -> None:
        read = parsed(render(PLAIN_FEED)).feed
        assert (read.title, read.subtitle, read.language, read.generator, read.updated_parsed[:6]) == (
            "Stories of Łódź & others",
            "A community's memory",
            "en",
            "Almanac",
            (2026, 3, 9, 8, 0, 0),
        )

    def test_it_learns_where_the_feed_and_its_page_are(self, render: Render) -> None:
        links = {link.rel: link.href for link in parsed(render(PLAIN_FEED)).feed.links}
        assert links == {"self": PLAIN_FEED.address, "alternate": PLAIN_FEED.home}

    @pytest.mark.parametrize("title", HOSTILE)
    def test_it_reads_hostile_text_literally(self, render: Render, title: str) -> None:
        read = parsed(render(feed_of(title)))
        assert (read.bozo, read.entries[0].title) == (False, title)

    def test_it_never_meets_what_xml_forbids(self, render: Render) -> None:
        read = parsed(render(feed_of("a\x00\x0b\x1b\ufffe\ud800b")))
        assert (read.bozo, read.entries[0].title) == (False, "ab")

    @given(st.text(st.characters(codec="utf-8")))
    @example("\r\n\t\x85\u2028\u2029")
    def test_it_reads_any_title_literally(self, render: Render, text: str) -> None:
        # feedparser guesses at encodings when every letter is below U+0100; the first one here is not.
        title = "Ж" + text
        read = parsed(render(feed_of(title)))
        assert (read.bozo, read.entries[0].title) == (False, feed_of(title).items[0].title.strip())


class TestAtom:
    def test_each_entry_names_its_language_and_licence(self) -> None:
        entries = tree(atom(PLAIN_FEED)).findall(f"{ATOM}entry")
        assert [(entry.get(XML_LANG), entry.findtext(f"{ATOM}rights")) for entry in entries] == [
            ("ar", "CC0 1.0"),
            ("en", "CC BY-SA 4.0"),
        ]

    def test_the_summary_is_plain_text(self) -> None:
        summary = tree(atom(PLAIN_FEED)).find(f"{ATOM}entry/{ATOM}summary")
        assert summary is not None
        assert (summary.get("type"), summary.text) == (None, "Less < more & the rest.")

    def test_the_content_is_html(self) -> None:
        content = tree(atom(PLAIN_FEED)).find(f"{ATOM}entry/{ATOM}content")
        assert content is not None
        assert content.get("type") == "html"

    def test_an_update_is_told_from_the_publication(self) -> None:
        entry = parsed(atom(PLAIN_FEED)).entries[0]
        assert (entry.published, entry.updated) == ("2026-03-09T07:00:00+00:00", "2026-03-09T08:00:00+00:00")


class TestRss:
    def test_a_guid_is_no_address(self) -> None:
        guids = tree(rss(PLAIN_FEED)).findall("channel/item/guid")
        assert [guid.get("isPermaLink") for guid in guids] == ["false", "false"]

    def test_a_description_is_html(self) -> None:
        assert tree(rss(PLAIN_FEED)).findtext("channel/item/description") == "Less &lt; more &amp; the rest."

    def test_each_item_names_its_language_and_licence(self) -> None:
        items = tree(rss(PLAIN_FEED)).findall("channel/item")
        assert [(item.findtext(f"{DC}language"), item.findtext(f"{DC}rights")) for item in items] == [
            ("ar", "CC0 1.0"),
            ("en", "CC BY-SA 4.0"),
        ]

    def test_a_channel_without_a_tagline_is_described_by_its_title(self) -> None:
        untold = replace(PLAIN_FEED, subtitle="")
        assert tree(rss(untold)).findtext("channel/description") == PLAIN_FEED.title

    def test_the_length_of_a_picture_is_not_known(self) -> None:
        enclosure = tree(rss(PLAIN_FEED)).find("channel/item/enclosure")
        assert enclosure is not None
        assert enclosure.get("length") == "0"
