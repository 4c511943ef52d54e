"""Keeps when events happen that repeat: to follow their rules takes longer than to read what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import cache, cached_property

from almanac.build.records import NoRecordError, SpoiltRecordError, read, written
from almanac.model.event import Event
from almanac.model.recurrence import Occurrence
from almanac.model.when import Timed
from almanac.render.events.occurrences import expanded
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import fingerprint, joined
from almanac.store.results import Results
from almanac.store.zone_data import zone_data

_KIND, _OCCURRENCES = "occurrences", tuple[Occurrence, ...]
# So many times what was asked for may be kept before the rest is forgotten.
_MOST = 4


class KeptOccurrences:
    """The occurrences of the events of one edition; what they are depends on nothing but the facts of an event.

    ``program`` is the fingerprint of what follows the rules; ``fresh`` forgets what was found before.
    """

    def __init__(self, results: Results, program: bytes, prints: Fingerprints, *, fresh: bool = False) -> None:
        self._results = results
        self._program = program
        self._prints = prints
        self._fresh = fresh
        self._new: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._zone = cache(lambda name: zone_data([name]))

    def expanded(self, event: Event, start: date, end: date) -> tuple[Occurrence, ...]:
        """As ``occurrences.expanded`` has it."""
        if event.recurrence is None:
            return expanded(event, start, end)
        zone = self._zone(event.when.zone.key) if isinstance(event.when, Timed) else self._program
        key = joined(self._program, zone, self._prints.facts(event), fingerprint(start, end))
        self._asked.add(key)
        try:
            found: tuple[Occurrence, ...] = read(self._known.get(key) or self._new[key], _OCCURRENCES)
        except (KeyError, SpoiltRecordError):
            found = expanded(event, start, end)
            with suppress(NoRecordError):
                self._new[key] = written(found, _OCCURRENCES)
        return found

    def keep(self) -> None:
        """Keep what is new for the next build; where that is too much, what nobody has asked for is forgotten."""
        if self._new:
            too_many = len(self._known) + len(self._new) > _MOST * len(self._asked)
            self._results.keep_values(_KIND, self._new, self._known.keys() - self._asked if too_many else ())

    @cached_property
    def _known(self) -> Mapping[bytes, bytes]:
        return {} if self._fresh else self._results.values(_KIND)
