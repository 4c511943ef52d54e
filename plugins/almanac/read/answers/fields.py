"""Reads answers into the fields of a file: each as what is meant, and what only several of them show together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from almanac.model.site import Site
from almanac.model.submission import EntryKind, Origin, Submission
from almanac.read.answers import choices
from almanac.read.answers.moments import Moment, Places, check_skipped, happens_twice, read_moment
from almanac.read.answers.names import Names
from almanac.read.fault import Fault

_YES = frozenset(["yes", "true", "1"])
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:\.\d{1,12})?")
_ADDRESS = re.compile(r"<(https?://[^<>\s]+)>", re.IGNORECASE)
_LISTS: dict[str, Callable[[str], list[str]]] = {
    "authors": choices.read_people, "languages": choices.read_languages, "speaks_for": choices.read_names,
    "tags": choices.read_tags, "accessibility": choices.read_names,
}  # fmt: skip
_PLACE = ("name", "address", "city", "country", "latitude", "longitude")
_ADDRESSES = frozenset(["online", "url", "registration.url"])


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with an answer, and the remedy; ``parameter`` is what it is called, empty for the whole."""

    parameter: str
    message: str
    hint: str = ""


@dataclass(slots=True)
class Read:
    """The fields, with what is wrong as it was answered, and what whoever answered should know."""

    fields: dict[str, Any] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    notes: tuple[str, ...] = ()


def read_fields(submission: Submission, names: Names, origin: Origin, site: Site, day: date) -> Read:
    """All of them; one that is wrong stands there as it was answered, so that nothing hides another fault."""
    reader = _Reader(submission, names, site, day.year)
    for name, answer in submission.values:
        if name in names.fields[submission.kind]:
            reader.read(name, names.fields[submission.kind][name], answer)
    if submission.kind == "event":
        reader.read_times_together()
        reader.say_where()
    read = reader.done
    read.fields = _in_order(read.fields, [field.partition(".")[0] for field in names.fields[submission.kind].values()])
    if submission.kind == "story":
        read.fields.setdefault("authors", [origin.author or "Anonymous"])
        read.fields["date"] = day
        if origin.license:
            read.fields.setdefault("license", origin.license)
    return read


def _in_order(fields: dict[str, Any], order: list[str]) -> dict[str, Any]:
    """The fields as files have them, a place from its name to its point."""
    if isinstance(fields.get("place"), dict):
        fields["place"] = {name: fields["place"][name] for name in _PLACE if name in fields["place"]}
    return {name: fields[name] for name in sorted(fields, key=order.index)}


class _Reader:
    """Reads one answer after another."""

    def __init__(self, submission: Submission, names: Names, site: Site, year: int) -> None:
        self.done = Read()
        self._kind: EntryKind = submission.kind
        self._names, self._site, self._year = names, site, year
        self._answers = {
            names.fields[self._kind][name]: answer
            for name, answer in submission.values
            if name in names.fields[self._kind]
        }
        self._moments: dict[str, Moment] = {}

    def read(self, name: str, field: str, answer: str) -> None:
        """One answer, into its place; what is wrong with it is noted."""
        try:
            value = self._value(field, answer)
        except Fault as fault:
            self._say(name, fault)
            value = answer
        self._put(field, value)

    def read_times_together(self) -> None:
        """The zone, which may stand in a time or follow from the place; and times that clocks skip or have twice."""
        start = self._moments.get("start")
        has_time = start is not None and ":" in start.text
        try:
            zone = self._zone() if has_time or "timezone" in self._answers else ""
        except Fault as fault:
            if not self._is_wrong("country"):
                self._say(self._names.name_of(self._kind, "timezone"), fault)
            return
        if not zone:
            return
        if start is not None and not has_time:  # whole days have none
            self.done.fields.pop("timezone", None)
            return
        self._put("timezone", zone)
        for one in ("start", "end"):
            self._check_clock(one, ZoneInfo(zone))

    def say_where(self) -> None:
        """An event is somewhere, and whoever does not say where hears it in words of the form."""
        if self._names.in_code or any(
            field.startswith("place.") or field in {"online", "worldwide"} for field in self._answers
        ):
            return
        names = [self._names.name_of(self._kind, field) for field in ("place.name", "place.city", "online")]
        message = f"is empty, and so are {names[1]} and {names[2]}"
        self.done.wrong.append(Wrong(names[0], message, f"write where it is; or the address to join, in {names[2]}"))

    def _value(self, field: str, answer: str) -> Any:
        """A value as a field has it: a list by its commas, countries, languages and days as codes, all else as text."""
        if field in {"start", "end"}:
            return self._moment(field, answer)
        if field in _LISTS:
            return _LISTS[field](answer)
        if field == "organizers":
            return [{"name": name} for name in choices.read_names(answer)]
        if field == "place.country":
            return choices.read_country(answer)
        if field == "lang":
            return choices.read_language(answer)
        if field == "category":
            return choices.read_category(answer, self._kind, self._site)
        if field == "worldwide":
            return True if answer.casefold() in _YES else answer
        if field in {"place.latitude", "place.longitude"}:
            return float(answer) if _NUMBER.fullmatch(answer) else answer
        if field == "place.name":
            return self._place(answer)
        return _bare_address(answer) if field in _ADDRESSES else " ".join(answer.split())

    def _place(self, answer: str) -> str:
        """The first line is its name, the rest of it its address."""
        first, *rest = [line for part in answer.splitlines() if (line := " ".join(part.split()))]
        if rest:
            self._put("place.address", ", ".join(line.rstrip(",") for line in rest))
        return first

    def _moment(self, field: str, answer: str) -> str:
        start = self._moments.get("start")
        year = int(start.text[:4]) if start and start.text[:4].isdecimal() else self._year
        moment = read_moment(answer, self._places, year)
        self._moments[field] = moment
        return moment.text

    @property
    def _places(self) -> Places:
        start, end = (self._names.written(self._kind, field, "{value}") for field in ("start", "end"))
        return Places(start, end)

    def _zone(self) -> str:
        """The zone that is named, or the one that the place has."""
        country = self._put_country()
        written = {moment.zone for moment in self._moments.values() if moment.zone}
        answer = self._answers.get("timezone", "")
        if answer:
            written.add(choices.read_zone_name(answer, country))
        if len(written) > 1:
            one, two, *_ = sorted(written)
            raise Fault(f"`{one}` and `{two}` are two zones", f"write one of them: `{one}` or `{two}`")
        if written:
            return written.pop()
        if self._names.in_code:  # the check says it
            return ""
        return choices.zone_of_place(country, self._answers.get("place.city", ""))

    def _put_country(self) -> str:
        place = self.done.fields.get("place", {})
        country = place.get("country", "") if isinstance(place, dict) else ""
        return country if isinstance(country, str) else ""

    def _check_clock(self, field: str, zone: ZoneInfo) -> None:
        moment, start = self._moments.get(field), self._moments.get("start")
        if moment is None or ":" not in moment.text:
            return
        text = moment.text
        if text[2:3] == ":":  # of the day on which it begins
            if start is None or start.text[2:3] == ":":
                return
            text = f"{start.text[:10]} {text}"
        name = self._names.name_of(self._kind, field)
        try:
            check_skipped(text, zone)
            if happens_twice(text, zone):
                note = f"{name}: the clocks are put back then, and have `{text}` twice; the first time is meant."
                self.done.notes = (*self.done.notes, note)
        except Fault as fault:
            self._say(name, fault)

    def _say(self, name: str, fault: Fault) -> None:
        in_words = self._names.in_their_words
        wrong = Wrong(name, in_words(self._kind, fault.message), in_words(self._kind, fault.hint))
        self.done.wrong.append(wrong)

    def _is_wrong(self, part: str) -> bool:
        name = self._names.name_of(self._kind, f"place.{part}")
        return any(wrong.parameter == name for wrong in self.done.wrong)

    def _put(self, field: str, value: Any) -> None:
        *above, last = field.split(".")
        place = self.done.fields
        for key in above:
            place = place.setdefault(key, {})
        place[last] = value


def _bare_address(answer: str) -> str:
    """An address without the signs that mark it as one in a mail."""
    marked = _ADDRESS.fullmatch(answer.strip())
    return marked[1] if marked else " ".join(answer.split())
