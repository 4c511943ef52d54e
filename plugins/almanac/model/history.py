"""What git knows of a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class FileHistory:
    """The commits that changed a file's content, by committer date, in UTC.

    ``changes`` counts them, the first included; ``announced`` is the first-parent commit that
    brought the file. ``uncommitted``: the work tree differs from the last commit.
    """

    created: datetime
    modified: datetime
    announced: datetime
    changes: int
    contributors: tuple[str, ...] = ()
    uncommitted: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """Every file's history by path; ``complete`` is False for a shallow clone or no git at all."""

    files: Mapping[str, FileHistory] = field(default_factory=dict)
    complete: bool = True
    head: str = ""

    def of(self, path: str) -> FileHistory | None:
        """What is known of ``path``; None for a file that git has never seen."""
        return self.files.get(path)
