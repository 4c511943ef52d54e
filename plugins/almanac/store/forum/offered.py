"""Asks a forum for its events and for the topics of one category, as anybody may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from almanac.forum.answers import Said
from almanac.importers.discourse.archive import is_last_page, listed_topics
from almanac.store.forum.archiver import NothingToRead
from almanac.store.forum.connection import Connection

# Of 30 topics each.
_MOST_PAGES = 400


def offered(connection: Connection, categories: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """What it answers, each with where: the categories, the list of its events, and the topics of both.

    ``categories`` are named by number, slug or name. Raises ``NothingToRead``, and what the connection raises.
    """
    site = connection.ask("/site.json")
    if not isinstance(site, Said) or not isinstance(site.json, dict):
        raise NothingToRead
    yield "/site.json", site.json
    topics: dict[int, None] = {}
    events = connection.ask("/discourse-post-event/events.json?include_details=true")
    if isinstance(events, Said) and isinstance(events.json, dict) and isinstance(events.json.get("events"), list):
        yield "/discourse-post-event/events.json", events.json
        for event in events.json["events"]:
            topic = ((event.get("post") or {}).get("topic") or {}).get("id") if isinstance(event, dict) else None
            if type(topic) is int:
                topics[topic] = None
    for number in _numbers(site.json, categories):
        topics |= dict.fromkeys(_topics_in(connection, number))
    for topic in topics:
        answer = connection.ask(f"/t/{topic}.json")
        if isinstance(answer, Said):
            yield f"/t/{topic}.json", answer.json


def _numbers(site: Any, categories: tuple[str, ...]) -> Iterator[int]:
    for category in site.get("categories") or ():
        if not isinstance(category, dict) or type(category.get("id")) is not int:
            continue
        names = {str(category["id"]), str(category.get("slug") or ""), str(category.get("name") or "").casefold()}
        if any(wanted in names or wanted.casefold() in names for wanted in categories):
            yield category["id"]


def _topics_in(connection: Connection, category: int) -> Iterator[int]:
    for page in range(_MOST_PAGES):
        answer = connection.ask(f"/c/{category}/l/latest.json?order=created&ascending=true&page={page}")
        if not isinstance(answer, Said):
            return
        yield from (topic.id for topic in listed_topics(answer.json))
        if is_last_page(answer.json):
            return
