"""Any text in any field comes back as it was written: from its page, from feeds, calendars and open data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import feedparser
import pytest
from built.hostile import quoted
from built.html_tree import parsed
from built.payloads import PAYLOADS
from built.project import REPOSITORY
from built.shown import code, one_line, texts
from hypothesis import example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from pelican.generators import Generator
from pelican.settings import read_settings

import theme_values
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, Registration
from almanac.model.history import FileHistory, History
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.read.body.markdown import MarkdownReader
from almanac.read.entries.event import read_event
from almanac.read.entries.story import read_story
from almanac.read.values.links import Targets
from almanac.render.calendars.calendar import event_calendar
from almanac.render.events.event_page import event_view
from almanac.render.events.listing import ListedEvent
from almanac.render.feeds.atom_rss import atom, rss
from almanac.render.feeds.event_feed import event_items
from almanac.render.feeds.feed import feed_of, story_feed
from almanac.render.feeds.json_feed import json_feed
from almanac.render.open_data import events_json, geojson
from almanac.render.publication import Publication
from almanac.render.redirects import Redirect
from almanac.render.story_view import StoryViews
from almanac_pelican.page_body import PageBody
from almanac_pelican.settings import PUBLICATION

NOW = datetime(2027, 1, 20, 12, tzinfo=UTC)
KNOWN = FileHistory(NOW, NOW, NOW, 1)
SITE = Site("Almanac", "https://almanac.example.org/site", forum_url="https://forum.example.org", forum_new_topic="New")
STORY, EVENT = "content/stories/2027/x.md", "events/2027/x.md"
# No file has these: controls, halves of characters, what turns text around, and what is no character (U+FDD0 too).
NEVER = [*range(0x202A, 0x202F), *range(0xFDD0, 0xFDF0), 0x2028, 0x2029]
CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=map(chr, NEVER)).filter(
    lambda char: ord(char) & 0xFFFE != 0xFFFE
)
PIECES = st.sampled_from([
    "${", "}", "`", "{{", "}}", "{%", "%}", "{#", "#}", "<", ">", "</", "<!--", "-->", "]]>", "<![CDATA[", "&",
    "&amp;", "&#60;", ";", ",", ":", "\\", "\\n", "\\N", "\\,", '"', "'", "^n", "^'", "=", "%s", "{0}", "%(x)s",
    "%", "$&", "|", " ", "\xa0", "\u3000", "\u200f", "\u2067", "́", "\ufeff", "️", "\u200d", "👩", "🇵", "ع", "א",
    "a", "1", "*", "_", "#", "[", "]", "(", ")", "~", "~~~", "```", "-", "+", "@", "<script>", "</script>",
    "javascript:", "//",
])  # fmt: skip


def _is_a_word(text: str) -> bool:
    # icalendar drops a byte order mark that begins a value, as if it began a file.
    return text.strip("\ufeff \xa0\u3000") != "" and not text.strip().startswith("\ufeff")


TEXT = st.one_of(
    st.sampled_from(sorted(PAYLOADS.values())),
    st.lists(PIECES, min_size=1, max_size=12).map("".join),
    st.text(CHARACTERS, min_size=1, max_size=40),
).filter(_is_a_word)
QUICK = settings(max_examples=80, deadline=None)
STORIES = st.fixed_dictionaries(
    dict.fromkeys(
        ["title", "author", "category", "tag", "series", "license", "summary", "alt", "credit", "terms"], TEXT
    )
)
EVENTS = st.fixed_dictionaries(
    # What costs nothing is said in the site's words.
    {"cost": TEXT.filter(lambda text: not Registration(cost=text).is_free)} | dict.fromkeys(
        ["title", "category", "tag", "series", "summary", "alt", "credit", "terms", "name", "address", "city", "note",
         "organizer"],
        TEXT,
    )
)  # fmt: skip
FENCE = "~" * 50  # longer than any in a text
Words = Mapping[str, str]
Render = Callable[..., str]


@pytest.fixture(scope="module")
def render() -> Render:
    """Renders a template of the theme as a build does."""
    return renderer(SITE)


@given(STORIES, TEXT)
@QUICK
def test_any_text_of_a_story_comes_back_from_its_page(render: Render, words: Words, contributor: str) -> None:
    story = story_of(words)
    edition = edition_of(replace(KNOWN, contributors=(contributor,)), stories=(story,))
    view = StoryViews(edition).story(story)
    article = SimpleNamespace(view=view, body=PageBody(SimpleNamespace(_content=story.body.html), story.body.html))
    shown = texts(parsed(render("article", article=article)))
    expected = {
        **once(words),
        "credit": f"{once(words)['credit']} · {once(words)['terms']}",
        "terms": story.license,
        "tab": f"{story.title} – Almanac",
        "contributor": one_line(contributor),
    }

    assert not_in(shown, expected) == {}


@given(EVENTS, TEXT)
@QUICK
def test_any_text_of_an_event_comes_back_from_its_page(render: Render, words: Words, contributor: str) -> None:
    event = event_of(words)
    edition = edition_of(replace(KNOWN, contributors=(contributor,)), events=(event,))
    view = event_view(ListedEvent(event, event.when, is_past=False), event.text, edition)
    shown = texts(parsed(render("event", view=view)))
    expected = {
        **once(words),
        "city": f"{once(words)['city']}, Kenya",
        "credit": f"{once(words)['credit']} · {once(words)['terms']}",
        "terms": event.text.title,
        "tab": f"{event.text.title} – Almanac",
        "contributor": one_line(contributor),
    }

    assert not_in(shown, expected) == {}


@given(TEXT, TEXT, TEXT, TEXT)
@settings(QUICK, max_examples=15)  # each has templates of its own
def test_any_text_of_a_setting_comes_back_from_a_page(name: str, tagline: str, terms: str, reason: str) -> None:
    site = replace(SITE, name=name, tagline=tagline, content_license=terms, loads_from={"https://a.example": reason})
    shown = texts(parsed(renderer(site)("404")))
    expected = {
        "name": name,
        "tab": f"Page not found – {name}",
        "tagline": tagline,
        "terms": f"Unless a page says otherwise, its words may be shared under {terms}.",
        "reason": f"Pages here may load from a.example: {reason}",
    }

    assert not_in(shown, expected) == {}


@given(TEXT)
@QUICK
def test_any_title_comes_back_from_a_redirect(render: Render, title: str) -> None:
    moved = Redirect("/old/", "/new/", title)
    shown = texts(parsed(render("redirect", title=moved.title, target=moved.new)))

    assert f"{one_line(title)} – Almanac" in shown


@given(TEXT)
@QUICK
def test_any_text_as_code_comes_back_from_a_body(text: str) -> None:
    line = text.replace("`", "'")
    body, problems = read_body(f"Code: `` {line} ``\n\n{FENCE}\n{text}\n{FENCE}\n")

    assert [problem for problem in problems if problem.is_error] == []
    # Of the spaces within backticks one goes at each end (CommonMark 6.1); Pygments takes away a byte order mark.
    assert code(parsed(body)) == [line, text.removeprefix("\ufeff")]


@given(STORIES)
@QUICK
def test_any_text_of_a_story_comes_back_from_feeds(words: Words) -> None:
    feed = story_feed(SITE, [story_of(words)], {}, title="Stories", address="/feeds/x", home="/stories/", lang="en")
    expected = (once(words)["title"], once(words)["author"], [once(words)["category"], once(words)["tag"]])

    for written in (atom(feed), rss(feed)):
        entry = entry_of(written)
        names = list(dict.fromkeys(tag.term for tag in entry.tags))
        assert (one_line(entry.title), one_line(entry.author), names) == (
            *expected[:2],
            list(dict.fromkeys(expected[2])),
        )
        assert f"{once(words)['credit']} · {once(words)['terms']}" in texts(parsed(entry.content[0].value))
        assert once(words)["alt"] in texts(parsed(entry.content[0].value))
    [item] = json.loads(json_feed(feed))["items"]
    assert (item["title"], item["summary"], item["authors"]) == (
        once(words)["title"],
        once(words)["summary"],
        [{"name": once(words)["author"]}],
    )


@given(EVENTS)
@QUICK
def test_any_text_of_an_event_comes_back_from_feeds(words: Words) -> None:
    items = event_items(SITE, [event_of(words)], History(), now=NOW)
    feed = feed_of(SITE, items, title="Events", address="/feeds/x", home="/events/", lang="en")
    place = ", ".join([once(words)["name"], once(words)["address"], once(words)["city"], "Kenya"])

    for written in (atom(feed), rss(feed)):
        entry = entry_of(written)
        shown = texts(parsed(entry.content[0].value))
        assert one_line(entry.title) == f"Postponed: {once(words)['title']}"
        assert not_in(shown, {name: once(words)[name] for name in ("note", "alt", "summary")}) == {}
        assert [text for text in shown if text.endswith(f" · {place}")] != []
    [item] = json.loads(json_feed(feed))["items"]
    assert (item["title"], item["summary"]) == (f"Postponed: {once(words)['title']}", once(words)["summary"])


@given(EVENTS)
@example(dict.fromkeys(["title", "category", "tag", "series", "summary", "alt", "credit", "terms", "name", "address",
                        "city", "note", "cost", "organizer"], r"C:\New \n, \; ^n \\N"))  # fmt: skip
@QUICK
def test_any_text_of_an_event_comes_back_from_a_calendar(words: Words) -> None:
    whole = Calendar.from_ical(event_calendar(SITE, event_of(words), KNOWN, now=NOW))
    [found] = whole.walk("VEVENT")
    own = once(words)

    assert unescaped(str(whole["NAME"])) == own["title"]  # icalendar leaves its escapes
    assert str(found["SUMMARY"]) == f"Postponed: {own['title']}"
    assert str(found["LOCATION"]) == ", ".join([own["name"], own["address"], own["city"], "Kenya"])
    assert str(found["DESCRIPTION"]).startswith(f"{own['summary']}\n\n{own['note']}\n\n")
    assert [str(name) for name in found["CATEGORIES"].cats] == list(dict.fromkeys([own["category"], own["tag"]]))


@given(EVENTS)
@QUICK
def test_any_text_of_an_event_comes_back_from_open_data(words: Words) -> None:
    event = event_of(words)
    [point] = json.loads(geojson(SITE, [event], occurrence=lambda event: event.when))["features"]
    [fact] = json.loads(events_json(SITE, [event], occurrence=lambda event: event.when))["events"]
    own, shown = once(words), point["properties"]

    assert (shown["title"], shown["summary"], shown["category"]) == (own["title"], own["summary"], own["category"])
    assert (shown["place"], shown["city"]) == (own["name"], own["city"])
    assert (fact["title"], fact["place"]["address"], fact["status_note"]) == (own["title"], own["address"], own["note"])
    assert (fact["registration"]["cost"], fact["organizers"][0]["name"]) == (own["cost"], own["organizer"])
    assert (fact["tags"], fact["series"]) == ([own["tag"]], own["series"])
    assert (fact["image"]["alt"], fact["image"]["credit"], fact["image"]["license"]) == (
        own["alt"],
        own["credit"],
        own["terms"],
    )


def once(words: Words) -> dict[str, str]:
    """The words as a reader has them: one space for many, and a summary long enough."""
    known = {name: one_line(text) for name, text in words.items()}
    return {**known, "summary": one_line(summary_of(words))}


def summary_of(words: Words) -> str:
    """A summary of at least 40 and at most 300 characters."""
    return f"{words['summary'][:200]} and what else a summary of forty characters says"


def story_of(words: Words) -> Story:
    """A story with these words, read from its file."""
    front = f"""---
title: {quoted(words["title"])}
date: 2027-01-10
authors: [{quoted(words["author"])}]
category: {quoted(words["category"])}
summary: {quoted(summary_of(words))}
tags: [{quoted(words["tag"])}]
series: {quoted(words["series"])}
license: {quoted(words["license"])}
{image_of(words)}
---
"""
    story, problems = read_story(front, STORY, replace(SITE, categories=(one_line(words["category"]),)).reading)
    assert story is not None, problems
    return story


def event_of(words: Words) -> Event:
    """An event with these words, read from its file."""
    front = f"""---
title: {quoted(words["title"])}
start: 2027-03-10
summary: {quoted(summary_of(words))}
category: {quoted(words["category"])}
place:
  name: {quoted(words["name"])}
  address: {quoted(words["address"])}
  city: {quoted(words["city"])}
  country: KE
  latitude: -1.2921
  longitude: 36.8219
status: postponed
status_note: {quoted(words["note"])}
registration: {{cost: {quoted(words["cost"])}}}
organizers: {{name: {quoted(words["organizer"])}, email: a@example.org}}
tags: [{quoted(words["tag"])}]
series: {quoted(words["series"])}
{image_of(words)}
---
"""
    site = replace(SITE, event_categories={one_line(words["category"]): "#2a6f5e"})
    event, problems = read_event(front, EVENT, site.reading)
    assert event is not None, problems
    return event


def image_of(words: Words) -> str:
    """A picture with these words."""
    alt, credit, terms = (quoted(words[name]) for name in ("alt", "credit", "terms"))
    return f"image: {{file: images/x.png, alt: {alt}, credit: {credit}, license: {terms}}}"


def read_body(markdown: str) -> tuple[str, list[Problem]]:
    """The HTML of a body."""
    body, problems = MarkdownReader(Targets({})).read(Source(STORY, "content/stories/2027/x", markdown))
    return body.html, problems


def edition_of(known: FileHistory, stories: tuple[Story, ...] = (), events: tuple[Event, ...] = ()) -> Edition:
    """An edition of these entries and their history."""
    return Edition(SITE, NOW, stories, (), events, History({STORY: known, EVENT: known}))


def renderer(site: Site) -> Render:
    """What renders a template by its name, in Pelican's own environment with the values that every page has."""
    known = read_settings(str(REPOSITORY / "pelicanconf.py"), override={PUBLICATION: Publication(Edition(site, NOW))})
    generator = Generator(context={}, settings=known, path=known["PATH"], theme=known["THEME"], output_path="")
    theme_values.add_values(generator)

    def render(template: str, **values: Any) -> str:
        page = generator.get_template(template).render(output_file="x/index.html", **values)
        assert isinstance(page, str)
        return page

    return render


def entry_of(feed: bytes) -> Any:
    """The one entry of a feed, as it is written."""
    [entry] = feedparser.parse(feed, sanitize_html=False, resolve_relative_uris=False).entries
    return entry


def unescaped(text: str) -> str:
    """What TEXT says (RFC 5545 3.3.11)."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


def not_in(shown: frozenset[str], expected: Mapping[str, str]) -> dict[str, str]:
    """What is expected and not shown."""
    return {name: text for name, text in expected.items() if one_line(text) not in shown}
