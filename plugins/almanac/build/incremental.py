"""Builds a site into a staging folder as far as its output does not have it already, and keeps account of both."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from types import NoneType
from typing import TypeVar

from almanac.build.assets import copied_files, drawn_files, map_files, worker_file
from almanac.build.entry_sources import entry_sources
from almanac.build.kept_occurrences import KeptOccurrences
from almanac.build.kept_plan import KeptPlan
from almanac.build.needs_pelican import template_for_pelican
from almanac.build.origin import origin_of
from almanac.build.picture_copies import picture_copies
from almanac.build.profile import KEEPING, NOT_PROFILED, Profile
from almanac.build.renderer import OWN, THEME, Renderer, Sources
from almanac.build.search_index import SearchIndex
from almanac.build.site_builder import NOTHING_FIRST, BuiltSite, First, MadeFile, Making, Progress, SiteBuilder
from almanac.build.template_sources import TemplateSources
from almanac.build.workers import nothing_becomes_garbage
from almanac.check.form_facts import form_facts
from almanac.model.edition import Edition
from almanac.render.map.locator import Coastline
from almanac.render.outputs.entry_forms import entry_forms
from almanac.render.outputs.events_plan import Events
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.output import Foreseen, Output, Planned
from almanac.render.outputs.part_of_site import PartOfSite, Plan
from almanac.render.outputs.stories import NeedsPelicanError
from almanac.render.outputs.stories_plan import Stories
from almanac.render.outputs.whole_site import beside_stories
from almanac.render.publication import Publication
from almanac.store.loaded_code import is_saved_since_loaded
from almanac.store.picture_copies import PictureCopies
from almanac.store.publishing.publisher import WORK_FOLDER, Published, Publisher
from almanac.store.results import KeptFile, Results, output_name
from almanac.store.share_cards import ShareCards
from almanac.store.svg.rasterizer_cache import RasterizerCache
from almanac.store.tree import texts_below

# What the theme shows the texts of: that of the page's own entry, on its page.
_BODY_OF, _SHOW_THEIR_OWN = re.compile(r"([\w.\]]+)\.body\b"), frozenset(["article", "page", "text"])
_Told = TypeVar("_Told")
_LAND = "theme/static/map/land-110m.geojson"


@dataclass(frozen=True, slots=True)
class How:
    """How a site is built: lists of so many entries, by so many processes; ``fresh`` forgets what was made before.

    What is looked at is made ``first``.
    """

    paging: Paging
    jobs: int = 1
    fresh: bool = False
    profile: Profile = NOT_PROFILED
    first: First = NOTHING_FIRST


class IncrementalBuild:
    """One build of an edition of the project in ``root``, for the output of a publisher that is held.

    ``program`` is the fingerprint of what builds.
    """

    def __init__(self, root: Path, edition: Edition, publisher: Publisher, how: How, program: bytes) -> None:
        self._root = root
        self._program = program
        self._edition = edition
        self._publisher = publisher
        self._how = how
        self._results = Results(root / WORK_FOLDER)
        self._output = output_name(root, publisher.output)
        self._own_templates = _has_own_templates(root)
        self._prints = Fingerprints(edition, of_all_there_is=self._own_templates)
        self._occurrences = KeptOccurrences(self._results, program, self._prints, fresh=how.fresh)
        self._templates: TemplateSources | None = None
        self._search: SearchIndex | None = None
        self._until: datetime | None = None
        with how.profile.stage(KEEPING):
            self._known = {} if how.fresh else self._results.files(self._output)
            kept = partial(KeptPlan, self._results, self._output, fresh=how.fresh)
            self._plan_of_events, self._plan_of_stories = kept("events", EventsTold), kept("stories", NoneType)

    def build(self, progress: Progress | None = None) -> BuiltSite:
        """Make what is missing, in the staging folder.

        Raises ``NeedsPelicanError``, ``PagesRefused``, ``TemplateFaultError``, ``OSError``.
        """
        root, how = self._root, self._how
        with how.profile.stage("planning"):
            publication = Publication(self._edition, expand=self._occurrences.expanded)
            renderer = Renderer(publication, root)
            template = template_for_pelican(root, renderer.environment)
            if template:
                raise NeedsPelicanError(f"theme/site/templates/{template}")
            staging = self._publisher.stage()
            self._templates = TemplateSources(renderer.environment, self._results, self._program, fresh=how.fresh)
            origin = origin_of(root, self._edition, self._program, self._templates)
        made_with = origin.of_files
        with RasterizerCache(root, forget=how.fresh or not self._known) as drawer:
            with how.profile.stage("planning"), nothing_becomes_garbage():
                stories, events = _parts(root, publication, how.paging, self._prints)
                copied = [*copied_files(root, self._edition.lost_pictures)]
                printed = {file.address: file.fingerprint for file in copied}
                of_stories = self._plan(self._plan_of_stories, stories, made_with).outputs

            def the_rest() -> list[Planned]:
                with how.profile.stage("planning"), nothing_becomes_garbage():
                    plan = self._plan(self._plan_of_events, events, made_with)
                    self._until = plan.until
                    outputs = [*self._beside_stories(publication, plan, printed, drawer)]
                return [*copied, *outputs, *self._indexed(made_with)]

            anew = partial(_anew, root, self._edition, how.paging, renderer.sources, printed)
            making = Making(
                renderer, anew, staging, self._publisher.output, self._known, how.jobs, how.first, progress, how.profile
            )
            builder = SiteBuilder(root, self._edition.site, origin, _sources(self._edition))
            asked = [(kept, kept.now()) for kept in (PictureCopies(root), ShareCards(root))]
            built = builder.build(publication, of_stories, making, the_rest)
        if not built.kept:  # all there is was asked for
            for kept, since in asked:
                kept.forget_unused(since)
        built.events_until = self._until
        return built

    def publish(self, built: BuiltSite) -> Published:
        """Publish it; raises as ``Publisher.publish`` does."""
        with self._how.profile.stage("publishing"):
            hashes = {name: made.hash for name, made in built.made.items()}
            return self._publisher.publish(hashes, {name: kept.hash for name, kept in built.kept.items()})

    def keep(self, built: BuiltSite) -> None:
        """Keep what each file was made from that was published; raises ``OSError`` where one is gone again.

        Where code was saved meanwhile, nobody knows what made it: nothing is kept.
        """
        with self._how.profile.stage(KEEPING):
            if self._publisher.is_for_preview:
                self._publisher.settle()
            if is_saved_since_loaded():
                return
            output = str(self._publisher.output)
            files = {name: _as_published(f"{output}/{name}", made) for name, made in built.made.items()}
            files |= {name: kept for name, kept in built.kept.items() if kept is not self._known[name]}
            gone = self._known.keys() - built.made.keys() - built.kept.keys()
            self._results.keep_files(self._output, files, gone)
            self._plan_of_events.keep(self._root)
            self._plan_of_stories.keep(self._root)
            self._occurrences.keep()
            if self._templates:
                self._templates.keep()
            if self._search:
                self._search.keep()

    def _plan(self, kept: KeptPlan[_Told], part: PartOfSite[_Told], made_with: bytes) -> Plan[_Told]:
        """The plan of a part of the site; where templates may show all there is, none that was kept holds."""
        return part.plan() if self._own_templates else kept.of(part, made_with, self._edition.now)

    def _beside_stories(
        self, publication: Publication, events: Plan[EventsTold], printed: Mapping[str, bytes], drawer: RasterizerCache
    ) -> Iterator[Planned]:
        """All but what is of stories alone, copied, whose fingerprints by address are ``printed``, or indexed."""
        root, edition = self._root, self._edition
        yield from picture_copies(root, edition, printed)
        yield from map_files(edition.site)
        yield from entry_sources(root, edition)
        yield worker_file(root, edition.site, is_preview=edition.is_preview)
        yield from drawn_files(root, edition, drawer)
        yield from _made_elsewhere(root, publication, events)

    def _indexed(self, made_with: bytes) -> Iterator[Planned]:
        """The index of the search."""
        edition, how = self._edition, self._how
        if edition.site.search and not edition.is_preview:
            with how.profile.stage("indexing for the search"):
                self._search = SearchIndex(
                    self._root, edition, made_with, self._results, jobs=how.jobs, fresh=how.fresh
                )
                yield from self._search.files(self._prints)


def _parts(root: Path, publication: Publication, paging: Paging, prints: Fingerprints) -> tuple[Stories, Events]:
    coastline = Coastline((root / _LAND).read_bytes())
    return Stories(publication, paging, prints), Events(publication, paging, coastline, prints)


def _made_elsewhere(root: Path, publication: Publication, events: Plan[EventsTold]) -> Iterator[Planned]:
    """All but what is of stories alone, copied, drawn or indexed."""
    land = json.loads((root / _LAND).read_bytes())
    yield from beside_stories(publication, events, land)
    yield from entry_forms(publication, form_facts)
    if publication.edition.is_preview:
        from almanac.build.component_pages import component_pages  # only a preview has them

        yield from component_pages(root, publication.site)


def _anew(
    root: Path, edition: Edition, paging: Paging, sources: Sources, printed: Mapping[str, bytes]
) -> tuple[Renderer, Iterator[Output]]:
    """Plan the same in a process that begins with nothing: all of it follows from these."""
    publication = Publication(edition)
    prints = Fingerprints(edition, of_all_there_is=_has_own_templates(root))
    stories, events = _parts(root, publication, paging, prints)
    copies = picture_copies(root, edition, printed)
    planned = [*stories.plan().outputs, *_made_elsewhere(root, publication, events.plan()), *copies]
    return Renderer(publication, root, sources), (one for one in planned if not isinstance(one, Foreseen))


def _has_own_templates(root: Path) -> bool:
    """Whether templates may show more of entries than the theme's do: the site's own, or the theme's as edited."""
    shown = (name for text in texts_below(root / THEME, ".html").values() for name in _BODY_OF.findall(text))
    return any((root / OWN).rglob("*")) or any(name not in _SHOW_THEIR_OWN for name in shown)


def _as_published(path: str, made: MadeFile) -> KeptFile:
    status = os.lstat(path)
    times = status.st_mtime_ns, status.st_ctime_ns
    return KeptFile(made.made_from, made.hash, status.st_size, *times, status.st_ino, made.parts)


def _sources(edition: Edition) -> Mapping[str, str]:
    """The files that entries' pages come from, by address."""
    texts = [*edition.stories_and_pages, *(text for event in edition.events for text in event.texts)]
    return {text.address: text.source.path for text in texts}
