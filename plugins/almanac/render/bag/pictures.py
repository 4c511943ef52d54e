"""Lists the pictures of a site: who made each, under which licence, what it shows, and which texts show it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape

from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.image import Image
from almanac.model.profile import Profile
from almanac.model.story import Story
from almanac.render.bag.lines import csv_table, pretty_json
from almanac.render.licenses import license_url

_FOLDER = "content"
_COLUMNS = ("file", "credit", "license", "license_url", "source", "alt", "used_by")
# Bodies were sanitised: each attribute stands in double quotes.
_IN_BODY = re.compile(r"<img\b[^>]*>")
_SRC, _ALT = re.compile(r'\ssrc="(/images/[^"]+)"'), re.compile(r'\salt="([^"]*)"')


@dataclass(slots=True)
class _Known:
    credit: str = ""
    license: str = ""
    source: str = ""
    alt: str = ""
    used_by: set[str] = field(default_factory=set)


def picture_files(edition: Edition, pictures: Iterable[str]) -> Iterator[tuple[str, Iterable[bytes]]]:
    """The list as a table and as JSON; ``pictures`` are all files of pictures, by their paths in the repository.

    Credit and licence are what texts say of a picture that they begin with; of one inside a text nobody says it.
    """
    known = {path: _Known() for path in pictures}
    for path, image in _led_by(edition):
        one = known.setdefault(f"{_FOLDER}{image.address}", _Known())
        one.credit, one.license, one.source, one.alt = image.credit, image.license, image.source, image.alt
        one.used_by.add(path)
    for path, html in _bodies(edition):
        for tag in _IN_BODY.findall(html):
            if src := _SRC.search(tag):
                one = known.setdefault(f"{_FOLDER}{unescape(src[1])}", _Known())
                alt = _ALT.search(tag)
                one.alt = one.alt or (unescape(alt[1]) if alt else "")
                one.used_by.add(path)
    rows = [_row(path, one) for path, one in sorted(known.items())]
    yield "pictures.csv", [csv_table(_COLUMNS, rows)]
    yield "pictures.json", [pretty_json(rows)]


def _led_by(edition: Edition) -> Iterator[tuple[str, Image]]:
    entries: tuple[Story | Event | Profile, ...] = (*edition.stories, *edition.events, *edition.profiles)
    for entry in entries:
        if entry.image:
            yield entry.source.path, entry.image


def _bodies(edition: Edition) -> Iterator[tuple[str, str]]:
    for entry in (*edition.stories_and_pages, *edition.profiles):
        yield entry.source.path, entry.body.html
    for event in edition.events:
        for text in (event.text, *event.translations):
            yield text.source.path, text.body.html


def _row(path: str, one: _Known) -> dict[str, object]:
    return {
        "file": path, "credit": one.credit or None, "license": one.license or None,
        "license_url": license_url(one.license) or None, "source": one.source or None, "alt": one.alt or None,
        "used_by": sorted(one.used_by),
    }  # fmt: skip
