"""Writes stories, pages and events as JSON Lines: a line for each, with its facts, its Markdown and its HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from almanac.model.comment import Comment
from almanac.model.edition import Edition
from almanac.model.event import Event, EventText
from almanac.model.story import Page, Story
from almanac.render.absolute import absolute_address, absolute_html
from almanac.render.bag.lines import csv_table, json_lines, pretty_json
from almanac.render.bag.schemas import COMMENTS, EVENTS, PAGES, STORIES
from almanac.render.open_data import event_facts, image_facts
from almanac.render.redirects import redirects

# What an event's facts have that holds on a day alone.
_OF_A_DAY = ("occurrence", "occurrences")


def entry_files(edition: Edition) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The files of entries by name, with their bytes bit by bit: the data, and a JSON Schema of each line of it."""
    yield "stories.jsonl", json_lines(story_facts(edition, story) for story in edition.stories)
    yield "stories.schema.json", [pretty_json(STORIES)]
    yield "pages.jsonl", json_lines(_page(edition, page) for page in edition.pages)
    yield "pages.schema.json", [pretty_json(PAGES)]
    yield "events.jsonl", json_lines(whole_event(edition, event) for event in edition.events)
    yield "events.schema.json", [pretty_json(EVENTS)]


def comment_files(edition: Edition) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The comments of a former site, where there are any."""
    if edition.comments:
        on = sorted(edition.comments.items())
        yield "comments.jsonl", json_lines(_comment(path, one) for path, comments in on for one in comments)
        yield "comments.schema.json", [pretty_json(COMMENTS)]


def address_files(edition: Edition) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Old addresses with where they lead, as a table and as JSON, and what was removed."""
    led = [{"old": one.old, "new": one.new, "title": one.title or None} for one in redirects(edition)]
    yield "redirects.csv", [csv_table(("old", "new", "title"), led)]
    yield "redirects.json", [pretty_json(led)]
    yield "removals.json", [pretty_json([
        {
            "addresses": list(one.addresses), "day": one.day.isoformat(), "rule": one.rule, "why": one.why,
            "decided_by": one.decided_by, "lang": one.lang,
        }
        for one in edition.removals
    ])]  # fmt: skip


def story_facts(edition: Edition, story: Story) -> dict[str, object]:
    """A story, or a translation of one."""
    site = edition.site
    return {
        **_text(edition, story),
        "id": story.identity,
        "published": story.published.as_datetime(site.zone).isoformat(),
        "authors": list(story.authors),
        "category": story.category,
        "tags": list(story.tags),
        "series": story.series or None,
        "license": story.license or site.content_license,
        "voice": story.voice,
        "speaks_for": list(story.speaks_for),
        "about_events": list(story.about_event),
        "discussion": [link for link in (story.discussion, *story.also_discussed) if link],
        "image": image_facts(site, story.image),
    }


def whole_event(edition: Edition, event: Event) -> dict[str, object]:
    """An event with its texts in every language."""
    facts = {name: value for name, value in event_facts(edition.site, event).items() if name not in _OF_A_DAY}
    return {
        **facts,
        "license": edition.site.content_license,
        "aliases": list(event.aliases),
        "modified": _modified(edition, event.source.path),
        "texts": [_event_text(edition, text) for text in (event.text, *event.translations)],
    }


def _page(edition: Edition, page: Page) -> dict[str, object]:
    return {**_text(edition, page), "license": edition.site.content_license}


def _text(edition: Edition, entry: Story | Page) -> dict[str, object]:
    return {
        "file": entry.source.path,
        "url": absolute_address(edition.site, entry.address),
        "slug": entry.slug,
        "lang": entry.lang,
        "title": entry.title,
        "summary": entry.summary,
        "translation_of": entry.source.original if entry.is_translation else None,
        "aliases": list(entry.aliases),
        "modified": _modified(edition, entry.source.path),
        "markdown": entry.source.body,
        "html": absolute_html(edition.site, entry.address, entry.body.html),
    }


def _event_text(edition: Edition, text: EventText) -> dict[str, object]:
    return {
        "file": text.source.path,
        "url": absolute_address(edition.site, text.address),
        "lang": text.lang,
        "title": text.title,
        "summary": text.summary,
        "markdown": text.source.body,
        "html": absolute_html(edition.site, text.address, text.body.html),
    }


def _modified(edition: Edition, path: str) -> str | None:
    known = edition.history_of(path)
    return known.modified.isoformat() if known else None


def _comment(path: str, one: Comment) -> dict[str, object]:
    return {
        "on": path, "id": one.id, "answers": one.parent or None, "name": one.name or None,
        "day": one.day.isoformat(), "html": one.html,
    }  # fmt: skip
