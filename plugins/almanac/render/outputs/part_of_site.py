"""A part of the site that is planned by itself: what it is made from says whether an earlier plan of it still holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from almanac.render.outputs.output import Output, Planned

Told = TypeVar("Told", covariant=True)


@dataclass(frozen=True, slots=True)
class Plan(Generic[Told]):
    """The files of a part of the site, what is ``told`` of it on others, and until when all of it holds."""

    outputs: Sequence[Planned]
    told: Told
    until: datetime


class PartOfSite(Protocol[Told]):
    """What a part of a site is planned from: it knows nothing of the others."""

    def fingerprint(self) -> bytes:
        """Of all that is read here, but of the moment, and of what is in the digests."""

    def digests(self) -> Sequence[bytes]:
        """What else its files are made from, by the places that their ingredients name."""

    def outputs(self, wanted: Callable[[str], bool]) -> tuple[Output, ...]:
        """Every wanted file of it, by address."""

    def plan(self) -> Plan[Told]:
        """All of it, anew."""
