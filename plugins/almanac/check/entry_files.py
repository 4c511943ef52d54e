"""Reads the files of stories, pages, profiles and events: originals first, since translations take from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from almanac.check.reading import Entry, EntryToRead, Readers
from almanac.model.event import Event, EventText
from almanac.model.problem import Problem
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.read.entries.event import with_translations
from almanac.read.entries.slug_and_language import read_name


class EntryFiles:
    """Files by their paths become entries; ``problems`` gathers what keeps others from it."""

    def __init__(self, site: Site, readers: Readers, *, is_earlier: bool) -> None:
        self._site = site
        self._readers = readers
        self._is_earlier = is_earlier
        self.problems: list[Problem] = []

    def stories(self, texts: Mapping[str, str]) -> list[Story]:
        """Originals, then translations."""
        originals = self._read("story", texts, {})
        translations = self._read("story", texts, originals)
        read = (*originals.values(), *translations.values())
        return [story for story in read if isinstance(story, Story)]

    def pages(self, texts: Mapping[str, str]) -> list[Page]:
        """In the order of their files: a translation takes nothing from its original."""
        files = [
            EntryToRead("page", path, text, _original_of(path, texts) is not None, is_earlier=self._is_earlier)
            for path, text in texts.items()
        ]
        return [page for page in self._read_files(files).values() if isinstance(page, Page)]

    def profiles(self, texts: Mapping[str, str]) -> list[Profile]:
        """Originals, then translations."""
        originals = self._read("profile", texts, {})
        translations = self._read("profile", texts, originals)
        read = (*originals.values(), *translations.values())
        return [profile for profile in read if isinstance(profile, Profile)]

    def events(self, texts: Mapping[str, str]) -> list[Event]:
        """Each with its translations."""
        originals = self._read("event", texts, {})
        translations: dict[str, list[EventText]] = {}
        for path, text in self._read("event", texts, originals).items():
            original = _original_of(path, texts)
            if original is not None and isinstance(text, EventText):
                translations.setdefault(original, []).append(text)
        return [
            with_translations(event, translations.get(path, []))
            for path, event in originals.items()
            if isinstance(event, Event)
        ]

    def _read(
        self,
        kind: Literal["story", "profile", "event"],
        texts: Mapping[str, str],
        originals: Mapping[str, Entry | None],
    ) -> dict[str, Entry | None]:
        """The originals by path; or, where these are known already, their translations."""
        files = []
        for path, text in texts.items():
            of = _original_of(path, texts)
            if of is None and not originals:
                files.append(EntryToRead(kind, path, text, is_earlier=self._is_earlier))
            elif of is not None and originals:
                original = originals[of]
                known = original if isinstance(original, Story | Event | Profile) else None
                files.append(EntryToRead(kind, path, text, is_translation=True, original=known))
        return self._read_files(files)

    def _read_files(self, files: Sequence[EntryToRead]) -> dict[str, Entry | None]:
        read: dict[str, Entry | None] = {}
        for file, (entry, problems) in zip(files, self._readers.entries(self._site.reading, files), strict=True):
            self.problems += problems
            read[file.path] = entry
        return read


def _original_of(path: str, texts: Mapping[str, str]) -> str | None:
    """The path of ``SLUG.md`` beside ``SLUG.LANG.md``, if there is one."""
    if "." not in path.rpartition("/")[2].removesuffix(".md"):
        return None
    name, _ = read_name(path)
    original = f"{name.group}.md"
    return original if name.lang and original != path and original in texts else None
