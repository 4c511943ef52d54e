"""Reads entries and their bodies one after another; a build brings another way, which gives the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from almanac.model.comment import Comment
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.interface import Interface
from almanac.model.problem import Problem
from almanac.model.profile import Profile
from almanac.model.site import ReadingSettings
from almanac.model.story import Page, Story
from almanac.read.body.markdown import MarkdownReader, Reading
from almanac.read.entries.comments import read_comments
from almanac.read.entries.event import read_event, read_event_translation
from almanac.read.entries.page import read_page
from almanac.read.entries.profile import read_profile, read_profile_translation
from almanac.read.entries.story import read_story, read_story_translation
from almanac.store.translations import read_interface

Entry = Story | Page | Event | EventText | Profile
EntryRead = tuple[Entry | None, list[Problem]]
CommentsRead = tuple[tuple[Comment, ...], list[Problem]]


@dataclass(frozen=True, slots=True)
class EntryToRead:
    """A file with its text; a translation comes with its ``original``, None where that could not be read.

    ``is_earlier``: it is of an earlier commit, which knew fewer rules.
    """

    kind: Literal["story", "page", "profile", "event"]
    path: str
    text: str
    is_translation: bool = False
    original: Story | Event | Profile | None = None
    is_earlier: bool = False

    def read(self, settings: ReadingSettings) -> EntryRead:
        """What the file makes, and what is wrong with it."""
        if self.kind == "page":
            return read_page(
                self.text, self.path, settings, is_translation=self.is_translation, is_earlier=self.is_earlier
            )
        if self.kind == "story":
            original = self.original if isinstance(self.original, Story) else None
            return (
                read_story_translation(self.text, self.path, settings, original)
                if self.is_translation
                else read_story(self.text, self.path, settings)
            )
        if self.kind == "profile":
            profile = self.original if isinstance(self.original, Profile) else None
            return (
                read_profile_translation(self.text, self.path, settings, profile)
                if self.is_translation
                else read_profile(self.text, self.path, settings)
            )
        event = self.original if isinstance(self.original, Event) else None
        return (
            read_event_translation(self.text, self.path, settings, event)
            if self.is_translation
            else read_event(self.text, self.path, settings, is_earlier=self.is_earlier)
        )


@dataclass(frozen=True, slots=True)
class BodyToRead:
    """A body with what it is read by: the language of its page, its title, whether its plain text is wanted."""

    source: Source
    lang: str
    title: str
    with_text: bool

    def read(self, reader: MarkdownReader) -> Reading:
        """What it gives."""
        return reader.reading(self.source, lang=self.lang, title=self.title, with_text=self.with_text)


@dataclass(frozen=True, slots=True)
class CommentsToRead:
    """A file of comments with its text; ``base`` is the path under which the site lives."""

    path: str
    text: str
    base: str = ""

    def read(self, settings: ReadingSettings) -> CommentsRead:
        """What the file makes, and what is wrong with it."""
        return read_comments(self.text, self.path, settings, self.base)


class Readers(Protocol):
    """What reads many files; the results are in the order of what was asked."""

    def interface(self, root: Path) -> tuple[Interface, list[Problem]]:
        """Read the words of the interface."""

    def entries(self, settings: ReadingSettings, files: Sequence[EntryToRead]) -> Iterable[EntryRead]:
        """Read front matter."""

    def bodies(self, reader: MarkdownReader, bodies: Sequence[BodyToRead]) -> Iterable[Reading]:
        """Read bodies."""

    def comments(self, settings: ReadingSettings, files: Sequence[CommentsToRead]) -> Iterable[CommentsRead]:
        """Read comments."""


class OneAfterAnother:
    """Reads each when it is asked for, and keeps nothing."""

    def interface(self, root: Path) -> tuple[Interface, list[Problem]]:
        """Read the words of the interface."""
        return read_interface(root)

    def entries(self, settings: ReadingSettings, files: Sequence[EntryToRead]) -> Iterator[EntryRead]:
        """Read front matter."""
        return (file.read(settings) for file in files)

    def bodies(self, reader: MarkdownReader, bodies: Sequence[BodyToRead]) -> Iterator[Reading]:
        """Read bodies."""
        return (body.read(reader) for body in bodies)

    def comments(self, settings: ReadingSettings, files: Sequence[CommentsToRead]) -> Iterator[CommentsRead]:
        """Read comments."""
        return (file.read(settings) for file in files)
