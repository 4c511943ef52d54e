"""Says what the site knows already of a place that somebody names: where it is, and which clocks it has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from almanac.check.likely_duplicates import bare
from almanac.model.event import Event
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.when import Timed
from almanac.read.answers.choices import zone_of_place
from almanac.read.fault import Fault
from almanac.read.values.geography import zones_of
from commands.questions import Answers

_OF_VENUE: dict[str, Callable[[Place], str]] = {
    "place.address": lambda place: place.address,
    "place.city": lambda place: place.city,
    "place.latitude": lambda place: f"{place.latitude}, {place.longitude}" if place.point else "",
}


class KnownPlaces:
    """The places of the site's events, newest first; they are loaded when somebody first names one."""

    def __init__(self, site: Site, load: Callable[[], Iterable[Event]] = tuple) -> None:
        self._site = site
        self._load = load

    def suggestion(self, field: str, answers: Answers) -> str:
        """What an answer is likely, of what was answered so far; empty where nobody can tell."""
        if field in _OF_VENUE:
            venues = [
                place for place, _ in self._at(answers) if bare(place.name) == bare(answers.get("place.name", ""))
            ]
            return _only(_OF_VENUE[field](place) for place in venues)
        if field == "place.country":
            return _only(place.country for place, _ in self._at(answers))
        return self._zone(answers) if field == "timezone" else ""

    def _zone(self, answers: Answers) -> str:
        """That of the country, or of other events in the city; the site's own where it is one of the country's."""
        country, city = answers.get("place.country", ""), answers.get("place.city", "")
        if not country:
            return ""
        try:
            return zone_of_place(country, city)
        except Fault:
            zones = zones_of(country)
        known = _only(zone for place, zone in self._at(answers) if place.country == country)
        return known or (self._site.zone.key if self._site.zone.key in zones else "")

    def _at(self, answers: Answers) -> Iterator[tuple[Place, str]]:
        """The places of that city, or of that name where no city is named yet."""
        name, city = bare(answers.get("place.name", "")), bare(answers.get("place.city", ""))
        if not name:
            return
        for place, zone in self._places:
            if bare(place.city) == city if city else bare(place.name) == name:
                yield place, zone

    @cached_property
    def _places(self) -> list[tuple[Place, str]]:
        return [(event.place, event.when.zone.key if isinstance(event.when, Timed) else "")
                for event in self._load() if event.place]  # fmt: skip


def _only(values: Iterable[str]) -> str:
    """The one value that all have who have one."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else ""
