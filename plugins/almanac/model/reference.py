"""What the reference says: the fields of each kind of file, and the settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """A field or a setting.

    ``holds`` says what it may be; ``inside`` is the title of the section with the fields that it has of its own;
    ``default`` is what it is when it is left out, as it would be written, and empty for nothing; ``examples`` are
    values as they are written.
    """

    name: str
    meaning: str
    holds: str
    inside: str = ""
    required: bool = False
    default: str = ""
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The fields of one kind; ``title`` is its heading, ``separator`` stands between a name and its value."""

    title: str
    about: str
    entries: tuple[FieldEntry, ...]
    separator: str = ": "
