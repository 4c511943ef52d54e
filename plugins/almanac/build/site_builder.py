"""Makes the files of a site that are not in its output yet, and knows of the others that they are right."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from itertools import groupby
from pathlib import Path

from almanac.build.profile import NOT_PROFILED, Profile
from almanac.build.renderer import Renderer
from almanac.build.workers import WorkerDiedError, work
from almanac.check import PagesRefused, check_pages, fault_while_rendering
from almanac.model.address import file_of
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.render.outputs.output import File, Output, Page, fingerprint
from almanac.render.outputs.stories import NeedsPelicanError
from almanac.render.publication import Publication
from almanac.store.published_pictures import clean_pictures
from almanac.store.publishing.manifest import content_hash
from almanac.store.results import KeptFile

Progress = Callable[[int, int], None]
# Called with the staging folder and the names of what is made there by then.
Made = Callable[[Path, Collection[str]], None]
_Task = tuple[str, bytes, Output]  # the name of a file, what it is made from, what makes it
# What is made of the same parts, by what it is: the cards of stories, those of events, entries of feeds and calendars.
_ALIKE = {
    **dict.fromkeys(("stories", "category", "tag", "author", "series"), 0),
    **dict.fromkeys(("events", "events_past", "event_list"), 1),
    "feed": 2,
    "calendar": 3,
}
# For so few it takes longer to begin processes than to make them.
_FEW = 40
# Of a site with so many files all else takes a while too.
_MANY = 2000
# What is made where the drawings are drawn and the pictures are cleaned: here.
_MADE_HERE = frozenset(["copy", "drawing"])
_LOOKED_AT = (".html", ".htm", ".xhtml", ".css")


class TemplateFaultError(Exception):
    """A template of the site's own cannot be rendered; ``problem`` says which, and where."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class MadeFile:
    """What a file was made from, and the hash of what came of it."""

    made_from: bytes
    hash: str


@dataclass(slots=True)
class BuiltSite:
    """The files of a site by their names: those that were made, in a staging folder, and those that stay."""

    publication: Publication
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

    ``origin`` is the fingerprint of what all files are made with; ``sources`` are the files that entries' pages come
    from, by address.
    """

    def __init__(self, root: Path, site: Site, origin: bytes, sources: Mapping[str, str]) -> None:
        self._root = root
        self._site = site
        self._origin = origin
        self._sources = sources

    def build(
        self,
        publication: Publication,
        outputs: Sequence[Output],
        renderer: Callable[[], Renderer],
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

        Raises ``PagesRefused``, ``TemplateFaultError``, ``NeedsPelicanError``, ``WorkerDiedError``, ``OSError``.
        """
        built = BuiltSite(publication)
        with profile.stage("comparing with what there is"):
            to_make = [*self._missing(outputs, output, kept, built, profile)]
        here = [task for task in to_make if isinstance(task[2], File) and task[2].kind in _MADE_HERE]
        elsewhere = [task for task in to_make if not (isinstance(task[2], File) and task[2].kind in _MADE_HERE)]
        elsewhere.sort(key=lambda task: _ALIKE.get(_kind(task[2]), len(_ALIKE)))
        with profile.stage("making here"):
            suspicious = self._make_here(here, staging, built, profile)
        with profile.stage("making in workers"):
            looked_at = [task for task in elsewhere if task[0] in first.names]
            elsewhere = [task for task in elsewhere if task[0] not in first.names]
            suspicious += self._make(looked_at, renderer, staging, built, 1, None, profile)
            if looked_at and first.made and not suspicious and (len(elsewhere) > _FEW or len(outputs) > _MANY):
                first.made(staging, built.made.keys())
            at_once = jobs if len(elsewhere) > _FEW else 1
            suspicious += self._make(elsewhere, renderer, staging, built, at_once, progress, profile)
        self._refuse(staging, suspicious)
        return built

    def _missing(
        self,
        outputs: Sequence[Output],
        output: Path,
        kept: Mapping[str, KeptFile],
        built: BuiltSite,
        profile: Profile,
    ) -> Iterator[_Task]:
        """What has to be made; the others are noted as built."""
        folder = str(output)
        for name, made_from, planned in self._keyed(outputs):
            before = kept.get(name)
            found = before and before.made_from == made_from and found_intact(f"{folder}/{name}", before)
            if found:
                built.kept[name] = found
                profile.kept(_kind(planned))
            else:
                yield name, made_from, planned

    def _keyed(self, outputs: Sequence[Output]) -> Iterator[_Task]:
        names: set[str] = set()
        for planned in outputs:
            name = file_of(planned.address)
            if name in names:
                raise RuntimeError(f"two files would be written to {name}")
            names.add(name)
            yield name, fingerprint(self._origin, _kind(planned), planned.fingerprint), planned

    def _make_here(self, tasks: Sequence[_Task], staging: Path, built: BuiltSite, profile: Profile) -> list[str]:
        for name, _, planned in tasks:
            if isinstance(planned, File):
                begun = profile.clock()
                _write(staging / name, planned.data())
                profile.made(planned.kind, name, profile.clock() - begun)
        problems = clean_pictures(self._root, staging, forget=not built.kept)
        if problems:
            raise PagesRefused(problems)
        for name, made_from, _ in tasks:
            built.made[name] = MadeFile(made_from, content_hash(staging / name))
        return [name for name, _, _ in tasks if name.endswith(".css")]

    def _make(
        self,
        tasks: Sequence[_Task],
        renderer: Callable[[], Renderer],
        staging: Path,
        built: BuiltSite,
        jobs: int,
        progress: Progress | None,
        profile: Profile,
    ) -> list[str]:
        suspicious = []
        to_make = [(name, planned) for name, _, planned in tasks]
        prepare = partial(_maker, renderer, to_make, staging, self._site, self._root, profile.clock)
        try:
            gc.freeze()  # what all processes share stays shared: a collector that looked at it would copy it
            done_by_now = enumerate(work(len(tasks), prepare, jobs, _stretches(tasks)), 1)
            for done, (number, (digest, is_right, cpu)) in done_by_now:
                name, made_from, planned = tasks[number]
                built.made[name] = MadeFile(made_from, digest)
                profile.made(_kind(planned), name, cpu)
                if not is_right:
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
        files = ((_address(name), (staging / name).read_bytes()) for name in sorted(suspicious))
        problems = check_pages(self._site, files, self._sources)
        if problems:
            raise PagesRefused(problems)


def _kind(planned: Output) -> str:
    return planned.template if isinstance(planned, Page) else planned.kind


def _stretches(tasks: Sequence[_Task]) -> list[range]:
    """Those that are made of the same parts, which come first: what one process has made, another would make again."""
    stretches, begin = [], 0
    for alike, group in groupby(tasks, key=lambda task: _ALIKE.get(_kind(task[2]))):
        length = sum(1 for _ in group)
        if alike is None:
            break
        stretches.append(range(begin, begin + length))
        begin += length
    return stretches


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


def _maker(
    renderer: Callable[[], Renderer],
    tasks: Sequence[tuple[str, Output]],
    staging: Path,
    site: Site,
    root: Path,
    clock: Callable[[], float],
) -> Callable[[int], tuple[str, bool, float]]:
    """Gives what makes a file: its hash, whether it loads nothing that it may not, and the time by a clock."""
    renders = renderer()

    def make(number: int) -> tuple[str, bool, float]:
        begun = clock()
        name, planned = tasks[number]
        try:
            data = renders.make(planned)
        except NeedsPelicanError:
            raise
        except Exception as error:
            fault = fault_while_rendering(error.__context__ or error, root) or fault_while_rendering(error, root)
            if fault is None:
                raise
            raise TemplateFaultError(fault) from None
        _write(staging / name, data)
        is_right = not name.lower().endswith(_LOOKED_AT) or not check_pages(site, [(_address(name), data)])
        return blake2b(data, digest_size=16).hexdigest(), is_right, clock() - begun

    return make


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _address(name: str) -> str:
    return f"/{name.removesuffix('index.html')}" if name.endswith("/index.html") or name == "index.html" else f"/{name}"
