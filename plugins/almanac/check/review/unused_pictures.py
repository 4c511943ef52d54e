"""Finds pictures that nothing shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from urllib.parse import quote

from almanac.check.entries import Entries
from almanac.model.entry import Body
from almanac.model.image import Image
from almanac.model.problem import Problem, Severity


def unused_pictures(pictures: Collection[str], entries: Entries) -> Iterator[Problem]:
    """A warning at each of some pictures, by their paths, that no text and no field names."""
    if not pictures:
        return
    named = {image.address for image in _images(entries) if image}
    bodies = [body.html for body in _bodies(entries)]
    for path in sorted(pictures):
        where = f"/{path.removeprefix('content/')}"
        written = f'{entries.site.base}{quote(where)}"'
        if where not in named and not any(written in html for html in bodies):
            hint = "let a text show it, or leave it out: whatever lies there is published"
            yield Problem(path, 0, "", "is shown by no story, page or event", hint, Severity.WARNING)


def _images(entries: Entries) -> Iterator[Image | None]:
    yield from (entry.image for entry in entries.events)
    for texts in (entries.stories, entries.profiles):
        yield from (entry.image for entry in texts)


def _bodies(entries: Entries) -> Iterator[Body]:
    for texts in (entries.stories, entries.pages, entries.profiles):
        yield from (entry.body for entry in texts)
    yield from (text.body for event in entries.events for text in event.texts)
