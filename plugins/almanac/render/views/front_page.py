"""What the template of the front page gets."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.event import EventText
from almanac.model.story import Story
from almanac.render.views.event import DayOfEvents
from almanac.render.views.parts import Discussion, Label
from almanac.render.views.story import StoryCard


@dataclass(frozen=True, slots=True)
class Discussed:
    """A story or an event, and its topic on the forum; ``language_text`` says where it is in another language.

    ``voice_text`` is that of a StoryCard.
    """

    text: Story | EventText
    direction: str
    language_text: str
    topic: Discussion
    voice_text: str = ""


@dataclass(frozen=True, slots=True)
class WorldView:
    """What the picture of the world shows: counts of events, of their countries, and the first year."""

    coming: int
    past: int
    countries: int
    since: str


@dataclass(frozen=True, slots=True)
class ClosingSoon:
    """The last day to register for an event, or, where ``what`` says it in ``what_lang``, for something else.

    ``until`` is ISO 8601, ``closes`` the UTC instant after that day.
    """

    text: EventText
    text_direction: str
    what: str
    what_lang: str
    until: str
    until_text: str
    closes: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The front page in one language; ``world`` is None where no event has a point, or there is no map.

    ``old_queries`` says that the front page has to lead on from addresses such as ``/?p=12``.
    """

    lang: str
    direction: str
    address: str
    lead: StoryCard | None
    stories: tuple[StoryCard, ...]
    days: tuple[DayOfEvents, ...]
    closing: tuple[ClosingSoon, ...]
    discussed: tuple[Discussed, ...]
    world: WorldView | None
    categories: tuple[Label, ...]
    old_queries: bool
