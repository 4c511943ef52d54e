"""Narrows a digest to what has to do with a country, with a tag, or with both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from almanac.model import language
from almanac.model.address import event_group
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render.about_events import Told


@dataclass(frozen=True, slots=True)
class Narrowed:
    """``country`` is a code of ISO 3166-1, ``tag`` the slug of a tag, ``tag_name`` how it is called."""

    country: str = ""
    tag: str = ""
    tag_name: str = ""

    @property
    def slug(self) -> str:
        """What tells it from others: ``gh-hackathon``; empty where it has everything."""
        return "-".join(filter(None, (self.country.lower(), self.tag)))

    def names(self, lang: str) -> list[str]:
        """What it is narrowed to, as people read it."""
        country = language.country_name(self.country, lang) if self.country else ""
        return [*filter(None, (country, self.tag_name))]

    def lists_of_events(self) -> Iterator[str]:
        """The addresses of lists that have the same, the narrowest last; not every one of them is there."""
        country = self.country.lower()
        if self.tag:
            yield event_group("tag", self.tag)
        if country:
            yield event_group("country", country)
        if country and self.tag:
            yield event_group("country/tag", f"{country}/tag/{self.tag}")

    def has_event(self, site: Site, event: Event) -> bool:
        """Whether it has an event."""
        in_country = not self.country or bool(event.place and event.place.country == self.country)
        return in_country and self._has_tag(site, event.tags)

    def has_story(self, site: Site, told: Told, story: Story) -> bool:
        """Whether it has a story: one has to do with a country where it tells of an event there."""
        countries = {event.place.country for event in told.events_of(story) if event.place} if self.country else set()
        return (not self.country or self.country in countries) and self._has_tag(site, story.tags)

    def _has_tag(self, site: Site, tags: tuple[str, ...]) -> bool:
        return not self.tag or any(site.slug(tag) == self.tag for tag in tags)


EVERYTHING = Narrowed()
