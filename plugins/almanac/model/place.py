"""Where an event is: a Place, or Online."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A venue; ``country`` is ISO 3166-1 alpha-2, coordinates are WGS 84 degrees, both or neither."""

    name: str = ""
    address: str = ""
    city: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def point(self) -> tuple[float, float] | None:
        """(latitude, longitude), or None for a place that is listed but not mapped."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class Online:
    """A way to take part from afar; ``address`` is empty where it comes later, or only those who register get it."""

    address: str = ""

    @property
    def is_later(self) -> bool:
        """Whether it is not said here how to join."""
        return not self.address
