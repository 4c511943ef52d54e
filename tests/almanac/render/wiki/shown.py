"""An edition with stories, events, deadlines and discussions, for lists on wikis."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Deadline, Event, EventText, Registration, Status
from almanac.model.forum import Topic
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published, Timed, When
from almanac.model.wiki import WikiList
from almanac.render.publication import Publication

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
SITE = Site("Group", "https://group.example", languages=("en", "es", "ar"), forum_url="https://forum.example")


def story(slug: str, title: str = "What we learned", lang: str = "en", **facts: Any) -> Story:
    """One of 2 January."""
    path = f"content/stories/2027/{slug}"
    defaults: dict[str, Any] = {
        "published": Published(date(2027, 1, 2)), "authors": ("Ewa",), "category": "News",
        "summary": "What it is about.", "address": f"/{'' if lang == 'en' else f'{lang}/'}2027/01/02/{slug}/",
    }  # fmt: skip
    return Story(source=Source(f"{path}.md", path), slug=slug, lang=lang, title=title, **(defaults | facts))


def event(slug: str, title: str = "Spring meetup", when: When | None = None, **facts: Any) -> Event:
    """One of 1 May."""
    path = f"events/2027/{slug}"
    text = EventText(Source(f"{path}.md", path), "en", title, "It comes.", f"/events/{slug}/")
    day = date(2027, 5, 1)
    return Event(**{"slug": slug, "uid": f"{slug}@group.example", "text": text, "when": when or AllDay(day, day),
                    "category": "Meetup", **facts})  # fmt: skip


def translated(original: Event, lang: str, title: str) -> Event:
    """The same with a translation."""
    from dataclasses import replace

    path = f"{original.text.source.group}.{lang}.md"
    text = EventText(Source(path, original.text.source.group), lang, title, "…", f"/{lang}{original.address}")
    return replace(original, translations=(text,))


WALK = translated(
    event(
        "walk", "River walk", Timed(datetime(2027, 4, 3, 14, tzinfo=ZoneInfo("Europe/Warsaw"))), tags=("rivers",),
        languages=("pl",), place=Place("Market Hall", "", "Katowice", "PL"), discussion="7",
        registration=Registration("https://group.example/sign-up", date(2027, 3, 1)),
        deadlines=(Deadline("Scholarships", date(2027, 2, 1)),),
    ), "es", "Paseo por el río",
)  # fmt: skip
OFF = event("off", "Called off", status=Status.CANCELLED, deadlines=(Deadline("Talks", date(2027, 2, 2)),))
PAST = event("past", "Long over", AllDay(date(2026, 5, 1), date(2026, 5, 1)))
STORY = story("x", tags=("rivers",), discussion="3")
TOPICS = {
    "3": Topic("3", "About what we learned", "https://forum.example/t/3", 4, datetime(2027, 1, 9, tzinfo=UTC)),
    "7": Topic("7", "About the walk", "https://forum.example/t/7", 9, datetime(2027, 1, 8, tzinfo=UTC)),
}


def publication(*entries: Story | Event, site: Site = SITE) -> Publication:
    """What is published: these, or the sample above."""
    given = entries or (STORY, WALK, OFF, PAST)
    stories = tuple(entry for entry in given if isinstance(entry, Story))
    events = tuple(entry for entry in given if isinstance(entry, Event))
    return Publication(Edition(site, NOW, stories, events=events, topics=TOPICS))


def wanted(kind: Any, **options: Any) -> WikiList:
    """A list of that kind."""
    return WikiList(**{"page": "Project:List", "kind": kind, "lang": "en", "most": 50, **options})
