"""Makes the files of a site that are not in its output yet, and knows of the others that they are right."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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
from almanac.build.workers import WorkerDiedError, few, work
from almanac.check.built_pages.check_pages import PagesRefused, check_pages
from almanac.model.address import file_of
from almanac.model.site import Site
from almanac.render.outputs.output import File, FileOfParts, Foreseen, Output, Planned, joined, kind_of
from almanac.render.publication import Publication
from almanac.store.published_pictures import clean_pictures
from almanac.store.publishing.manifest import content_hash
from almanac.store.results import KeptFile

Progress = Callable[[int, int], None]
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
        self,
        publication: Publication,
        outputs: Sequence[Planned],
        renderer: Renderer,
        anew: Anew,
        staging: Path,
        output: Path,
        kept: Mapping[str, KeptFile],
        *,
        jobs: int = 1,
        first: First = NOTHING_FIRST,
        progress: Progress | None = None,
        profile: Profile = NOT_PROFILED,
    ) -> BuiltSite:
        """Put into the empty ``staging`` what is not in ``output`` as it has to be; ``kept`` says what is.

        Where processes cannot be forked, ``anew`` is sent to them (pickle), and plans the same there.

        Raises ``PagesRefused``, ``TemplateFaultError``, ``NeedsPelicanError``, ``WorkerDiedError``, ``OSError``.
        """
        built = BuiltSite(publication)
        with profile.stage("comparing with what there is"):
            to_make = [*self._missing(outputs, output, kept, built, profile)]
        here = [task for task in to_make if isinstance(task[2], File) and task[2].kind in _MADE_HERE]
        elsewhere = [task for task in to_make if not (isinstance(task[2], File) and task[2].kind in _MADE_HERE)]
        elsewhere.sort(key=lambda task: place(kind_of(task[2])))
        parted = {
            name: kept[name] for name, _, planned in elsewhere if isinstance(planned, FileOfParts) and name in kept
        }
        parts = Parts(self._origin.of_parts, output, parted)
        with profile.stage("making in workers"):
            looked_at = [task for task in elsewhere if task[0] in first.names]
            elsewhere = [task for task in elsewhere if task[0] not in first.names]
            suspicious = self._make(
                looked_at, here if looked_at else (), renderer, anew, staging, parts, built, 1, None, profile
            )
            if looked_at and first.made and (len(elsewhere) > _FEW or len(outputs) > _MANY):
                first.made(staging, built.made.keys() - suspicious)
            at_once = jobs if len(elsewhere) > few(_FEW, len(outputs) // _PLANS_TO_ONE) else 1
            here = [] if looked_at else here
            suspicious += self._make(elsewhere, here, renderer, anew, staging, parts, built, at_once, progress, profile)
        self._refuse(staging, suspicious)
        return built

    def _missing(
        self,
        outputs: Sequence[Planned],
        output: Path,
        kept: Mapping[str, KeptFile],
        built: BuiltSite,
        profile: Profile,
    ) -> Iterator[_Task]:
        """What has to be made; the others are noted as built."""
        folder, missing = str(output), []
        for name, made_from, planned in self._keyed(outputs):
            before = kept.get(name)
            found = before and before.made_from == made_from and found_intact(f"{folder}/{name}", before)
            if found:
                built.kept[name] = found
                profile.kept(kind_of(planned))
            else:
                missing.append((name, made_from, planned))
        addresses = frozenset(planned.address for _, _, planned in missing)
        for name, made_from, planned in missing:
            yield name, made_from, planned.plan(addresses) if isinstance(planned, Foreseen) else planned

    def _keyed(self, outputs: Sequence[Planned]) -> Iterator[tuple[str, bytes, Planned]]:
        names: set[str] = set()
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
        self,
        tasks: Sequence[_Task],
        here: Sequence[_Task],
        renderer: Renderer,
        anew: Anew,
        staging: Path,
        parts: Parts,
        built: BuiltSite,
        jobs: int,
        progress: Progress | None,
        profile: Profile,
    ) -> list[str]:
        suspicious: list[str] = []

        def meanwhile() -> None:
            if here:
                with profile.stage("making here"):
                    suspicious.extend(self._make_here(here, staging, built, profile))

        together = stretches(kind_of(planned) for _, _, planned in tasks)
        to_make = [(name, planned) for name, _, planned in tasks]
        how = (staging, self._site, self._root, parts, profile.clock)
        prepare = partial(maker, renderer, to_make, *how)
        there = partial(maker_anew, anew, [name for name, _ in to_make], *how)
        try:
            gc.freeze()  # what all processes share stays shared: a collector that looked at it would copy it
            done_by_now = enumerate(work(len(tasks), prepare, jobs, together, meanwhile, there), 1)
            for done, (number, made) in done_by_now:
                name, made_from, planned = tasks[number]
                built.made[name] = MadeFile(made_from if made.as_planned else _UNKNOWN, made.hash, made.parts)
                profile.made(kind_of(planned), name, made.took)
                if not made.is_right:
                    suspicious.append(name)
                if progress is not None:
                    progress(done, len(tasks))
        except WorkerDiedError as died:
            raise died.on([name for name, _, _ in tasks]) from None
        finally:
            gc.unfreeze()
        return suspicious

    def _refuse(self, staging: Path, suspicious: Sequence[str]) -> None:
        """Say what is wrong with these pages and style sheets, the same fault of many of them once."""
        files = ((address_of(name), (staging / name).read_bytes()) for name in sorted(suspicious))
        problems = check_pages(self._site, files, self._sources)
        if problems:
            raise PagesRefused(problems)


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
