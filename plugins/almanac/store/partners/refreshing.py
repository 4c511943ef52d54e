"""Reads the calendar of one partner, writes its events, and says how it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from almanac.importers.calendar_source import CalendarSource, Told
from almanac.importers.events_json import EventsJsonSource
from almanac.importers.partner_source import Known, PartnerSource, source_name
from almanac.importers.plan import Account
from almanac.importers.report import ImportReport
from almanac.model.event import Event
from almanac.model.partner import Partner, PartnerHealth
from almanac.model.site import Site
from almanac.model.when import Timed, day_or_month
from almanac.read.entries.event import read_event
from almanac.read.fault import Fault
from almanac.render.events.occurrences import next_occurrence
from almanac.store.importing.files import write_whole
from almanac.store.importing.importer import ImportWay, import_source
from almanac.store.importing.manifest import PATH as MANIFEST
from almanac.store.importing.manifest import ImportedSource, hash_of, manifest_lines, read_manifest
from almanac.store.partners.fetching import Fetched, FetchFailed, Version, fetch_calendar
from almanac.store.partners.gone_events import with_gone, without_gone
from almanac.store.partners.visits import Visit, after_failure, digest_of, read_visit, write_visit
from almanac.store.tree import read_text_however

Fetch = Callable[[str, Version], Fetched]
Source = CalendarSource | EventsJsonSource
_EMPTY = "has no events any more"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of a partner: its health, the files of events that are new, and the report of what was read.

    ``gone`` and ``back`` are files that say now that they are announced no longer, and those that do no more.
    """

    partner: Partner
    health: PartnerHealth
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    report: ImportReport | None = None
    is_left_alone: bool = False


def refresh(
    root: Path,
    site: Site,
    partner: Partner,
    events: Mapping[str, Event],
    before: PartnerHealth | None,
    way: ImportWay,
    fetch: Fetch = fetch_calendar,
) -> Refreshed:
    """Read it, if it is another than the last time. ``events`` are all of the site by path, ``before`` its health."""
    return _Refresh(root, site, partner, events, before, way).run(fetch)


class _Refresh:
    def __init__(
        self, root: Path, site: Site, partner: Partner, events: Mapping[str, Event], before: PartnerHealth | None,
        way: ImportWay,
    ) -> None:  # fmt: skip
        self._root, self._site, self._partner, self._events = root, site, partner, events
        self._way = replace(way, events_folder=f"partners/{partner.folder}", lang=partner.lang)
        self._today = way.now.astimezone(site.zone).date()
        self._before = before or PartnerHealth(partner.name, self._today)
        self._is_first = before is None
        self._visit = read_visit(root, partner)

    def run(self, fetch: Fetch) -> Refreshed:
        if self._visit.not_before and self._way.now < self._visit.not_before:
            return Refreshed(self._partner, self._before, is_left_alone=True)
        known = self._imported()
        # What is not here has to come, whatever the server believes that we have: it may wait for review, or be undone.
        is_here = bool(known.entries) and self._visit.digest == self._before.digest != ""
        asked = self._visit.version if is_here else Version()
        try:
            fetched = fetch(self._partner.url, asked)
        except FetchFailed as failed:
            return self._failed(failed.why, failed.wait)
        digest = digest_of(fetched.data) if fetched.data is not None else self._visit.digest
        if fetched.data is None or (known.entries and digest == self._before.digest):
            self._remember(Visit(fetched.version, digest, self._today))
            return Refreshed(self._partner, self._answers(known, is_changed=False))
        try:
            refreshed = self._read(fetched.data, known)
        except Fault as fault:
            return self._failed(_said(fault.message, self._partner.url), 0.0)
        self._remember(Visit(fetched.version, digest, self._today))
        return refreshed

    def _read(self, data: bytes, known: ImportedSource) -> Refreshed:
        source = self._source(data)
        here = self._here(known)
        mine = {one.path for one in known.entries.values()}
        elsewhere = {event.uid: path for path, event in self._events.items() if path not in mine}
        if here and self._is_to_come(known) and not any(True for _ in source.entries(Account())):
            raise Fault(_EMPTY)
        wanted = PartnerSource(source, self._partner, self._site, self._today, here, elsewhere)
        there = {entry.key for entry in wanted.entries(Account())}
        imported = import_source(self._root, self._site, wanted, self._way)
        after = self._imported()
        new = tuple(one.path for key, one in after.entries.items() if key not in known.entries and self._has(one.path))
        gone, back = self._mark(after, there)
        is_changed = bool(gone or back or any(imported.report.files.get(fate) for fate in ("new", "changed")))
        stories = source.stories if isinstance(source, EventsJsonSource) else ""
        health = replace(self._answers(self._imported(), is_changed=is_changed), stories=stories)
        # Some programs write the hour into each calendar, which is no news.
        health = replace(health, digest=digest_of(data) if is_changed else self._before.digest)
        return Refreshed(self._partner, health, new, gone, back, imported.report)

    def _source(self, data: bytes) -> Source:
        told = Told(self._partner.name, self._partner.url, self._partner.category, self._partner.lang)
        bare = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
        kind = EventsJsonSource if bare == b"{" else CalendarSource
        return kind(data, self._partner.url, self._site, told)

    def _here(self, known: ImportedSource) -> dict[str, Known]:
        found: dict[str, Known] = {}
        for key, one in known.entries.items():
            event = self._events.get(one.path)
            if event is not None:
                when = event.when
                start = f"{when.start:%Y-%m-%d %H:%M}" if isinstance(when, Timed) else str(day_or_month(when))
                found[key] = Known(event.uid, event.text.title, start, event.sequence)
            else:
                found[key] = Known(key.removeprefix("event "), "", "")
        return found

    def _is_to_come(self, known: ImportedSource) -> bool:
        events = (self._events.get(one.path) for one in known.entries.values())
        return any(event and next_occurrence(event, self._way.now) for event in events)

    def _mark(self, known: ImportedSource, there: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Say in files what their source announces no longer; what is over was simply dropped there."""
        gone: list[str] = []
        back: list[str] = []
        for key, one in known.entries.items():
            text = read_text_however(self._root / one.path) if self._has(one.path) else ""
            event = read_event(text, one.path, self._site.reading)[0] if text else None
            if event is None or event.elsewhere is None:
                continue
            if key in there and event.elsewhere.gone:
                self._write(one.path, text, without_gone(text), known)
                back.append(one.path)
            elif key not in there and not event.elsewhere.gone and next_occurrence(event, self._way.now):
                changed = with_gone(text, self._today)
                if changed != text:
                    self._write(one.path, text, changed, known)
                    gone.append(one.path)
        return tuple(gone), tuple(back)

    def _write(self, path: str, text: str, changed: str, known: ImportedSource) -> None:
        """The file, which stays an import's own where it was."""
        if self._way.is_dry:
            return
        if known.files.get(path) == hash_of(text.encode()):
            known.files = {**known.files, path: hash_of(changed.encode())}
            sources = read_manifest(self._root, self._site.events_path) | {source_name(self._partner): known}
            write_whole(self._root, MANIFEST, manifest_lines(sources))
        write_whole(self._root, path, [changed.encode()])

    def _answers(self, known: ImportedSource, *, is_changed: bool) -> PartnerHealth:
        there = [one.path for one in known.entries.values() if self._has(one.path)]
        gone = [path for path in there if "\n  gone: " in read_text_however(self._root / path)]
        was_well = not self._before.why and not self._is_first
        return PartnerHealth(
            name=self._partner.name,
            since=self._before.since if was_well else self._today,
            changed=self._today if is_changed else self._before.changed,
            events=len(there),
            gone=len(gone),
            stories=self._before.stories,
            digest=self._before.digest,
        )

    def _failed(self, why: str, wait: float) -> Refreshed:
        self._remember(after_failure(self._visit, self._way.now, wait))
        before = self._before
        is_new = not before.why or self._is_first
        succeeded = before.succeeded if before.why else self._visit.succeeded
        since = self._today if is_new else before.since
        return Refreshed(self._partner, replace(before, why=why, since=since, succeeded=succeeded))

    def _imported(self) -> ImportedSource:
        return read_manifest(self._root, self._site.events_path).get(source_name(self._partner), ImportedSource())

    def _has(self, path: str) -> bool:
        return (self._root / path).is_file()

    def _remember(self, visit: Visit) -> None:
        if not self._way.is_dry:
            write_visit(self._root, self._partner, visit)


def _said(message: str, address: str) -> str:
    """As the end of a sentence on the calendar."""
    bare = message.removeprefix(f"{address}: ").removeprefix("the calendar's file ")
    return {"it is no calendar's file": "is no calendar"}.get(bare, bare.removeprefix("it "))
