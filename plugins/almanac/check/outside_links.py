"""Finds every link that entries have to pages on the web, each with its file, line and field."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import chain

from almanac.check.entries import Entries
from almanac.model.entry import Body, Source
from almanac.model.event import Event
from almanac.model.image import Image

_IN_HTML = re.compile(r'<a [^>]*?href="(https?://[^"]*)"')
_Fields = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class OutsideLink:
    """A link of a file; ``field`` is empty for one in its text."""

    path: str
    line: int
    field: str
    address: str


def outside_links(entries: Entries, paths: Collection[str] | None = None) -> tuple[OutsideLink, ...]:
    """All of them once, in the order of files and lines; those of some ``paths`` alone, where these are named."""
    found = {
        OutsideLink(source.path, source.line(field) if field else _line_of(address, source), field, address)
        for source, field, address in chain(_of_fields(entries), _of_texts(entries))
        if address.startswith(("http://", "https://")) and (paths is None or source.path in paths)
    }
    return tuple(sorted(found))


def _of_fields(entries: Entries) -> Iterator[tuple[Source, str, str]]:
    for story in entries.stories:
        if story.is_translation:  # what it does not say itself is its original's
            continue
        shown = (("discussion", story.discussion), *_several("also_discussed", story.also_discussed), *_of(story.image))
        yield from ((story.source, field, address) for field, address in shown)
    for profile in entries.profiles:
        shown = (*_several("links", profile.links), *_of(profile.image))
        yield from ((profile.source, field, address) for field, address in shown)
    for event in entries.events:
        yield from ((event.source, field, address) for field, address in _of_event(event))


def _of_event(event: Event) -> _Fields:
    yield from (
        ("url", event.url),
        ("online", event.online.address if event.online else ""),
        ("discussion", event.discussion),
    )
    if event.registration:
        yield "registration.url", event.registration.url
    for number, organizer in enumerate(event.organizers):
        yield f"organizers.{number}.url", organizer.url
    for number, deadline in enumerate(event.deadlines):
        yield f"deadlines.{number}.url", deadline.url
    for field in ("report", "recordings", "slides", "photos"):
        yield from _several(field, getattr(event, field))
    yield from _of(event.image)


def _several(field: str, addresses: Sequence[str]) -> _Fields:
    yield from ((f"{field}.{number}", address) for number, address in enumerate(addresses))


def _of(image: Image | None) -> _Fields:
    if image:
        yield "image.source", image.source


def _of_texts(entries: Entries) -> Iterator[tuple[Source, str, str]]:
    for source, body in _texts(entries):
        yield from ((source, "", unescape(address)) for address in _IN_HTML.findall(body.html))


def _texts(entries: Entries) -> Iterable[tuple[Source, Body]]:
    for texts in (entries.stories, entries.pages, entries.profiles):
        yield from ((text.source, text.body) for text in texts)
    yield from ((text.source, text.body) for event in entries.events for text in event.texts)


def _line_of(address: str, source: Source) -> int:
    """The first line of a text that has the address, or its last part, as it is written; else that of its beginning."""
    lines = source.body.split("\n")
    for wanted in (address, address.rpartition("/")[2] or address):
        for number, line in enumerate(lines, source.body_line):
            if wanted in line:
                return number
    return source.body_line
