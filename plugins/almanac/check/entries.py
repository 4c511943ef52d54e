"""Reads the texts of a tree into stories, pages, profiles and events, and renders their bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from almanac.check.entry_files import EntryFiles
from almanac.check.other_files import OtherFiles, read_other_files
from almanac.check.outcomes import find_outcomes
from almanac.check.reading import BodyToRead, OneAfterAnother, Readers
from almanac.check.redirects import leading_somewhere
from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText
from almanac.model.image import Image, Measured
from almanac.model.problem import Problem, Severity
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.read.body.known_links import KnownLinks
from almanac.read.body.markdown import MarkdownReader
from almanac.read.body.picture_sizes import with_first_at_once
from almanac.read.body.site_pages import SitePages, known_addresses
from almanac.read.entries.slug_and_language import read_name
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.values.links import Targets
from almanac.render.forum_archive import addresses_of_forum
from almanac.render.redirects import page_of
from almanac.store.tree import Tree

# Called with the number of bodies that are rendered, and of how many.
Progress = Callable[[int, int], None]


def _newest_first(story: Story, zone: ZoneInfo) -> float:
    return -story.published.as_datetime(zone).timestamp()


class Entries:
    """What the files of a tree make, and the Problems that keep others from it; of an earlier commit by fewer rules."""

    def __init__(
        self, site: Site, tree: Tree | None = None, *, is_earlier: bool = False, readers: Readers | None = None
    ) -> None:
        self.site = site
        self._readers = readers or OneAfterAnother()
        self.stories: list[Story] = []
        self.pages: list[Page] = []
        self.profiles: list[Profile] = []
        self.events: list[Event] = []
        self.others = OtherFiles()
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.switched_off: frozenset[str] = frozenset()
        self.dead_links: set[Problem] = set()  # after rendering, those of texts that are whole but for these
        self.picture_widths: dict[str, tuple[int, ...]] = {}  # after rendering, those of copies
        self.links: Callable[[], KnownLinks | None] = lambda: None  # after rendering, where links may lead
        if tree is not None:
            stories, authors = (tree.stories, tree.authors) if site.blog else ({}, {})
            events = tree.events if site.events else {}
            self.texts = stories | tree.pages | authors | events
            self.switched_off = frozenset(tree.texts) - self.texts.keys()
            files = EntryFiles(site, self._readers, is_earlier=is_earlier)
            self.stories, self.pages = files.stories(stories), files.pages(tree.pages)
            self.profiles, self.events = files.profiles(authors), files.events(events)
            self.others, faults = read_other_files(tree, site, self._readers)
            self.problems += [*files.problems, *faults]

    def published(self, now: datetime) -> tuple[Entries, Entries]:
        """What readers see, and what is left out: drafts and stories of the future."""
        shown, hidden = Entries(self.site, readers=self._readers), Entries(self.site, readers=self._readers)
        zone = self.site.zone
        for story in self.stories:
            is_out = story.draft or story.published.as_datetime(zone) > now
            (hidden if is_out else shown).stories.append(story)
        for page in self.pages:
            (hidden if page.draft else shown).pages.append(page)
        written = {self.site.slug(name) for story in shown.stories for name in story.authors}
        for profile in self.profiles:
            (shown if profile.slug in written else hidden).profiles.append(profile)
        for event in self.events:
            (hidden if event.draft else shown).events.append(event)
        shown.others = self.others
        hidden.others = OtherFiles(removals=self.others.removals, owners=self.others.owners)
        return shown, hidden

    def edition(self, now: datetime) -> Edition:
        """The Edition of what is there, in its order."""
        zone, others = self.site.zone, self.others
        return Edition(
            site=self.site,
            now=now,
            picture_widths=self.picture_widths,
            stories=tuple(sorted(self.stories, key=lambda story: (_newest_first(story, zone), story.address))),
            pages=tuple(sorted(self.pages, key=lambda page: page.address)),
            profiles=tuple(sorted(self.profiles, key=lambda profile: profile.source.path)),
            events=tuple(sorted(self.events, key=lambda event: (event.when.sort_key, event.slug))),
            removals=tuple(sorted(others.removals, key=lambda removal: (removal.day, removal.addresses), reverse=True)),
            owners=others.owners,
            old_addresses=others.old_addresses,
            partners=others.partners,
            bags=others.bags,
            comments=others.comments,
            forum=others.forum,
        )

    def addresses(self) -> dict[str, str]:
        """Addresses by source path."""
        stories = {story.source.path: story.address for story in self.stories}
        pages = {page.source.path: page.address for page in self.pages}
        profiles = {profile.source.path: profile.address for profile in self.profiles}
        events = {text.source.path: text.address for event in self.events for text in event.texts}
        return stories | pages | profiles | events

    def render(
        self,
        images: list[str],
        addresses: Mapping[str, str],
        progress: Progress | None = None,
        unpublished: frozenset[str] | None = None,
        measured: Mapping[str, Measured] | None = None,
    ) -> list[Problem]:
        """Render every body once; ``addresses`` are what links may lead to, but for what is ``unpublished``.

        Without it they are drafts, which may link to pages that are not there yet.
        """
        targets = self._targets(images, addresses, unpublished)
        reader = self._reader(targets, measured or {})
        bodies, problems = self._bodies(reader, progress)
        self._put_in(bodies, measured or {})
        if self.site.picture_formats:
            widths = {_address(path): found.widths for path, found in (measured or {}).items()}
            self.picture_widths = {picture: of_it for picture, of_it in sorted(widths.items()) if of_it}
        self.dead_links |= reader.dead_links
        self.links = reader.known_links
        self.events, missing, dead_links = find_outcomes(self.events, targets)
        old_addresses, nowhere = leading_somewhere(self.others.old_addresses, targets, self._ways_of_aliases())
        self.others = replace(self.others, old_addresses=old_addresses)
        self.dead_links |= {*dead_links, *nowhere}
        return [*problems, *missing, *nowhere]

    def _ways_of_aliases(self) -> dict[str, str]:
        """Where the aliases of entries lead."""
        entries: list[Story | Page | Event] = [*self.stories, *self.pages, *self.events]
        return {page_of(alias): entry.address for entry in entries for alias in entry.aliases}

    def problems_of_bodies(self, reader: MarkdownReader) -> list[Problem]:
        """What is wrong with every body, as ``render`` says it, by a reader that knows where links may lead."""
        return self._bodies(reader)[1]

    def _bodies(
        self, reader: MarkdownReader, progress: Progress | None = None
    ) -> tuple[dict[str, Body], list[Problem]]:
        to_read = [
            *(_body(story) for story in self.stories),
            *(_body(page, with_text=not page.summary) for page in self.pages),
            *(_body(profile, with_text=True) for profile in self.profiles),
            *(_body(text, with_text=True) for event in self.events for text in event.texts),
        ]
        problems: list[Problem] = []
        bodies: dict[str, Body] = {}
        for number, (asked, read) in enumerate(zip(to_read, self._readers.bodies(reader, to_read), strict=True), 1):
            bodies[asked.source.path], faults = reader.take(asked.source, read)
            problems += faults
            if progress is not None:
                progress(number, len(to_read))
        empty = [_without_text(story.source) for story in self.stories if not story.source.body.strip()]
        return bodies, problems + reader.missing_parts() + empty

    def _put_in(self, bodies: Mapping[str, Body], measured: Mapping[str, Measured]) -> None:
        """Give every text its body, and every picture what was measured of it.

        What has no picture of its own begins with that of its text: a browser is to load it at once.
        """

        def measured_picture(image: Image | None) -> Image | None:
            found = measured.get(f"content{image.address}") if image else None
            widths = found.widths if found and self.site.picture_formats else ()
            return image and replace(image, size=found.size if found else None, widths=widths)

        def body(path: str, image: Image | None = None) -> Body:
            known = bodies[path]
            html = known.html if image else with_first_at_once(known.html)
            return known if html is known.html else replace(known, html=html)

        self.stories = [
            replace(story, body=body(story.source.path, story.image), image=measured_picture(story.image))
            for story in self.stories
        ]
        self.pages = [replace(page, body=body(page.source.path)) for page in self.pages]
        self.profiles = [
            replace(profile, body=body(profile.source.path, profile.image), image=measured_picture(profile.image))
            for profile in self.profiles
        ]

        def worded(text: EventText, image: Image | None) -> EventText:
            return replace(text, body=body(text.source.path, image))

        self.events = [
            replace(
                event,
                text=worded(event.text, event.image),
                translations=tuple(worded(text, event.image) for text in event.translations),
                image=measured_picture(event.image),
            )
            for event in self.events
        ]

    def bodies_beside_faults(self, images: list[str], addresses: Mapping[str, str]) -> list[Problem]:
        """What is wrong with the bodies of entries that could not be made, so that one run says all of it."""
        made = self.addresses()
        fronts = [read_front_matter(text, path)[0] for path, text in self.texts.items() if path not in made]
        if not fronts:
            return []
        reader = self._reader(self._targets(images, addresses, frozenset()), {})
        sources = [Source(front.path, "", front.body, front.body_line) for front in fronts if front is not None]
        problems = [problem for source in sources for problem in reader.read(source)[1]]
        self.dead_links |= reader.dead_links
        return problems

    def _targets(self, images: list[str], addresses: Mapping[str, str], unpublished: frozenset[str] | None) -> Targets:
        pictures = {path: _address(path) for path in images}
        left_out = unpublished or frozenset()
        pages = None if unpublished is None else self._site_pages(addresses, left_out)
        return Targets({**addresses, **pictures}, base=self.site.base, unpublished=left_out, pages=pages)

    def _reader(self, targets: Targets, measured: Mapping[str, Measured]) -> MarkdownReader:
        by_address = {_address(path): found for path, found in measured.items()}
        formats = self.site.picture_formats
        return MarkdownReader(targets, measured=by_address, picture_formats=formats, phrases=self.site.phrases)

    def _site_pages(self, addresses: Mapping[str, str], unpublished: frozenset[str]) -> SitePages:
        # Of a file with errors the address is not known: whatever ends in its name may be it.
        unmade = frozenset(read_name(path)[0].slug for path, where in addresses.items() if where == "/")
        known = known_addresses(self.site, self.stories, self.pages, self.events)
        own = [
            *([address.REMOVALS] if self.others.removals else []),
            address.WHO_DECIDES,
            *([address.PARTNERS] if self.site.partner_calendars else []),
            *([address.TAKE] if self.others.bags else []),
            *([address.FIGURES] if self.site.figures is not None else []),
        ]
        known |= {self.site.list_address(where, lang) for where in own for lang in self.site.list_languages}
        known |= {
            page_of(where) for one in self.others.old_addresses for where in one.addresses if not one.is_for_programs
        }
        known |= {*addresses_of_forum(self.others.forum)} if self.others.forum else set()
        known |= {address.FIGURES_JSON} if self.site.figures is not None else set()
        hidden = frozenset(addresses[path] for path in unpublished if addresses.get(path, "/") != "/")
        removed = frozenset(page_of(where) for removal in self.others.removals for where in removal.addresses)
        return SitePages(self.site, known, hidden - known, unmade, removed)


def _body(entry: Story | Page | Profile | EventText, *, with_text: bool = False) -> BodyToRead:
    return BodyToRead(entry.source, entry.lang, entry.title, with_text)


def _without_text(source: Source) -> Problem:
    hint = "write it below the second line `---`"
    return Problem(source.path, source.body_line, "", "the story has no text", hint, Severity.WARNING)


def _address(picture: str) -> str:
    """Where a picture of ``content/images/`` is on the site."""
    return f"/{picture.removeprefix('content/')}"
