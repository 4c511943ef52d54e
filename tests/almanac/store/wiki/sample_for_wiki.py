"""A small site of which a wiki gets pages: hostile titles, translations, a yearly event, comments, old addresses."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from almanac.model.comment import Comment
from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event
from almanac.model.history import FileHistory, History
from almanac.model.image import Image
from almanac.model.old_address import OldAddress
from almanac.model.removal import Removal
from almanac.model.story import Page, Story
from almanac.model.when import AllDay

sys.path.insert(0, str(Path(__file__).parents[2] / "render" / "wiki"))
from shown import NOW, SITE, WALK, event, story

TITLES = [
    "{{delete}} {{PAGENAME}}", "[[Category:Taken]] [[x]]", "~~~~ signed", "__NOTOC__", "<b>a</b> | b # c",
    "MediaWiki:Common.js", "iPad", "a_b  c", "100%25 &amp; &#91;", "../.",
    "Talk: of the town", "en: fr:", "\u202eright to left", "x" * 300,
]  # fmt: skip
CHANGED = datetime(2027, 1, 5, 8, 30, tzinfo=UTC)
PICTURE = Image(
    "/images/cat.jpg", "A cat | upright", "Ewa", "CC BY-SA 4.0", "https://commons.wikimedia.org/wiki/File:A_cat_(1).jpg"
)
LINKS = '<h2 id="one">One</h2><p><a href="/events/walk/#way">there</a> <a href="#one">here</a></p>'


def written(one: Story, html: str = "<p>What <em>we</em> learned.</p>") -> Story:
    """The same with a text."""
    return replace(one, body=Body(html))


def yearly(year: int) -> Event:
    """One with the same title every year."""
    day = date(year, 5, 1)
    one = event(f"meetup-{year}", "Spring meetup", AllDay(day, day))
    return replace(one, text=replace(one.text, body=Body(f"<p>In {year}.</p>")))


def translation(original: Story, lang: str, title: str) -> Story:
    """One of a story."""
    source = Source(f"{original.source.group}.{lang}.md", original.source.group)
    where = f"/{lang}{original.address}"
    return replace(original, source=source, lang=lang, title=title, address=where, is_translation=True, aliases=())


def edition() -> Edition:
    """All of it."""
    first = written(story("first", "First walk", aliases=("/old/first/",), image=PICTURE), LINKS)
    hostile = [written(story(f"h{number:02}", title)) for number, title in enumerate(TITLES)]
    about = Page(
        Source("content/pages/about.md", "content/pages/about"),
        "about",
        "en",
        "About",
        "/about/",
        body=Body("<p>Us.</p>"),
    )
    answers = (
        Comment("7", "", "Admin", date(2019, 5, 1), "<p>{{Nice}} <b>walk</b></p>"),
        Comment("8", "7", "", date(2019, 5, 2), "<p>Yes.</p>"),
    )
    return Edition(
        SITE, NOW,
        (first, translation(first, "es", "Primer paseo"), translation(first, "ar", "نزهة"), *hostile),
        (about,), (WALK, yearly(2026), yearly(2025), yearly(2027)),
        history=History({first.source.path: FileHistory(CHANGED, CHANGED, CHANGED, 1)}),
        comments={first.source.path: answers},
        old_addresses=(OldAddress(("/category/news/",), "/stories/"),),
        removals=(Removal(("/2020/gone/",), date(2026, 3, 1), "Asked {{for}}.", "privacy", "", "en"),),
    )  # fmt: skip
