"""Imports a source: reads it twice, writes its files, and keeps what the next import has to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from almanac.importers.categories import Categories, categories, colors
from almanac.importers.completing import Rules
from almanac.importers.conversion import Convert
from almanac.importers.gathered import read_places
from almanac.importers.layout import EarlierImport, Layout, lay_out
from almanac.importers.names import in_one_spelling, key_of_name, slugs_of_groups, slugs_to_add
from almanac.importers.plan import Account, Source
from almanac.importers.redirect_list import Leading, Redirects, lines_to_add, redirects, redirects_text
from almanac.importers.report import ImportReport
from almanac.importers.settings_lines import NeededSettings
from almanac.importers.texts import Texts
from almanac.importers.words import one_line
from almanac.model.old_address import PATH as REDIRECTS
from almanac.model.site import Site
from almanac.model.slug import file_slug
from almanac.read.entries.redirects import read_redirects
from almanac.store.importing.existing import find_taken
from almanac.store.importing.files import Fate, ImportedFiles, write_whole
from almanac.store.importing.manifest import PATH as MANIFEST
from almanac.store.importing.manifest import ImportedSource, manifest_lines, read_manifest
from almanac.store.importing.pictures import Fetch, ImportedPictures
from almanac.store.importing.source_files import SourceFolder
from almanac.store.tree import read_text_however

# Called with the number of entries that are read, of 0, and then with that of those whose files are made, of how many.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportWay:
    """How a source is imported: what the command was told, and what the layers above know.

    ``mapped`` are categories by what they are called at the source. ``belongs_to_the_site`` says of an address of a
    site whether something else than an entry is there, or will be; ``has_address`` the same, where lists that are not
    among those that are named are not there. ``events_folder`` is one below EVENTS_PATH in which all events are.
    """

    convert: Convert
    now: datetime
    belongs_to_the_site: Callable[[str, Site], bool]
    has_address: Callable[[str, Site, frozenset[str]], bool]
    lang: str = ""
    mapped: Mapping[str, str] = field(default_factory=dict)
    folders: Sequence[SourceFolder] = ()
    fetch: Fetch | None = None
    is_dry: bool = False
    events_folder: str = ""
    progress: Progress = lambda _done, _all: None


@dataclass(frozen=True, slots=True)
class Imported:
    """The report, and the settings that the content needs."""

    report: ImportReport
    needed: NeededSettings


def report_name(source: Source) -> str:
    """What files of a source are called in the folder of reports."""
    return file_slug(source.name) or "import"


def import_source(root: Path, site: Site, source: Source, way: ImportWay) -> Imported:
    """Import it; raises ``Fault`` where it cannot be read to its end, and then nothing is written.

    Raises ``OSError`` and ``UnsafePath`` where files cannot be written: called again, it goes on from there.
    """
    return _Import(root, site, source, way).run()


class _Import:
    def __init__(self, root: Path, site: Site, source: Source, way: ImportWay) -> None:
        self._root = root
        self._source = source
        self._way = way
        self._site = site
        self._languages = site.list_languages
        self._account = Account()
        self._sources = read_manifest(root, site.events_path)
        self._known = self._sources.get(source.name, ImportedSource())
        self._files = ImportedFiles(root, report_name(source), self._known.files, is_dry=way.is_dry)

    def run(self) -> Imported:
        """The import, step by step."""
        way, site = self._way, self._site
        gathered = read_places(self._source, self._account, site, way.now, way.lang, way.progress)
        keys = gathered.entries.keys()
        languages = dict.fromkeys(one.lang for one in gathered.entries.values())
        self._site = replace(site, languages=tuple(dict.fromkeys((*site.languages, *languages))))
        own = {one.path for key, one in self._known.entries.items() if key in keys}
        vanished = [one.path for key, one in self._known.entries.items() if key not in keys]
        taken = find_taken(self._root, self._site, self._belongs, own, self._files)
        layout = lay_out(gathered, self._source.base, self._site, taken, self._known.entries, way.events_folder)
        del gathered, keys
        rules, needed = self._rules(layout)
        leading = Leading(layout, rules, taken.lists)
        led = redirects(self._source.redirects(), leading, layout, taken, partial(self._has, leading.lists))
        identities = taken.identities
        del taken, leading
        entries = {**self._known.entries, **_entries(layout, self._known.entries)}
        self._keep(entries, self._known.files, self._known.pictures, self._known.redirects)
        pictures = self._write(layout, rules, identities)
        all_redirects = {**self._known.redirects, **led.to}
        self._write_redirects(all_redirects)
        self._keep(entries, self._files.hashes, pictures.paths, all_redirects)
        if not self._way.is_dry:
            self._files.forget_journal()
        return Imported(self._report(layout, led, rules, needed, pictures, vanished), needed)

    def _belongs(self, where: str) -> bool:
        return self._way.belongs_to_the_site(where, self._site)

    def _has(self, lists: frozenset[str], where: str) -> bool:
        return self._way.has_address(where, self._site, lists)

    def _rules(self, layout: Layout) -> tuple[Rules, NeededSettings]:
        """What is the same for all entries, by a site that has what they need; and what it has to get for that."""
        site, mapped = self._site, self._way.mapped
        of_stories = categories(layout.categories["story"], site.categories, mapped, "News")
        of_events = categories(layout.categories["event"], [*site.event_categories], mapped, "Event")
        by_kind = {"story": of_stories, "event": of_events}
        spellings = {kind: in_one_spelling(counted) for kind, counted in layout.names.items()}
        new_colors = colors(of_events.added, site.event_categories.values())
        whole = replace(site, categories=of_stories.all, event_categories={**site.event_categories, **new_colors})
        slugs = _slugs(whole, layout, by_kind, spellings)
        whole = replace(whole, slugs={**site.slugs, **slugs})
        before = self._languages
        needed = NeededSettings(
            {"CATEGORIES": of_stories.added, "LANGUAGES": [lang for lang in layout.languages if lang not in before]},
            {"EVENT_CATEGORIES": new_colors, "SLUGS": slugs},
            {
                "CATEGORIES": site.categories, "EVENT_CATEGORIES": site.event_categories, "SLUGS": site.slugs,
                "LANGUAGES": before,
            },
        )  # fmt: skip
        return Rules(whole, by_kind, spellings), needed

    def _write(self, layout: Layout, rules: Rules, identities: Mapping[str, str]) -> ImportedPictures:
        way = self._way
        pictures = ImportedPictures(
            self._root, way.folders, way.fetch, self._known.pictures, self._files, self._account
        )
        texts = Texts(self._source, layout, rules, way.convert, pictures, self._account, identities)
        done = 0
        for made in texts.files():
            self._files.put(made.path, made.text.encode("utf-8", "replace"))
            done += made.path.endswith(".md")
            way.progress(done, len(layout.places))
        return pictures

    def _write_redirects(self, wanted: Mapping[str, str]) -> None:
        """All of them where the list is imports' own; where somebody has changed it, those that it lacks."""
        if not wanted:
            return
        others = [source for name, source in self._sources.items() if name != self._source.name]
        whole = {old: new for one in [*(other.redirects for other in others), wanted] for old, new in one.items()}
        self._files.also_own(REDIRECTS, [other.files.get(REDIRECTS, "") for other in others])
        if self._files.put(REDIRECTS, redirects_text(whole).encode()) is Fate.KEPT:
            current = read_text_however(self._root / REDIRECTS)
            known = [old for one in read_redirects(current, self._site)[0] for old in one.addresses]
            text = lines_to_add(current, known, wanted)
            if text != current and not self._way.is_dry:
                write_whole(self._root, REDIRECTS, [text.encode()])

    def _keep(
        self, entries: Mapping[str, EarlierImport], files: Mapping[str, str], pictures: Mapping[str, str],
        all_redirects: Mapping[str, str],
    ) -> None:  # fmt: skip
        """Write the manifest, if it says something else than before."""
        if self._way.is_dry:
            return
        of_this = ImportedSource(entries, files, pictures, all_redirects)
        write_whole(self._root, MANIFEST, manifest_lines(self._sources | {self._source.name: of_this}))

    def _report(
        self, layout: Layout, led: Redirects, rules: Rules, needed: NeededSettings, pictures: ImportedPictures,
        vanished: Sequence[str],
    ) -> ImportReport:  # fmt: skip
        used = {key_of_name(one_line(old)) for counted in layout.categories.values() for old in counted}
        becomes = {
            kind: {name: known[name] for name in layout.categories[kind]} for kind, known in rules.categories.items()
        }
        return ImportReport(
            self._source.name,
            self._way.is_dry,
            self._account,
            {fate.value: count for fate, count in sorted(self._files.fates.items())},
            dict(pictures.counts),
            sorted(self._files.kept),
            sorted(vanished),
            len(led.to),
            [*layout.unfit, *led.unfit],
            led.nearest,
            becomes,
            [old for old in self._way.mapped if key_of_name(one_line(old)) not in used],
            needed.lines(),
        )


def _entries(layout: Layout, before: Mapping[str, EarlierImport]) -> dict[str, EarlierImport]:
    """Where each entry is now, and every address that it has had here."""
    found: dict[str, EarlierImport] = {}
    for key, place in layout.places.items():
        addresses = before[key].addresses if key in before else ()
        found[key] = EarlierImport(place.path, tuple(dict.fromkeys([*addresses, place.address])))
    return found


def _slugs(
    site: Site, layout: Layout, by_kind: Mapping[str, Categories], spellings: Mapping[str, Mapping[str, str]]
) -> dict[str, str]:
    """For SLUGS, of each kind of names apart: two of different kinds have addresses of their own."""
    names = {
        kind: {spellings[kind].get(one_line(name), one_line(name)) for name in counted if one_line(name)}
        for kind, counted in layout.names.items()
    }
    slugs: dict[str, str] = {}
    for one in [*names.values(), *(known.all for known in by_kind.values())]:
        slugs |= slugs_to_add(replace(site, slugs={**site.slugs, **slugs}), one)
    return slugs | slugs_of_groups(replace(site, slugs={**site.slugs, **slugs}), layout.groups)
