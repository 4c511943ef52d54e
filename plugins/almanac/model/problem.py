"""A Problem: what is wrong in a submission, said so that its author can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as declared
from enum import StrEnum

from almanac.model.printable import printable


class Severity(StrEnum):
    """An error stops the build; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where it is, what was found, and the remedy, in words that can be printed as they are.

    ``path`` is relative to the repository's root, with forward slashes; ``line`` counts from 1
    (0: the file as a whole), ``column`` likewise, in characters (0: the whole line, as in front matter); ``field`` is
    dotted (``place.latitude``) and empty for a body.
    """

    path: str
    line: int
    column: int = declared(default=0, kw_only=True)
    field: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        """Whatever a submission has in a name or a value, nothing that shows a Problem obeys it."""
        for name in ("path", "field", "message", "hint"):
            object.__setattr__(self, name, printable(getattr(self, name)))

    @property
    def is_error(self) -> bool:
        """Whether this fault stops the build."""
        return self.severity is Severity.ERROR

    @property
    def place(self) -> str:
        """``path:line:column``, of which there is as much as is known."""
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])

    def __str__(self) -> str:
        """``path:line: field: message (hint)``, as the terminal shows it."""
        parts = [self.place, *([self.field] if self.field else [])]
        parts.append(f"{self.message} ({self.hint})" if self.hint else self.message)
        return ": ".join(parts)
