"""Who is asked to accept a change, as a forge's CODEOWNERS says it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnerRule:
    """A line of CODEOWNERS: a pattern of paths, and the names on the forge (``ann``, ``group/editors``), if any."""

    pattern: str
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owners:
    """The file of the rules, relative to the root, and these in its order; of those that fit a path the last counts."""

    path: str = ""
    rules: tuple[OwnerRule, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everyone who is asked, each once."""
        return tuple(dict.fromkeys(name for rule in self.rules for name in rule.owners))
