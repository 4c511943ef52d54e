"""Reads the texts of a tree into stories, pages, profiles and events, and renders their bodies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from almanac.check.outcomes import find_outcomes
from almanac.check.reading import BodyToRead, CommentsToRead, Entry, EntryToRead, OneAfterAnother, Readers
from almanac.check.redirects import leading_somewhere
from almanac.model import address
from almanac.model.bag import OfferedBag
from almanac.model.comment import Comment, path_of_comments
from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText
from almanac.model.forum_archive import ForumArchive
from almanac.model.image import Image, Measured
from almanac.model.keeper import Kept
from almanac.model.old_address import OldAddress
from almanac.model.owner import Owners
from almanac.model.partner import PartnerHealth
from almanac.model.problem import Problem, Severity
from almanac.model.profile import Profile
from almanac.model.removal import Removal
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.read.body.known_links import KnownLinks
from almanac.read.body.markdown import MarkdownReader
from almanac.read.body.picture_sizes import with_first_at_once
from almanac.read.body.site_pages import SitePages, known_addresses
from almanac.read.entries.event import with_translations
from almanac.read.entries.forum_archive import read_forum_archive
from almanac.read.entries.keepers import read_keepers
from almanac.read.entries.redirects import read_redirects
from almanac.read.entries.removals import read_removals
from almanac.read.entries.slug_and_language import read_name
from almanac.read.fault import nearest
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.offered_bags import read_offered_bags
from almanac.read.partner_health import read_partner_health
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
        self._is_earlier = is_earlier
        self._readers = readers or OneAfterAnother()
        self.stories: list[Story] = []
        self.pages: list[Page] = []
        self.profiles: list[Profile] = []
        self.events: list[Event] = []
        self.removals: tuple[Removal, ...] = ()
        self.old_addresses: tuple[OldAddress, ...] = ()
        self.comments: dict[str, tuple[Comment, ...]] = {}
        self.forum: ForumArchive | None = None
        self.owners = Owners()
        self.partners: tuple[PartnerHealth, ...] = ()
        self.bags: tuple[OfferedBag, ...] = ()
        self.kept: tuple[Kept, ...] = ()
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
            self._read_stories(stories)
            self._read_pages(tree.pages)
            self._read_profiles(authors)
            self._read_events(events)
            self.removals, faults = read_removals(tree.removals, site.reading)
            self.old_addresses, of_redirects = read_redirects(tree.redirects, site)
            self.partners, of_partners = read_partner_health(tree.partners)
            self.bags, of_bags = read_offered_bags(tree.bags)
            self.kept, of_keepers = read_keepers(tree.keepers, site.reading)
            self.problems += [*faults, *of_redirects, *of_partners, *of_bags, *of_keepers]
            self.owners = tree.owners
            self._read_comments(tree)
            self.forum, of_forum = read_forum_archive(tree.forum)
            self.problems += of_forum

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
        shown.removals, shown.owners = self.removals, self.owners
        shown.old_addresses, shown.comments, shown.forum = self.old_addresses, self.comments, self.forum
        shown.partners, shown.bags, shown.kept = self.partners, self.bags, self.kept
        hidden.removals, hidden.owners = self.removals, self.owners
        return shown, hidden

    def edition(self, now: datetime) -> Edition:
        """The Edition of what is there, in its order."""
        zone = self.site.zone
        return Edition(
            site=self.site,
            now=now,
            picture_widths=self.picture_widths,
            stories=tuple(sorted(self.stories, key=lambda story: (_newest_first(story, zone), story.address))),
            pages=tuple(sorted(self.pages, key=lambda page: page.address)),
            profiles=tuple(sorted(self.profiles, key=lambda profile: profile.source.path)),
            events=tuple(sorted(self.events, key=lambda event: (event.when.sort_key, event.slug))),
            removals=tuple(sorted(self.removals, key=lambda removal: (removal.day, removal.addresses), reverse=True)),
            owners=self.owners,
            old_addresses=self.old_addresses,
            partners=self.partners,
            bags=self.bags,
            comments=self.comments,
            forum=self.forum,
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
        self.old_addresses, nowhere = leading_somewhere(self.old_addresses, targets, self._ways_of_aliases())
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
            *([address.REMOVALS] if self.removals else []),
            address.WHO_DECIDES,
            *([address.PARTNERS] if self.site.partner_calendars else []),
            *([address.TAKE] if self.bags else []),
            *([address.FIGURES] if self.site.figures is not None else []),
        ]
        known |= {self.site.list_address(where, lang) for where in own for lang in self.site.list_languages}
        known |= {page_of(where) for one in self.old_addresses for where in one.addresses if not one.is_for_programs}
        known |= {*addresses_of_forum(self.forum)} if self.forum else set()
        known |= {address.FIGURES_JSON} if self.site.figures is not None else set()
        hidden = frozenset(addresses[path] for path in unpublished if addresses.get(path, "/") != "/")
        removed = frozenset(page_of(where) for removal in self.removals for where in removal.addresses)
        return SitePages(self.site, known, hidden - known, unmade, removed)

    def _read_comments(self, tree: Tree) -> None:
        """Those of a former site, by the paths of the texts that they were on; a file of none is a warning."""
        texts = {path_of_comments(path): path for path in (*tree.events, *tree.pages, *tree.stories)}
        files = [CommentsToRead(path, text, self.site.base) for path, text in tree.comments.items()]
        for file, (comments, problems) in zip(files, self._readers.comments(self.site.reading, files), strict=True):
            self.problems += problems
            of = texts.get(file.path)
            if of is None:
                self.problems.append(_of_no_text(file.path, texts))
            elif comments:
                self.comments[of] = comments

    def _read_stories(self, texts: Mapping[str, str]) -> None:
        originals = self._read("story", texts, {})
        self.stories += [story for story in originals.values() if isinstance(story, Story)]
        translations = self._read("story", texts, originals)
        self.stories += [story for story in translations.values() if isinstance(story, Story)]

    def _read_pages(self, texts: Mapping[str, str]) -> None:
        files = [
            EntryToRead("page", path, text, _original_of(path, texts) is not None, is_earlier=self._is_earlier)
            for path, text in texts.items()
        ]
        for page, problems in self._readers.entries(self.site.reading, files):
            self.problems += problems
            self.pages += [page] if isinstance(page, Page) else []

    def _read_profiles(self, texts: Mapping[str, str]) -> None:
        originals = self._read("profile", texts, {})
        translations = self._read("profile", texts, originals)
        read = (*originals.values(), *translations.values())
        self.profiles += [profile for profile in read if isinstance(profile, Profile)]

    def _read_events(self, texts: Mapping[str, str]) -> None:
        originals = self._read("event", texts, {})
        translations: dict[str, list[EventText]] = {}
        for path, text in self._read("event", texts, originals).items():
            original = _original_of(path, texts)
            if original is not None and isinstance(text, EventText):
                translations.setdefault(original, []).append(text)
        self.events = [
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
        read: dict[str, Entry | None] = {}
        for file, (entry, problems) in zip(files, self._readers.entries(self.site.reading, files), strict=True):
            self.problems += problems
            read[file.path] = entry
        return read


def _body(entry: Story | Page | Profile | EventText, *, with_text: bool = False) -> BodyToRead:
    return BodyToRead(entry.source, entry.lang, entry.title, with_text)


def _of_no_text(path: str, texts: Mapping[str, str]) -> Problem:
    near = nearest(path, texts)
    hint = f"did you mean {near}, for {texts[near]}?" if near else "delete it, or name it as the text is named"
    return Problem(path, 0, "", "has comments on no story, page or event: nobody sees them", hint, Severity.WARNING)


def _without_text(source: Source) -> Problem:
    hint = "write it below the second line `---`"
    return Problem(source.path, source.body_line, "", "the story has no text", hint, Severity.WARNING)


def _address(picture: str) -> str:
    """Where a picture of ``content/images/`` is on the site."""
    return f"/{picture.removeprefix('content/')}"


def _original_of(path: str, texts: Mapping[str, str]) -> str | None:
    """The path of ``SLUG.md`` beside ``SLUG.LANG.md``, if there is one."""
    if "." not in path.rpartition("/")[2].removesuffix(".md"):
        return None
    name, _ = read_name(path)
    original = f"{name.group}.md"
    return original if name.lang and original != path and original in texts else None
