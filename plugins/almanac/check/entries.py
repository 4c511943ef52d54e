"""Reads the texts of a tree into stories, pages and events, and renders their bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.image import Size
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.read.body.markdown import MarkdownReader
from almanac.read.body.site_pages import SitePages, known_addresses
from almanac.read.entries.event import read_event, read_event_translation, with_translations
from almanac.read.entries.page import read_page
from almanac.read.entries.slug_and_language import read_name
from almanac.read.entries.story import read_story, read_story_translation
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.values.links import Targets
from almanac.store.tree import Tree

_Entry = TypeVar("_Entry")
_Worded = TypeVar("_Worded", Story, Page, EventText)
_Pictured = TypeVar("_Pictured", Story, Event)
# Called with the number of bodies that are rendered, and of how many.
Progress = Callable[[int, int], None]


def _newest_first(story: Story, zone: ZoneInfo) -> float:
    return -story.published.as_datetime(zone).timestamp()


class Entries:
    """What the files of a tree make, and the Problems that keep others from it; of an earlier commit by fewer rules."""

    def __init__(self, site: Site, tree: Tree | None = None, *, is_earlier: bool = False) -> None:
        self.site = site
        self._is_earlier = is_earlier
        self.stories: list[Story] = []
        self.pages: list[Page] = []
        self.events: list[Event] = []
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.switched_off: frozenset[str] = frozenset()
        self.dead_links: set[Problem] = set()  # after rendering, those of texts that are whole but for these
        if tree is not None:
            stories, events = tree.stories if site.blog else {}, tree.events if site.events else {}
            self.texts = stories | tree.pages | events
            self.switched_off = frozenset([*tree.stories, *tree.events]) - self.texts.keys()
            self._read_stories(stories)
            self._read_pages(tree.pages)
            self._read_events(events)
            self.stories = [_with_size(story, tree.sizes) for story in self.stories]
            self.events = [_with_size(event, tree.sizes) for event in self.events]

    def published(self, now: datetime) -> tuple[Entries, Entries]:
        """What readers see, and what is left out: drafts and stories of the future."""
        shown, hidden = Entries(self.site), Entries(self.site)
        zone = self.site.zone
        for story in self.stories:
            is_out = story.draft or story.published.as_datetime(zone) > now
            (hidden if is_out else shown).stories.append(story)
        for page in self.pages:
            (hidden if page.draft else shown).pages.append(page)
        for event in self.events:
            (hidden if event.draft else shown).events.append(event)
        return shown, hidden

    def edition(self, now: datetime) -> Edition:
        """The Edition of what is there, in its order."""
        zone = self.site.zone
        return Edition(
            site=self.site,
            now=now,
            stories=tuple(sorted(self.stories, key=lambda story: (_newest_first(story, zone), story.address))),
            pages=tuple(sorted(self.pages, key=lambda page: page.address)),
            events=tuple(sorted(self.events, key=lambda event: (event.when.sort_key, event.slug))),
        )

    def addresses(self) -> dict[str, str]:
        """Addresses by source path."""
        stories = {story.source.path: story.address for story in self.stories}
        pages = {page.source.path: page.address for page in self.pages}
        events = {text.source.path: text.address for event in self.events for text in event.texts}
        return stories | pages | events

    def render(
        self,
        images: list[str],
        addresses: Mapping[str, str],
        progress: Progress | None = None,
        unpublished: frozenset[str] | None = None,
        sizes: Mapping[str, Size] | None = None,
    ) -> list[Problem]:
        """Render every body once; ``addresses`` are what links may lead to, but for what is ``unpublished``.

        Without it they are drafts, which may link to pages that are not there yet.
        """
        reader = self._reader(images, addresses, unpublished, sizes or {})
        counter = _Counter(progress, len(self.stories) + len(self.pages) + sum(len(e.texts) for e in self.events))
        problems: list[Problem] = []

        def body_of(entry: _Worded, *, with_text: bool = False) -> _Worded:
            body, problems_of_body = reader.read(entry.source, lang=entry.lang, title=entry.title, with_text=with_text)
            problems.extend(problems_of_body)
            counter.count()
            return replace(entry, body=body)

        self.stories = [body_of(story) for story in self.stories]
        self.pages = [body_of(page, with_text=not page.summary) for page in self.pages]
        self.events = [
            replace(
                event,
                text=body_of(event.text, with_text=True),
                translations=tuple(body_of(text, with_text=True) for text in event.translations),
            )
            for event in self.events
        ]
        empty = [_without_text(story.source) for story in self.stories if not story.source.body.strip()]
        self.dead_links |= reader.dead_links
        return problems + reader.missing_parts() + empty

    def bodies_beside_faults(self, images: list[str], addresses: Mapping[str, str]) -> list[Problem]:
        """What is wrong with the bodies of entries that could not be made, so that one run says all of it."""
        made = self.addresses()
        fronts = [read_front_matter(text, path)[0] for path, text in self.texts.items() if path not in made]
        reader = self._reader(images, addresses, frozenset(), {})
        sources = [Source(front.path, "", front.body, front.body_line) for front in fronts if front is not None]
        problems = [problem for source in sources for problem in reader.read(source)[1]]
        self.dead_links |= reader.dead_links
        return problems

    def _reader(
        self,
        images: list[str],
        addresses: Mapping[str, str],
        unpublished: frozenset[str] | None,
        sizes: Mapping[str, Size],
    ) -> MarkdownReader:
        pictures = {path: _address(path) for path in images}
        left_out = unpublished or frozenset()
        pages = None if unpublished is None else self._site_pages(addresses, left_out)
        targets = Targets({**addresses, **pictures}, base=self.site.base, unpublished=left_out, pages=pages)
        measured = {_address(path): size for path, size in sizes.items()}
        return MarkdownReader(targets, sizes=measured, phrases=self.site.phrases)

    def _site_pages(self, addresses: Mapping[str, str], unpublished: frozenset[str]) -> SitePages:
        # Of a file with errors the address is not known: whatever ends in its name may be it.
        unmade = frozenset(read_name(path)[0].slug for path, where in addresses.items() if where == "/")
        known = known_addresses(self.site, self.stories, self.pages, self.events)
        hidden = frozenset(addresses[path] for path in unpublished if addresses.get(path, "/") != "/")
        return SitePages(self.site, known, hidden - known, unmade)

    def _read_stories(self, texts: Mapping[str, str]) -> None:
        originals: dict[str, Story | None] = {}
        for path, text in texts.items():
            if _original_of(path, texts) is None:
                story, problems = read_story(text, path, self.site)
                originals[path] = story
                self._add(self.stories, story, problems)
        for path, text in texts.items():
            original = _original_of(path, texts)
            if original is not None:
                self._add(self.stories, *read_story_translation(text, path, self.site, originals[original]))

    def _read_pages(self, texts: Mapping[str, str]) -> None:
        for path, text in texts.items():
            translates = _original_of(path, texts) is not None
            self._add(
                self.pages, *read_page(text, path, self.site, is_translation=translates, is_earlier=self._is_earlier)
            )

    def _read_events(self, texts: Mapping[str, str]) -> None:
        originals: dict[str, Event | None] = {}
        translations: dict[str, list[EventText]] = {}
        for path, text in texts.items():
            if _original_of(path, texts) is None:
                originals[path], problems = read_event(text, path, self.site, is_earlier=self._is_earlier)
                self.problems += problems
        for path, text in texts.items():
            original = _original_of(path, texts)
            if original is not None:
                translation, problems = read_event_translation(text, path, self.site, originals[original])
                self._add(translations.setdefault(original, []), translation, problems)
        self.events = [
            with_translations(event, translations.get(path, []))
            for path, event in originals.items()
            if event is not None
        ]

    def _add(self, entries: list[_Entry], entry: _Entry | None, problems: list[Problem]) -> None:
        self.problems += problems
        if entry is not None:
            entries.append(entry)


class _Counter:
    """Tells how far the rendering is."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def count(self) -> None:
        """One more is done."""
        self._done += 1
        if self._progress is not None:
            self._progress(self._done, self._total)


def _without_text(source: Source) -> Problem:
    hint = "write it below the second line `---`"
    return Problem(source.path, source.body_line, "", "the story has no text", hint, Severity.WARNING)


def _with_size(entry: _Pictured, sizes: Mapping[str, Size]) -> _Pictured:
    """The same, its picture with the size that was measured."""
    if entry.image is None:
        return entry
    size = sizes.get(f"content{entry.image.address}")
    return replace(entry, image=replace(entry.image, size=size))


def _address(picture: str) -> str:
    """Where a picture of ``content/images/`` is on the site."""
    return f"/{picture.removeprefix('content/')}"


def _original_of(path: str, texts: Mapping[str, str]) -> str | None:
    """The path of ``SLUG.md`` beside ``SLUG.LANG.md``, if there is one."""
    name, _ = read_name(path)
    original = f"{name.group}.md"
    return original if name.lang and original != path and original in texts else None
