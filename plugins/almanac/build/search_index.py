"""Plans the index of the search: what has changed is indexed, all else is as an earlier build kept it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path

from almanac.check.built_pages.check_pages import PagesRefused
from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.problem import Problem
from almanac.model.site import SETTINGS_FILE
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import File, file_of_bytes, fingerprint, joined
from almanac.render.search.bundles import Bundle, bundles
from almanac.render.search.index_files import LIBRARY, UnknownIndexError
from almanac.render.search.records import OPEN, Record, searchable
from almanac.store.publishing.publisher import WORK_FOLDER
from almanac.store.results import FOLDER, Results
from almanac.store.search.index_store import IndexFile, IndexStore
from almanac.store.search.pagefind import CannotIndex

_KIND = "search"
# So many are indexed side by side; more would take more memory than making pages does.
_SIDE_BY_SIDE = 2
_HINT = "build again; where Pagefind does not run on this machine, write `SEARCH = False`: then the site has no search"


@dataclass(frozen=True, slots=True)
class _Facts:
    """A bundle by its name in the store, with the first year of what is in it, and the last day of what comes."""

    name: str
    first: str
    last: str


class SearchIndex:
    """The index of an edition; ``made_with`` is the fingerprint of all that a record is made of beside its entry.

    Where there are no ``results``, every record is made to see whether it is another; ``fresh`` forgets what was kept.
    """

    def __init__(
        self,
        root: Path,
        edition: Edition,
        made_with: bytes,
        results: Results | None = None,
        *,
        jobs: int = 1,
        fresh: bool = False,
    ) -> None:
        self._edition = edition
        self._made_with = made_with
        self._results = results
        self._jobs = jobs
        self._known: Mapping[bytes, bytes] = results.values(_KIND) if results and not fresh else {}
        self._new: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._store = IndexStore(root / WORK_FOLDER / FOLDER / _KIND, fresh=fresh)

    def files(self, prints: Fingerprints) -> list[File]:
        """Every file of the index; raises ``PagesRefused`` where it cannot be made."""
        try:
            with self._store:
                return [*self._files(prints)]
        except (CannotIndex, UnknownIndexError) as reason:
            message = f"the search cannot be made: {reason}"
            raise PagesRefused((Problem(SETTINGS_FILE, 0, "SEARCH", message, _HINT),)) from None

    def keep(self) -> None:
        """Keep for the next build what was found, and forget what this one has not asked for."""
        self._store.forget_others()
        gone = self._known.keys() - self._asked
        if self._results and (self._new or gone):
            self._results.keep_values(_KIND, self._new, gone)

    def _files(self, prints: Fingerprints) -> Iterator[File]:
        by_language = defaultdict(list)
        for entry in searchable(self._edition, prints):
            by_language[entry.lang].append(entry)
        parts = {lang: bundles(entries) for lang, entries in sorted(by_language.items())}
        facts = self._facts([(lang, part) for lang, its_parts in parts.items() for part in its_parts])
        listed: dict[str, object] = {}
        for lang, its_parts in parts.items():
            its_facts = [facts[lang, part.key] for part in its_parts]
            for part, known in zip(its_parts, its_facts, strict=True):
                yield from _published(f"{lang}/{part.key}/", self._store.bundle(known.name, lambda: _records(part)))  # noqa: B023
            engine = {file.name: file for file in self._store.engine(lang)}
            library = engine.pop(LIBRARY)
            yield from _published(f"{lang}/", [*engine.values()])
            if not listed:  # it is the same for all
                yield from _published("", [library])
            listed[lang] = _listed(its_parts, its_facts)
        yield file_of_bytes(address.SEARCH_BUNDLES, "search", _json(listed))

    def _facts(self, parts: Sequence[tuple[str, Bundle]]) -> dict[tuple[str, str], _Facts]:
        """Those of each bundle, by its language and key; what is not kept is indexed, the largest first."""
        found: dict[tuple[str, str], _Facts] = {}
        indexing: list[Future[object]] = []
        with ThreadPoolExecutor(min(self._jobs, _SIDE_BY_SIDE)) as pool:
            try:
                for lang, part in sorted(parts, key=lambda one: -len(one[1].entries)):
                    found[lang, part.key] = self._known_facts(lang, part) or self._begin(lang, part, pool, indexing)
                for begun in indexing:
                    begun.result()
            except BaseException:  # an interruption too: nobody waits for what is not wanted any more
                pool.shutdown(wait=False, cancel_futures=True)
                raise
        return found

    def _begin(self, lang: str, part: Bundle, pool: ThreadPoolExecutor, indexing: list[Future[object]]) -> _Facts:
        records = _records(part)
        facts = _Facts(self._store.name(records), _first_year(records), _last_day(records))
        indexing.append(pool.submit(self._store.bundle, facts.name, lambda: records))
        self._new[self._key(lang, part)] = _json([*asdict(facts).values()])
        return facts

    def _key(self, lang: str, part: Bundle) -> bytes:
        """What the facts of a bundle are kept under."""
        about = fingerprint(self._store.binary.name, lang)
        key = joined(self._made_with, about, *(entry.fingerprint for entry in part.entries))
        self._asked.add(key)
        return key

    def _known_facts(self, lang: str, part: Bundle) -> _Facts | None:
        row = self._known.get(self._key(lang, part))
        facts = _Facts(*json.loads(row)) if row else None
        return facts if facts and self._store.has(facts.name) else None


def _records(part: Bundle) -> list[Record]:
    return [entry.record() for entry in part.entries]


def _published(below: str, files: Sequence[IndexFile]) -> Iterator[File]:
    for file in files:
        yield File(f"{address.SEARCH_INDEX}{below}{file.name}", "search", file.digest, file.data)


def _listed(parts: Sequence[Bundle], facts: Sequence[_Facts]) -> object:
    """What a browser has to know of a language: its bundles, and between which years it can choose."""
    return {
        # The name changes with the content: a browser that has a bundle does not ask for it again.
        "bundles": [{"key": part.key, "tag": known.name[:12]} for part, known in zip(parts, facts, strict=True)],
        "entries": sum(len(part.entries) for part in parts),
        "first": min((known.first for known in facts if known.first), default=""),
        "last": max(known.last for known in facts),
    }


def _first_year(records: Sequence[Record]) -> str:
    return min((year[:4] for record in records for year in record.filters.get("year", ())), default="")


def _last_day(records: Sequence[Record]) -> str:
    return max(
        (day for record in records for day in record.filters.get("until", ()) if day != OPEN),
        default="",
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
