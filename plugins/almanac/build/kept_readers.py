"""Reads with what earlier builds have read: what is new by all cores, and what is kept without parsing anything."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Generic, TypeVar
from zlib import crc32

from almanac.build import records
from almanac.build.profile import NOT_PROFILED, Profile
from almanac.build.text_records import BODIES, ENTRIES, KeptEntry, KeptText
from almanac.build.workers import WorkerDiedError, few, work
from almanac.check.reading import BodyToRead, CommentsRead, CommentsToRead, Entry, EntryRead, EntryToRead
from almanac.model.comment import Comment
from almanac.model.event import Event
from almanac.model.interface import Interface
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.body.markdown import MarkdownReader, Reading
from almanac.render.outputs.output import fingerprint
from almanac.store.results import Results
from almanac.store.translations import (
    CatalogueFiles,
    Catalogues,
    catalogue_files,
    compiled_catalogues,
    interface_of,
)

_Task = TypeVar("_Task", EntryToRead, BodyToRead, CommentsToRead)
_Result = TypeVar("_Result")
_ANSWERED, _WORDS, _COMMENTS = "answered", "words", "comments"
_KINDS = (ENTRIES, BODIES, _ANSWERED, _WORDS, _COMMENTS)
# For so few it takes longer to begin processes than to read.
_FEW = 64
_KEY_BYTES = 16
_CHECK_BYTES = 4
# So many times what was asked for may be kept before the rest is forgotten.
_MOST = 4


@dataclass(frozen=True, slots=True)
class _Way(Generic[_Task, _Result]):
    """How a text of one kind is read, how what comes of it is written as a record, and made of that again.

    The last two give None where that cannot be.
    """

    read: Callable[[_Task], _Result]
    written: Callable[[_Result, _Task], bytes | None]
    again: Callable[[bytes, _Task], _Result | None]


@dataclass(frozen=True, slots=True)
class _KeptComments:
    """The comments of one file as they are kept."""

    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Shelf:
    """What is kept of one kind, what came to it, and what was asked for."""

    kept: Mapping[bytes, bytes]
    new: dict[bytes, bytes] = field(default_factory=dict)
    asked: set[bytes] = field(default_factory=set)


class KeptReaders:
    """The ``Readers`` of one run; ``program`` is the fingerprint of what reads.

    All else that counts for what comes of a text is in what these are handed, and so in its key.
    """

    def __init__(
        self,
        results: Results,
        program: bytes,
        *,
        jobs: int,
        fresh: bool,
        profile: Profile = NOT_PROFILED,
    ) -> None:
        self._results = results
        self._profile = profile
        self._program = program
        self._jobs = jobs
        self._shelves = {kind: _Shelf({} if fresh else results.values(kind)) for kind in _KINDS}
        self._holding: dict[bytes, set[bytes]] = {}
        self._keys: dict[str, dict[str, bytes]] = {ENTRIES: {}, BODIES: {}}

    def interface(self, root: Path) -> tuple[Interface, list[Problem]]:
        """Read the words of the interface."""
        return self.words(catalogue_files(root))

    def words(self, found: CatalogueFiles) -> tuple[Interface, list[Problem]]:
        """What these files make, known by what was read of them, whoever saves one meanwhile."""
        key, shelf = fingerprint(self._program, found.fingerprint()), self._shelves[_WORDS]
        shelf.asked.add(key)
        try:
            catalogues: Catalogues = records.read(shelf.kept.get(key, b""), Catalogues)
        except records.SpoiltRecordError:
            catalogues = compiled_catalogues(found.contents)
            record = _written(catalogues, Catalogues)
            if record is not None:
                shelf.new[key] = record
        return interface_of(catalogues), [*found.problems, *catalogues.problems]

    def entries(self, settings: ReadingSettings, files: Sequence[EntryToRead]) -> Iterable[EntryRead]:
        """Read front matter."""
        with self._profile.stage("reading front matter"):
            return self._read_entries(settings, files)

    def bodies(self, reader: MarkdownReader, bodies: Sequence[BodyToRead]) -> Iterable[Reading]:
        """Read bodies; what an earlier text has asked is asked again where there is anything new to lead to."""
        with self._profile.stage("bodies"):
            return self._read_bodies(reader, bodies)

    def comments(self, settings: ReadingSettings, files: Sequence[CommentsToRead]) -> list[CommentsRead]:
        """Read comments."""
        with self._profile.stage("reading comments"):
            read_by, shelf = fingerprint(self._program, repr(settings)), self._shelves[_COMMENTS]
            keys = [fingerprint(read_by, file.path, file.base, _digest(file.text)) for file in files]
            shelf.asked.update(keys)
            read = [_comments_of(shelf.kept.get(key, b""), file) for key, file in zip(keys, files, strict=True)]
            way = _Way(partial(_read_comments, settings), _record_of_comments, _comments_of)
            self._fill(_COMMENTS, read, files, keys, way)
            return [result for result in read if result is not None]

    def kept(self) -> dict[str, KeptText]:
        """Under which keys what was read of each text is kept, by its path."""
        bodies = self._keys[BODIES]
        return {path: KeptText(key, bodies.get(path, b"")) for path, key in self._keys[ENTRIES].items()}

    def keep(self) -> None:
        """Keep what was read for the next run, and forget what no site has any more."""
        self._keep_what_holds()
        for kind, shelf in self._shelves.items():
            too_many = len(shelf.kept) + len(shelf.new) > _MOST * max(1, len(shelf.asked))
            gone = shelf.kept.keys() - shelf.asked if too_many else ()
            if shelf.new or gone:
                self._results.keep_values(kind, shelf.new, gone)

    def _read_entries(self, settings: ReadingSettings, files: Sequence[EntryToRead]) -> list[EntryRead]:
        read_by = fingerprint(self._program, repr(settings))
        keys = [_key_of_entry(read_by, file) for file in files]
        self._keys[ENTRIES] |= {file.path: key for file, key in zip(files, keys, strict=True)}
        read = self._kept_entries(files, keys)
        self._fill(ENTRIES, read, files, keys, _Way(partial(_read_entry, settings), _record_of, _entry_of))
        return [result for result in read if result is not None]

    def _read_bodies(self, reader: MarkdownReader, bodies: Sequence[BodyToRead]) -> list[Reading]:
        words = {lang: fingerprint(reader.words(lang)) for lang in {body.lang for body in bodies}}
        keys = [
            fingerprint(self._program, words[body.lang], body.source.path, _digest(body.source.body),
                        body.source.body_line, body.lang, body.title, body.with_text, reader.base)
            for body in bodies
        ]  # fmt: skip
        self._keys[BODIES] |= {body.source.path: key for body, key in zip(bodies, keys, strict=True)}
        holding, holds = self._known_to_hold(reader), self._holding.setdefault(reader.fingerprint(), set())
        read = [self._kept_body(reader, body, key, holding, holds) for body, key in zip(bodies, keys, strict=True)]
        self._fill(BODIES, read, bodies, keys, _Way(partial(_read_body, reader), _record_of_body, _reading_of))
        shelf = self._shelves[BODIES]
        shelf.asked.update(keys)
        holds.update(_record_name(key, shelf.new[key]) for key in keys if key in shelf.new)
        return [reading for reading in read if reading is not None]

    def _fill(
        self,
        kind: str,
        read: list[_Result | None],
        tasks: Sequence[_Task],
        keys: Sequence[bytes],
        way: _Way[_Task, _Result],
    ) -> None:
        """Read what is missing, and keep the records of it as the processes have written them."""
        missing = [number for number, result in enumerate(read) if result is None]
        if len(missing) > _FEW:
            gc.enable()  # to parse leaves garbage
        for number, given in self._done([tasks[number] for number in missing], way):
            place = missing[number]
            value = way.again(given, tasks[place]) if isinstance(given, bytes) else given
            if isinstance(given, bytes) and value is not None:
                self._shelves[kind].new[keys[place]] = given
            read[place] = way.read(tasks[place]) if value is None else value

    def _done(self, tasks: Sequence[_Task], way: _Way[_Task, _Result]) -> Iterable[tuple[int, bytes | _Result]]:
        jobs = self._jobs if len(tasks) > few(_FEW) else 1
        try:
            yield from work(len(tasks), partial(_reading, way, tasks), jobs)
        except WorkerDiedError as died:
            raise died.on([task.source.path if isinstance(task, BodyToRead) else task.path for task in tasks]) from None

    def _kept_entries(self, files: Sequence[EntryToRead], keys: Sequence[bytes]) -> list[EntryRead | None]:
        shelf = self._shelves[ENTRIES]
        shelf.asked.update(keys)
        kept = ((shelf.kept.get(key), file) for file, key in zip(files, keys, strict=True))
        return [None if data is None else _entry_of(data, file) for data, file in kept]

    def _known_to_hold(self, reader: MarkdownReader) -> frozenset[bytes]:
        """The records whose links lead where they led, as long as all that links may lead to is the same."""
        names, length = self._shelves[_ANSWERED].kept.get(reader.fingerprint(), b""), _KEY_BYTES + _CHECK_BYTES
        return frozenset(names[at : at + length] for at in range(0, len(names), length))

    def _keep_what_holds(self) -> None:
        shelf = self._shelves[_ANSWERED]
        for targets, names in self._holding.items():
            shelf.asked.add(targets)
            known = b"".join(sorted(names))
            if shelf.kept.get(targets) != known:
                shelf.new[targets] = known

    def _kept_body(
        self, reader: MarkdownReader, body: BodyToRead, key: bytes, holding: frozenset[bytes], holds: set[bytes]
    ) -> Reading | None:
        """What is kept of a text, if its links lead where they led: it is noted then in ``holds``, by its record."""
        data = self._shelves[BODIES].kept.get(key)
        reading = _reading_of(data, body) if data is not None else None
        if data is None or reading is None:
            return None
        name = _record_name(key, data)
        if name not in holding and not reader.still_holds(body.source, reading):
            return None
        holds.add(name)
        return reading


def _key_of_entry(read_by: bytes, file: EntryToRead) -> bytes:
    original = repr(file.original) if file.original is not None else ""
    text = _digest(file.text)
    return fingerprint(read_by, file.kind, file.path, text, file.is_translation, original, file.is_earlier)


def _record_name(key: bytes, record: bytes) -> bytes:
    """What one record of a text is known by: another one, of the same text and other answers, may take its place."""
    return key + crc32(record).to_bytes(_CHECK_BYTES)


def _digest(text: str) -> bytes:
    """Of a whole text, whose ``repr`` would take longer than this."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_KEY_BYTES).digest()


def _reading(way: _Way[_Task, _Result], tasks: Sequence[_Task]) -> Callable[[int], bytes | _Result]:
    """What reads a text and gives the record, less to send than the value; where there is none, the value."""

    def read(number: int) -> bytes | _Result:
        value = way.read(tasks[number])
        record = way.written(value, tasks[number])
        return value if record is None else record

    return read


def _read_entry(settings: ReadingSettings, file: EntryToRead) -> EntryRead:
    return file.read(settings)


def _read_body(reader: MarkdownReader, body: BodyToRead) -> Reading:
    return body.read(reader)


def _read_comments(settings: ReadingSettings, file: CommentsToRead) -> CommentsRead:
    return file.read(settings)


def _record_of_comments(result: CommentsRead, _file: CommentsToRead) -> bytes | None:
    return _written(_KeptComments(result[0], tuple(result[1])), _KeptComments)


def _comments_of(data: bytes, _file: CommentsToRead) -> CommentsRead | None:
    try:
        kept: _KeptComments = records.read(data, _KeptComments)
    except records.SpoiltRecordError:
        return None
    return kept.comments, [*kept.problems]


def _record_of(result: EntryRead, file: EntryToRead) -> bytes | None:
    """What is kept of an entry; None for one whose body is not the end of its text, as it stands."""
    entry, problems = result
    body = "" if entry is None else entry.source.body
    if not file.text.endswith(body):
        return None
    kept = KeptEntry(entry and _without_body(entry), tuple(problems), len(body))
    return _written(kept, KeptEntry)


def _record_of_body(reading: Reading, _body: BodyToRead) -> bytes | None:
    return _written(reading, Reading)


def _reading_of(data: bytes, _body: BodyToRead) -> Reading | None:
    try:
        reading: Reading = records.read(data, Reading)
    except records.SpoiltRecordError:
        return None
    return reading


def _entry_of(data: bytes, file: EntryToRead) -> EntryRead | None:
    try:
        kept: KeptEntry = records.read(data, KeptEntry)
    except records.SpoiltRecordError:
        return None
    if kept.entry is not None:
        # It is whole only now, and nobody has seen it yet: a copy for one value would take long.
        object.__setattr__(kept.entry.source, "body", file.text[len(file.text) - kept.body_length :])
    return kept.entry, [*kept.problems]


def _without_body(entry: Entry) -> Entry:
    source = replace(entry.source, body="")
    if isinstance(entry, Event):
        return replace(entry, text=replace(entry.text, source=source))
    return replace(entry, source=source)


def _written(value: object, kind: type) -> bytes | None:
    try:
        return records.written(value, kind)
    except records.NoRecordError:
        return None
