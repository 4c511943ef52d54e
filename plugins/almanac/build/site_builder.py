"""Makes the files of a site that are not in its output yet, and knows of the others that they are right."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from almanac.build.assets import SavedMeanwhileError
from almanac.build.maker import Anew, Writer, address_of, maker, maker_anew
from almanac.build.order import place, stretches
from almanac.build.origin import Origin
from almanac.build.parts import Parts
from almanac.build.profile import NOT_PROFILED, Profile
from almanac.build.renderer import Renderer
from almanac.build.workers import WorkerDiedError, begin_at_once, do_nothing, few, work
from almanac.check.built_pages.check_pages import PagesRefused, check_pages
from almanac.model.address import file_of
from almanac.model.site import Site
from almanac.render.outputs.output import File, FileOfParts, Foreseen, Output, Planned, joined, kind_of
from almanac.render.publication import Publication
from almanac.store.published_pictures import clean_pictures
from almanac.store.publishing.manifest import content_hash
from almanac.store.results import KeptFile

Progress = Callable[[int, int], None]
# Plans what is not planned yet.
Later = Callable[[], Sequence[Planned]]
# Called with the staging folder and the names of what is made there by then.
Made = Callable[[Path, Collection[str]], None]
_Task = tuple[str, bytes, Output]  # the name of a file, what it is made from, what makes it
# For so few it takes longer to begin processes than to make them.
_FEW = 40
# Of a site with so many files all else takes a while too.
_MANY = 2000
# Planning so many files takes as long as two processes save by making one.
_PLANS_TO_ONE = 3
# What is made where the drawings are drawn and the pictures are cleaned: here, while others make the rest.
_MADE_HERE = frozenset(["copy", "drawing", "search"])
# What a file was made from that is right, and of which the next build has to look.
_UNKNOWN = b""


@dataclass(frozen=True, slots=True)
class MadeFile:
    """What a file was made from, the hash of what came of it, and its parts, as ``KeptFile`` has them."""

    made_from: bytes
    hash: str
    parts: bytes = b""


@dataclass(slots=True)
class BuiltSite:
    """The files of a site by their names: those that were made, in a staging folder, and those that stay.

    ``events_until`` is when something else may have to be said of its events.
    """

    publication: Publication
    events_until: datetime | None = None
    made: dict[str, MadeFile] = field(default_factory=dict)
    kept: dict[str, KeptFile] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(name.endswith(".html") for name in (*self.made, *self.kept))


@dataclass(frozen=True, slots=True)
class First:
    """The files that someone looks at: they are made before the others, and ``made`` hears of it where these take long.

    What it is told of is right in itself, and not published yet.
    """

    names: frozenset[str] = frozenset()
    made: Made | None = None


NOTHING_FIRST = First()


@dataclass(frozen=True, slots=True)
class Making:
    """How files are made, and where to: into the empty ``staging`` what is not in ``output`` as ``kept`` says it is.

    Where processes cannot be forked, ``anew`` is sent to them (pickle), and plans the same there.
    """

    renderer: Renderer
    anew: Anew
    staging: Path
    output: Path
    kept: Mapping[str, KeptFile]
    jobs: int = 1
    first: First = NOTHING_FIRST
    progress: Progress | None = None
    profile: Profile = NOT_PROFILED


class SiteBuilder:
    """Makes what has to be made of a site.

    ``origin`` says what each file is made with; ``sources`` are the files that entries' pages come from, by address.
    """

    def __init__(self, root: Path, site: Site, origin: Origin, sources: Mapping[str, str]) -> None:
        self._root = root
        self._site = site
        self._origin = origin
        self._sources = sources

    def build(
        self, publication: Publication, outputs: Sequence[Planned], making: Making, later: Later = tuple
    ) -> BuiltSite:
        """Make what is missing of ``outputs``, and of what ``later`` plans: while others make these, if it takes long.

        Raises ``PagesRefused``, ``TemplateFaultError``, ``NeedsPelicanError``, ``WorkerDiedError``, ``OSError``.
        """
        built, names = BuiltSite(publication), set[str]()
        to_make, suspicious = self._missing(outputs, making, built, names), list[str]()
        if begin_at_once() and making.jobs > 1 and len(to_make) > _MANY and not making.first.names:
            rest: list[Planned] = []

            def plan_the_rest() -> None:
                rest.extend(later())
                one_of_each = {kind_of(planned): planned for planned in rest}
                for planned in one_of_each.values():  # else each process would compile them
                    making.renderer.load(self._origin.templates_of(planned))

            suspicious = self._make(to_make, making, built, plan_the_rest)
            to_make = self._missing(rest, making, built, names)
        else:
            to_make += self._missing(later(), making, built, names)
        suspicious += self._make_first(to_make, making, built)
        self._refuse(making.staging, suspicious)
        return built

    def _make_first(self, to_make: Sequence[_Task], making: Making, built: BuiltSite) -> list[str]:
        """Make what is looked at, then the rest; the names of those pages that have to be looked at closely."""
        first = making.first
        looked_at = [task for task in to_make if task[0] in first.names and not _is_made_here(task)]
        if not looked_at:
            return self._make(to_make, making, built)
        rest = [task for task in to_make if task[0] not in first.names and not _is_made_here(task)]
        here = [task for task in to_make if _is_made_here(task)]
        suspicious = self._make([*here, *looked_at], replace(making, jobs=1, progress=None), built)
        if first.made and (len(rest) > _FEW or len(built.made) + len(built.kept) + len(rest) > _MANY):
            first.made(making.staging, built.made.keys() - suspicious)
        return suspicious + self._make(rest, making, built)

    def _missing(self, outputs: Sequence[Planned], making: Making, built: BuiltSite, names: set[str]) -> list[_Task]:
        """What has to be made; the others are noted as built. ``names`` are those of all files."""
        profile, folder = making.profile, str(making.output)
        missing: list[tuple[str, bytes, Planned]] = []
        with profile.stage("comparing with what there is"):
            for name, made_from, planned in self._keyed(outputs, names):
                before = making.kept.get(name)
                found = before and before.made_from == made_from and found_intact(f"{folder}/{name}", before)
                if found:
                    built.kept[name] = found
                    profile.kept(kind_of(planned))
                else:
                    missing.append((name, made_from, planned))
            addresses = frozenset(planned.address for _, _, planned in missing)
            return [
                (name, made_from, planned.plan(addresses) if isinstance(planned, Foreseen) else planned)
                for name, made_from, planned in missing
            ]

    def _keyed(self, outputs: Sequence[Planned], names: set[str]) -> Iterator[tuple[str, bytes, Planned]]:
        for planned in outputs:
            name = file_of(planned.address)
            if name in names:
                raise RuntimeError(f"two files would be written to {name}")
            names.add(name)
            yield name, joined(self._origin.of(planned), planned.fingerprint), planned

    def _make_here(self, tasks: Sequence[_Task], staging: Path, built: BuiltSite, profile: Profile) -> list[str]:
        writer = Writer(staging)
        saved: set[str] = set()
        for name, _, planned in tasks:
            if isinstance(planned, File):
                begun = profile.clock()
                try:
                    data = planned.data()
                except SavedMeanwhileError as other:
                    data = other.data
                    saved.add(name)
                writer.write(name, data)
                profile.made(planned.kind, name, profile.clock() - begun)
        problems = clean_pictures(self._root, staging, [name for name, _, _ in tasks], forget=not built.kept)
        if problems:
            raise PagesRefused(problems)
        for name, made_from, _ in tasks:
            built.made[name] = MadeFile(_UNKNOWN if name in saved else made_from, content_hash(staging / name))
        return [name for name, _, _ in tasks if name.endswith(".css")]

    def _make(
        self, to_make: Sequence[_Task], making: Making, built: BuiltSite, meanwhile: Callable[[], None] = do_nothing
    ) -> list[str]:
        """Make files, and do what else is to be done ``meanwhile``; the names of pages to be looked at closely."""
        here = [task for task in to_make if _is_made_here(task)]
        elsewhere = [task for task in to_make if not _is_made_here(task)]
        elsewhere.sort(key=lambda task: place(kind_of(task[2])))
        suspicious: list[str] = []

        def all_meanwhile() -> None:
            meanwhile()
            if here:
                with making.profile.stage("making here"):
                    suspicious.extend(self._make_here(here, making.staging, built, making.profile))

        with making.profile.stage("making in workers"):
            suspicious += self._make_elsewhere(elsewhere, making, built, all_meanwhile)
        return suspicious

    def _make_elsewhere(
        self, tasks: Sequence[_Task], making: Making, built: BuiltSite, meanwhile: Callable[[], None]
    ) -> list[str]:
        profile, suspicious, before = making.profile, list[str](), len(built.made)
        together = stretches(kind_of(planned) for _, _, planned in tasks)
        to_make = [(name, planned) for name, _, planned in tasks]
        how = (making.staging, self._site, self._root, self._parts(tasks, making), profile.clock)
        prepare = partial(maker, making.renderer, to_make, *how)
        there = partial(maker_anew, making.anew, [name for name, _ in to_make], *how)
        planned_in_all = len(built.made) + len(built.kept) + len(tasks)
        jobs = making.jobs if len(tasks) > few(_FEW, planned_in_all // _PLANS_TO_ONE) else 1
        try:
            gc.freeze()  # what all processes share stays shared: a collector that looked at it would copy it
            done_by_now = enumerate(work(len(tasks), prepare, jobs, together, meanwhile, there), 1)
            for done, (number, made) in done_by_now:
                name, made_from, planned = tasks[number]
                built.made[name] = MadeFile(made_from if made.as_planned else _UNKNOWN, made.hash, made.parts)
                profile.made(kind_of(planned), name, made.took)
                if not made.is_right:
                    suspicious.append(name)
                if making.progress is not None:
                    making.progress(before + done, before + len(tasks))
        except WorkerDiedError as died:
            raise died.on([name for name, _, _ in tasks]) from None
        finally:
            gc.unfreeze()
        return suspicious

    def _parts(self, tasks: Sequence[_Task], making: Making) -> Parts:
        kept = making.kept
        parted = {name: kept[name] for name, _, planned in tasks if isinstance(planned, FileOfParts) and name in kept}
        return Parts(self._origin.of_parts, making.output, parted)

    def _refuse(self, staging: Path, suspicious: Sequence[str]) -> None:
        """Say what is wrong with these pages and style sheets, the same fault of many of them once."""
        files = ((address_of(name), (staging / name).read_bytes()) for name in sorted(suspicious))
        problems = check_pages(self._site, files, self._sources)
        if problems:
            raise PagesRefused(problems)


def _is_made_here(task: _Task) -> bool:
    return isinstance(task[2], File) and task[2].kind in _MADE_HERE


def found_intact(path: str, kept: KeptFile) -> KeptFile | None:
    """A file of the output that is what was published there, by its place and times, or else by its content.

    Where content has shown it, the place and times are those that it has now.
    """
    try:
        status = os.lstat(path)
        if kept.is_as_left(status):
            return kept
        is_same = status.st_size == kept.size and content_hash(Path(path)) == kept.hash
    except OSError:
        return None
    return kept.at(status) if is_same else None
