"""What becomes of a broken file in a build that leaves it out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from almanac.model.event import Status

if TYPE_CHECKING:
    from almanac.store.git.file_versions import FileVersion

PICTURES = "content/images/"


@dataclass(frozen=True, slots=True)
class BrokenFile:
    """A file with errors: published as ``version`` has it (``text``), or not at all, for a reason.

    ``status`` is that of an event of which the broken text says that it does not take place; ``note`` why.
    """

    path: str
    version: FileVersion | None = None
    text: str = field(default="", repr=False)
    reason: str = ""
    status: Status | None = None
    note: str = ""

    @property
    def outcome(self) -> str:
        """What readers get, in words."""
        if self.version is None:
            return f"not published: {self.reason}"
        off = f", and as {self.status}" if self.status else ""
        return f"published as it was on {self.version.moment.date()}, in commit {self.version.commit[:10]}{off}"
