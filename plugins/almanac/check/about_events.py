"""Finds stories that tell of events which are not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from almanac.model import address
from almanac.model.event import Event
from almanac.model.problem import Problem
from almanac.model.story import Story
from almanac.read.entries.slug_and_language import read_name
from almanac.read.near_words import NearWords


def missing_events(stories: Sequence[Story], events: Sequence[Event], texts: Iterable[str]) -> Iterator[Problem]:
    """A Problem at each slug of no event, the nearest with it; ``texts`` are the paths of the files of all events.

    One that has errors is there all the same, and so is a draft: what leads to it is not a second fault.
    """
    known = {event.slug for event in events}
    telling = [story for story in stories if not story.is_translation and not known.issuperset(story.about_event)]
    if not telling:
        return
    known |= {read_name(path)[0].slug for path in texts}
    moved = {alias.strip("/"): event.slug for event in events for alias in event.aliases}
    near_words = NearWords(known)
    for story in telling:
        for number, slug in enumerate(story.about_event):
            if slug not in known:
                yield _problem(story, number, slug, moved.get(_path(slug)) or near_words.nearest(slug))


def _problem(story: Story, number: int, slug: str, meant: str) -> Problem:
    field = f"about_event.{number}" if f"about_event.{number}" in story.source.lines else "about_event"
    hint = f"did you mean `{meant}`?" if meant else "add the event, or take the name out"
    return Problem(story.source.path, story.source.line(field), field, f"there is no event `{slug}`", hint)


def _path(slug: str) -> str:
    return address.event(slug, "", "").strip("/")
