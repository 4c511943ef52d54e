"""What it takes to run a site: how each part of that is, and what whoever takes over does first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from almanac.model.bag import OfferedBag, Restore
from almanac.model.history import History
from almanac.model.keeper import Kept
from almanac.model.owner import Owners
from almanac.model.partner import PartnerHealth
from almanac.model.problem import Problem


class State(StrEnum):
    """How a part is; in the order of urgency."""

    ACT = "act"  # something has ended, or is broken
    LOOK = "look"  # something ends soon, is old, or rests on one person
    UNKNOWN = "unknown"  # nobody wrote it down
    WELL = "well"


class Topic(StrEnum):
    """What a part is about; in the order in which whoever takes over comes to it."""

    PEOPLE = "People"
    NAMES = "Names, places and secrets"
    COPIES = "Copies"
    WORK = "Work"
    SOFTWARE = "Software"
    OTHERS = "Others"


@dataclass(frozen=True, slots=True)
class Build:
    """A build on this computer: when it ended (UTC), how long it took, of how many pages, with how many errors."""

    moment: datetime
    seconds: float
    pages: int
    errors: int


@dataclass(frozen=True, slots=True)
class GitDates:
    """What git says of some files; None and nothing where it cannot tell.

    ``changed`` is when each file was last changed, by its path; ``uses_changed`` when a workflow last named another
    version of what it uses; ``why_not`` says why something is missing, with a remedy.
    """

    last_commit: datetime | None = None
    changed: Mapping[str, datetime] = field(default_factory=dict)
    uses_changed: datetime | None = None
    why_not: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking for the site at its address: in words why not, where it is not there.

    ``is_sure``: it is so for everybody, and not only where this computer has no connection.
    """

    why_not: str = ""
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Upkeep:
    """All that is known, before anybody judges it; ``locks`` are the paths of the lists of exact packages.

    ``workflow_secrets`` are the names of secrets that workflows read. ``snapshot`` is when the forum was last asked.
    ``python`` says which version will do, and which this is. ``asked`` is None where nobody was.
    """

    now: datetime
    kept: tuple[Kept, ...] = ()
    problems: tuple[Problem, ...] = ()
    has_keepers: bool = False
    owners: Owners = field(default_factory=Owners)
    history: History = field(default_factory=History)
    git: GitDates = field(default_factory=GitDates)
    builds: tuple[Build, ...] = ()
    bags: tuple[OfferedBag, ...] = ()
    restores: tuple[Restore, ...] = ()
    partners: tuple[PartnerHealth, ...] = ()
    sources: tuple[str, ...] = ()
    snapshot: datetime | None = None
    locks: tuple[str, ...] = ()
    workflow_secrets: tuple[str, ...] = ()
    python: tuple[str, str] = ("", "")
    asked: Asked | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """How one part is: what it is ``about``, what is known of it, the remedy unless all is well, the day that counts.

    ``guide`` is the part of the documentation that helps: a path from the top of the project, with a heading. ``step``
    is the number of the step that mends it, 0 for none.
    """

    topic: Topic
    about: str
    state: State
    says: str
    remedy: str = ""
    day: date | None = None
    guide: str = ""
    step: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """Something that whoever takes over does: what it is ``about``, and the part of the documentation that helps."""

    about: str
    do: str
    guide: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """All of it, at a moment and of a commit: the findings with the most urgent first, and the steps in their order."""

    site: str
    address: str
    moment: datetime
    commit: str
    findings: tuple[Finding, ...]
    steps: tuple[Step, ...]

    def count(self, state: State) -> int:
        """How many parts are so."""
        return sum(finding.state is state for finding in self.findings)
