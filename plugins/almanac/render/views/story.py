"""What templates get of stories: the story itself, and words and addresses made for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from almanac.model.story import Story
from almanac.render.views.comments import CommentsView
from almanac.render.views.parts import (
    ContentsEntry,
    Discussion,
    Elsewhere,
    Label,
    NamedEvent,
    OlderTranslation,
    Provenance,
    ShareText,
    Sibling,
)


@dataclass(frozen=True, slots=True)
class StoryCard:
    """A story in a list; ``date`` is ISO 8601, ``future`` says that its day is still to come.

    ``lang`` and ``direction`` are those of its words, which are the list's; ``text_lang`` and ``text_direction`` those
    of title and summary, and ``language_text`` says so where they are others.
    ``voice_text`` is the word on an opinion or announcement, ``speaks_for`` the sentence that says whose; both may be
    empty. ``status_text``, ``is_on`` and ``closing`` are of events: parts that show either kind ask for them.
    """

    status_text: ClassVar[str] = ""
    is_on: ClassVar[bool] = False
    closing: ClassVar[None] = None

    story: Story
    lang: str
    direction: str
    text_direction: str
    language_text: str
    date: str
    date_text: str
    authors: tuple[Label, ...]
    category: Label
    series: Label | None = None
    future: bool = False
    voice_text: str = ""
    speaks_for: str = ""

    @property
    def text_lang(self) -> str:
        """The language of its title and its summary."""
        return self.story.lang

    @property
    def draft(self) -> bool:
        """Whether only those who preview the site see it."""
        return self.story.draft


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story's page; the HTML of its body is sanitised. ``read_next`` are other stories in its language.

    ``events`` are those that it tells of; ``minutes`` is how long it takes to read, ``contents`` are of a long one.
    ``share`` are texts to tell others of it; ``also_discussed`` are other places where it was,
    ``comments`` those of a former site.
    """

    story: Story
    card: StoryCard
    tags: tuple[Label, ...]
    siblings: tuple[Sibling, ...]
    provenance: Provenance
    discussion: Discussion | None
    license_url: str
    minutes: int
    contents: tuple[ContentsEntry, ...] = ()
    events: tuple[NamedEvent, ...] = ()
    series_part: int = 0
    series_parts: int = 0
    series_previous: StoryCard | None = None
    series_next: StoryCard | None = None
    read_next: tuple[StoryCard, ...] = ()
    older_translation: OlderTranslation | None = None
    share: tuple[ShareText, ...] = ()
    also_discussed: tuple[Elsewhere, ...] = ()
    comments: CommentsView | None = None
