"""An Edition: the whole of what one commit publishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from almanac.model.bag import OfferedBag
from almanac.model.comment import Comment
from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.forum import Topic
from almanac.model.forum_archive import ForumArchive
from almanac.model.history import FileHistory, History
from almanac.model.old_address import OldAddress
from almanac.model.originals import Originals
from almanac.model.owner import Owners
from almanac.model.partner import PartnerHealth
from almanac.model.profile import Profile
from almanac.model.removal import Removal
from almanac.model.site import Site
from almanac.model.story import Page, Story


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that has been read and found free of errors; ``now`` is aware, in UTC.

    ``stories`` are newest first, translations among them; ``events`` soonest first by their first
    occurrence; ``topics`` by number, threads of mailing lists among them by address; ``is_preview`` says that it is not
    what readers see, ``is_submission`` that it has what was sent in and is not accepted yet.
    ``comments`` are those of a former site, by the paths of the texts that they were on; ``forum`` is one that closed;
    ``bags`` are those that can be fetched.
    ``lost_pictures`` are the paths of those that are broken, which are not published; ``picture_widths`` are those of
    the copies of pictures, by their addresses.
    """

    site: Site
    now: datetime
    stories: tuple[Story, ...] = ()
    pages: tuple[Page, ...] = ()
    events: tuple[Event, ...] = ()
    history: History = field(default_factory=History)
    originals: Originals = field(default_factory=Originals)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    is_preview: bool = False
    is_submission: bool = False
    lost_pictures: frozenset[str] = frozenset()
    profiles: tuple[Profile, ...] = ()
    picture_widths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    removals: tuple[Removal, ...] = ()
    owners: Owners = field(default_factory=Owners)
    old_addresses: tuple[OldAddress, ...] = ()
    partners: tuple[PartnerHealth, ...] = ()
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)
    forum: ForumArchive | None = None
    bags: tuple[OfferedBag, ...] = ()

    def history_of(self, path: str) -> FileHistory | None:
        """What git knows of a file."""
        return self.history.of(path)

    def comments_on(self, source: Source) -> tuple[Comment, ...]:
        """Those that were on a text; of a translation without any those that were on its original."""
        return self.comments.get(source.path) or self.comments.get(source.original, ())

    @property
    def stories_and_pages(self) -> tuple[Story | Page, ...]:
        """Everything that is read as one text, translations among it."""
        return (*self.stories, *self.pages)

    @property
    def original_stories(self) -> tuple[Story, ...]:
        """Stories without their translations, newest first."""
        return tuple(story for story in self.stories if not story.is_translation)

    def each_story(self, lang: str) -> tuple[Story, ...]:
        """Every story once, newest first: its translation into a language where there is one, else the original."""
        translated = {story.source.group for story in self.stories if story.is_translation and story.lang == lang}
        return tuple(
            story
            for story in self.stories
            if (story.lang == lang if story.is_translation else story.source.group not in translated)
        )

    def stories_in(self, lang: str) -> tuple[Story, ...]:
        """Stories written in or translated into a language, newest first."""
        return tuple(story for story in self.stories if story.lang == lang)
