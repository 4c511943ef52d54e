"""Says what is wrong after an edit of which other texts see nothing, without reading these.

What is said of a text is made of its own words, and of what is known of others: their addresses, names, identities,
parts. While all of that is the same for an edited text, nothing that is said of others is another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path

from almanac.build.text_records import KeptText
from almanac.check import Report
from almanac.check.entries import Entries
from almanac.check.own_pages import faults_of_pages
from almanac.check.reading import BodyToRead, Entry, EntryRead, EntryToRead, OneAfterAnother
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.problem import Problem
from almanac.model.profile import Profile
from almanac.model.site import ReadingSettings, Site
from almanac.model.story import Page, Story
from almanac.read.body.known_links import KnownLinks
from almanac.read.body.markdown import MarkdownReader, Reading, reader_of
from almanac.read.entries.slug_and_language import read_name
from almanac.store.clock import now
from almanac.store.git.base_commit import name_of
from almanac.store.results import Results
from almanac.store.tree import read_entries_at

# Of so many texts all are read as fast.
MOST = 100
# What an entry says of itself, and no check of several files asks for.
_OWN_WORDS = frozenset(
    ["body", "title", "summary", "status_note", "image_alt", "discussion", "also_discussed", "license", "registration",
     "url", "busy", "voice", "speaks_for",
     "affiliation", "disclosure", "links"]
)  # fmt: skip
# What is compared with what was published, and with nothing else.
_OWN_TIMES = frozenset(["when", "recurrence", "previous", "status", "sequence", "announced"])
# Fields of which checks of several files ask whether a file has them, or takes them from its original.
_ASKED_FOR = frozenset(["tags", "authors", "series", "lang"])


@dataclass(frozen=True, slots=True)
class KnownSite:
    """What a check of everything has found, where it keeps what it has read of each text, and where links may lead.

    ``names`` are those that git gives the texts.
    """

    problems: tuple[Problem, ...]
    texts: Mapping[str, KeptText]
    names: Mapping[str, str]
    links: KnownLinks


def known_site(report: Report, texts: Mapping[str, KeptText]) -> KnownSite | None:
    """What a check of everything leaves; None where the settings have errors."""
    links = report.links()
    names = {path: name_of(text) for path, text in report.texts.items()}
    return KnownSite(report.problems, texts, names, links) if links else None


@dataclass(slots=True)
class _Noted(OneAfterAnother):
    """Reads one after another, and notes what came of each."""

    entries_read: dict[str, EntryRead] = field(default_factory=dict)
    readings: dict[str, Reading] = field(default_factory=dict)

    def entries(self, settings: ReadingSettings, files: Sequence[EntryToRead]) -> Iterable[EntryRead]:  # type: ignore[override]
        """Read front matter."""
        read = {file.path: file.read(settings) for file in files}
        self.entries_read |= read
        return [*read.values()]

    def bodies(self, reader: MarkdownReader, bodies: Sequence[BodyToRead]) -> Iterable[Reading]:  # type: ignore[override]
        """Read bodies."""
        read = {body.source.path: body.read(reader) for body in bodies}
        self.readings |= read
        return [*read.values()]


@dataclass(frozen=True, slots=True)
class EditedTexts:
    """Texts that were edited, with those that are read with them, read anew: their originals, their translations."""

    entries: Entries
    paths: Collection[str]
    problems: tuple[Problem, ...]


def read_edited(root: Path, site: Site, known: KnownSite, results: Results, paths: Iterable[str]) -> EditedTexts | None:
    """The texts at some paths as they are now; None where others may see something of them that is not as it was."""
    together = _read_together(known.texts, paths)
    # What is open still of a site that closes is said of all its events at once.
    if together is None or len(together) > MOST or site.frozen:
        return None
    tree = read_entries_at(root, together, events_path=site.events_path)
    noted = _Noted()
    entries = Entries(site, tree, readers=noted)
    if tree.problems or noted.entries_read.keys() != together:
        return None
    before = {path: known.texts[path].entry_read(results) for path in together}
    if not all(_is_seen_alike(before[path], noted.entries_read[path]) for path in together):
        return None
    reader = reader_of(known.links, site)
    problems = [*entries.problems, *faults_of_pages(site, entries.pages), *entries.problems_of_bodies(reader)]
    problems += _beside_originals(root, site, entries)
    if not _has_parts_that_others_lead_to(known.links, noted.readings):
        return None
    said_of_them = {problem for problem in known.problems if problem.path in together}
    if not said_of_them <= _said_of_each_alone(before, known.texts, results):
        return None
    return EditedTexts(entries, together, tuple(problems))


def _beside_originals(root: Path, site: Site, entries: Entries) -> list[Problem]:
    """What is said of translations beside their originals, all of which are here."""
    texts: list[Story | Page | Profile] = [*entries.stories, *entries.pages, *entries.profiles]
    if not any(text.is_translation for text in texts) and not any(event.translations for event in entries.events):
        return []
    from almanac.check.originals import read_originals
    from almanac.store.git.repository import HistoryUnavailable, open_repository

    try:
        head = open_repository(root).head()
    except HistoryUnavailable:
        head = ""
    return read_originals(root, head, entries, ["content", site.events_path], now())[1]


def problems_after(known: KnownSite, edited: EditedTexts) -> tuple[Problem, ...]:
    """What is wrong with the whole site now."""
    others = [problem for problem in known.problems if problem.path not in edited.paths]
    return tuple(sorted({*others, *edited.problems}))


def _read_together(texts: Mapping[str, KeptText], paths: Iterable[str]) -> Collection[str] | None:
    """The paths, and those of their originals and translations; None where one of them is of no text that is known."""
    asked = {*paths}
    if not asked <= texts.keys():
        return None
    groups = {read_name(path)[0].group for path in asked}
    beginnings = tuple(f"{group}." for group in groups)
    return {path for path in texts if path.startswith(beginnings) and read_name(path)[0].group in groups}


def _is_seen_alike(before: EntryRead | None, now: EntryRead) -> bool:
    if before is None or before[0] is None or now[0] is None:
        return False
    return _seen(before[0], _OWN_WORDS | _OWN_TIMES) == _seen(now[0], _OWN_WORDS | _OWN_TIMES)


def are_published_alike(before: Entries, now: Entries) -> bool:
    """Whether a comparison of both, of the same files, can find nothing but other words."""
    return _by_path(before) == _by_path(now)


def _by_path(entries: Entries) -> dict[str, tuple[object, ...]]:
    all_of_them: list[Story | Page | Profile | Event] = [
        *entries.stories,
        *entries.pages,
        *entries.profiles,
        *entries.events,
    ]
    return {entry.source.path: _seen(entry, _OWN_WORDS) for entry in all_of_them}


def _seen(entry: Entry, own: Collection[str]) -> tuple[object, ...]:
    """All of an entry, but for fields of its ``own``."""
    values = ((part.name, getattr(entry, part.name)) for part in fields(entry) if part.name not in own)
    return type(entry), *(_seen_in(value, own) for _, value in values)


def _seen_in(value: object, own: Collection[str]) -> object:
    if isinstance(value, tuple):
        return tuple(_seen_in(part, own) for part in value)
    if isinstance(value, Source):
        written = {name.partition(".")[0] for name in value.lines}
        return value.path, value.group, written & _ASKED_FOR, bool(written)
    return _seen(value, own) if isinstance(value, EventText) else value


def _has_parts_that_others_lead_to(links: KnownLinks, readings: Mapping[str, Reading]) -> bool:
    """Whether every text that others link to a part of has the parts that it had."""
    return all(
        links.parts.get(address) == reading.parts
        for path, reading in readings.items()
        if (address := links.addresses.get(path, "")) in links.led_to
    )


def _said_of_each_alone(
    before: Mapping[str, EntryRead | None], texts: Mapping[str, KeptText], results: Results
) -> set[Problem]:
    """What reading each of the texts has found, and nothing that is said of it beside others."""
    said = {problem for read in before.values() if read for problem in read[1]}
    readings = (texts[path].reading(results) for path in before)
    return said.union(*(reading.problems for reading in readings if reading))
