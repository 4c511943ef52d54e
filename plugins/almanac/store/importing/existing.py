"""Finds out what a repository has already, as far as what comes must not take its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from pathlib import Path

from almanac.importers.taken import Taken, key_of
from almanac.model import address
from almanac.model.event import Event
from almanac.model.group import groups_of
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.read.entries.event import read_event
from almanac.read.entries.page import read_page
from almanac.read.entries.slug_and_language import read_name
from almanac.read.entries.story import read_story, read_story_translation
from almanac.store.importing.files import ImportedFiles
from almanac.store.tree import read_text_however
from almanac.store.walk import files

_PAGES, _STORIES = "content/pages", "content/stories"


def find_taken(
    root: Path, site: Site, belongs_to_the_site: Callable[[str], bool], own: Collection[str], written: ImportedFiles
) -> Taken:
    """What is taken by files that are not this import's ``own``, and by those of its own that somebody has changed."""
    taken = Taken(belongs_to_the_site)
    problems: list[Problem] = []
    originals: dict[str, Story] = {}
    for folder in (_STORIES, _PAGES, site.events_path):
        for path in sorted(files(root, folder, problems), key=lambda path: (path.count("."), path)):
            if not path.endswith(".md"):
                continue
            is_own = path in own
            if is_own and written.is_own(path):
                continue
            if not is_own:
                group = read_name(path)[0].group
                taken.groups.add(key_of(group))
                if folder == site.events_path:
                    taken.event_slugs.add(key_of(group.rpartition("/")[2]))
            _note(taken, path, read_text_however(root / path), site, originals, is_own=is_own)
    return taken


def _note(taken: Taken, path: str, text: str, site: Site, originals: dict[str, Story], *, is_own: bool) -> None:
    entry = _entry(path, text, site, originals)
    if entry is None:
        return
    if is_own:
        taken.kept[path] = entry.address
    else:
        taken.add_address(entry.address, path)
    for alias in entry.aliases:
        taken.add_alias(alias, path)
    if isinstance(entry, Event):
        taken.identities |= {} if is_own else {entry.uid: path}
        taken.lists |= {group.address(site) for group in groups_of(entry)}
    if isinstance(entry, Story):
        taken.identities |= {} if is_own else {entry.identity: path}
        names: tuple[tuple[address.StoryGroup, tuple[str, ...]], ...] = (
            ("category", (entry.category,)),
            ("tag", entry.tags),
            ("author", entry.authors),
            ("series", (entry.series,)),
        )
        taken.lists |= {address.story_group(kind, site.slug(name)) for kind, shared in names for name in shared}
    if not isinstance(entry, Page):
        for field, used in (("tags", entry.tags), ("series", (entry.series,) if entry.series else ())):
            taken.names.setdefault(field, Counter()).update(used)
    if isinstance(entry, Story):
        taken.names.setdefault("authors", Counter()).update(entry.authors)


def _entry(path: str, text: str, site: Site, originals: dict[str, Story]) -> Story | Page | Event | None:
    if path.startswith(f"{_PAGES}/"):
        return read_page(text, path, site.reading)[0]
    if not path.startswith(f"{_STORIES}/"):
        return read_event(text, path, site.reading)[0]
    group = read_name(path)[0].group
    if group in originals:
        return read_story_translation(text, path, site.reading, originals[group])[0]
    story = read_story(text, path, site.reading)[0]
    if story is not None:
        originals[group] = story
    return story
