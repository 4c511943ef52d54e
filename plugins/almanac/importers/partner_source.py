"""Takes of a partner's calendar what belongs here: what is to come, and is not here already under the same identity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, PlannedRedirect, Source
from almanac.model.partner import Partner
from almanac.model.site import Site
from almanac.read.fault import Fault

# More than that nobody looks through, and no community announces.
MOST_EVENTS = 1_000
_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366, "DAILY": 1, "WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_FOR_EVER = timedelta(days=36_525)


@dataclass(frozen=True, slots=True)
class Known:
    """What is here of a partner's event: its title and start as they were written, and the SEQUENCE of its file."""

    uid: str
    title: str
    start: str
    sequence: int = 0


class PartnerSource:
    """A calendar as a source that is read again each night.

    ``known`` is what is here by key; ``elsewhere`` has the files of other events by their UID.
    """

    base = ""

    def __init__(
        self, inner: Source, partner: Partner, site: Site, today: date,
        known: Mapping[str, Known], elsewhere: Mapping[str, str],
    ) -> None:  # fmt: skip
        self.name = source_name(partner)
        self._inner = inner
        self._partner = partner
        self._site = site
        self._today = today
        self._known = known
        self._elsewhere = elsewhere

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """What is to come, and what came before; raises ``Fault`` for far too much."""
        found = [one for one in self._inner.entries(account) if one.key in self._known or self._is_to_come(one)]
        renamed = self._renamed(found)
        new = sum(one.key not in self._known and one.key not in renamed for one in found)
        if new > MOST_EVENTS:
            raise Fault(f"it has {new:,} new events, more than {MOST_EVENTS:,}", "ask for a calendar of fewer")
        for one in found:
            entry = self._settled(one, renamed.get(one.key, ""))
            other = self._elsewhere.get(str(entry.fields["source"]["uid"]))
            if other:
                account.leave_out("events that are here already, by their identity", f"{one.where}: {other}")
                continue
            yield entry

    def redirects(self) -> Iterator[PlannedRedirect]:
        """None."""
        return iter(())

    def picture(self, address: str) -> PlannedPicture | None:
        """As the calendar knows it."""
        return self._inner.picture(address)

    def _renamed(self, found: list[PlannedEntry]) -> dict[str, str]:
        """New keys of events that have another identity each time they are read, by which they were known before."""
        there = {one.key for one in found}
        lost = {(known.title, known.start): key for key, known in self._known.items() if key not in there}
        renamed: dict[str, str] = {}
        for one in found:
            if one.key not in self._known:
                before = lost.pop((str(one.fields.get("title", "")), str(one.fields.get("start", ""))), "")
                if before:
                    renamed[one.key] = before
        return renamed

    def _settled(self, entry: PlannedEntry, before: str) -> PlannedEntry:
        key = before or entry.key
        known = self._known.get(key)
        fields: dict[str, Any] = {**entry.fields}
        if known:  # a SEQUENCE that rises each night is no news; ours counts on with each change of the file
            fields.pop("sequence", None)
            source = fields.pop("source")
            fields |= {"sequence": known.sequence} if known.sequence else {}
            fields["source"] = {**source, "uid": known.uid}
        categories = [*self._site.event_categories]
        if self._partner.category in categories:
            fields["category"] = self._partner.category
        elif fields.get("category") not in categories:
            fields |= {"category": categories[0]} if categories else {}
        return replace(entry, key=key, fields=fields)

    def _is_to_come(self, entry: PlannedEntry) -> bool:
        last = last_day(entry.fields)
        return last is None or last >= self._today


def source_name(partner: Partner) -> str:
    """What the list of imports calls a partner's calendar."""
    return f"partner {partner.folder}"


def last_day(fields: Mapping[str, Any]) -> date | None:
    """The last day on which an event may happen, as far as its fields tell; None where they do not."""
    days = [day for name in ("start", "end") if (day := _day(fields.get(name)))]
    if not days:
        return None
    repeat = fields.get("repeat") or {}
    if not isinstance(repeat, Mapping):
        return None
    listed = [_day(one) for one in repeat.get("also", ())]
    listed += [_day(one.get("start")) for one in repeat.get("changes", ()) if isinstance(one, Mapping)]
    days += [day for day in listed if day]
    if repeat:
        end = _end_of_rule(repeat, days[0])
        days += [end] if end else []
        return max(days) if end else None
    return max(days)


def _end_of_rule(repeat: Mapping[str, Any], start: date) -> date | None:
    """The last day, or one after it; None for a rule without end."""
    rule = dict(part.split("=", 1) for part in str(repeat.get("rule", "")).split(";") if "=" in part)
    until = _day(repeat.get("until")) or _day(re.sub(r"(\d{4})(\d{2})(\d{2}).*", r"\1-\2-\3", rule.get("UNTIL", "")))
    if until:
        return until
    count = str(repeat.get("count") or rule.get("COUNT") or "")
    if not count.isdecimal():
        return None
    interval = str(repeat.get("interval") or rule.get("INTERVAL") or 1)
    period = _DAYS.get(str(repeat.get("every") or rule.get("FREQ")), 366)
    return start + min(timedelta(days=int(count) * int(interval) * period), _FOR_EVER)


def _day(value: object) -> date | None:
    match = re.match(r"\d{4}-\d{2}-\d{2}", str(value or ""))
    try:
        return date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None
