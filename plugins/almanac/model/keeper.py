"""What somebody has to keep, so that a site goes on: a domain, a token, the right to merge; and who keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

PATH = "content/keepers.yml"
# How many people should be able to do a thing, so that nothing ends with one of them.
ENOUGH = 2


class Kind(StrEnum):
    """What is kept; in the order in which whoever takes over asks for it."""

    MERGE = "merge"  # the right to accept changes
    DEPLOY = "deploy"  # the right to publish, and to stop it
    DOMAIN = "domain"
    HOST = "host"
    ACCOUNT = "account"
    MAIL = "mail"
    TOKEN = "token"  # noqa: S105 - a kind, and no token
    COPIES = "copies"  # where bags are


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of ``content/keepers.yml``.

    ``people`` is how many the ``keepers`` are, groups among them; ``until`` is the day on which it ends unless somebody
    renews it, None for what has no end; ``line`` is that of the file on which the entry begins.
    """

    kind: Kind
    name: str
    keepers: tuple[str, ...]
    people: int
    purpose: str = ""
    where: str = ""
    until: date | None = None
    pays: str = ""
    note: str = ""
    line: int = 0
