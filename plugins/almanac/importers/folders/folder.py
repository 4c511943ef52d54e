"""Says what a folder of texts is to those who read it, and reads its bytes as text."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Protocol

_DECLARED = re.compile(rb"coding[:=][ \t]*([-\w.]+)")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


class Folder(Protocol):
    """Files by their paths from the folder, with forward slashes; nothing outside of it can be read."""

    @property
    def name(self) -> str:
        """What the folder is called."""
        ...

    def paths(self) -> Iterator[str]:
        """All files, in the same order each time."""
        ...

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        ...


def decoded(data: bytes) -> tuple[str, str]:
    """The text, and what there is to say of how it was read: that it is not UTF-8."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return text.removeprefix("\ufeff"), "" if encoding == "utf-8-sig" else "it was UTF-16"
    try:
        return data.decode(), ""
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(b"\n".join(data.split(b"\n", 2)[:2]))
    if declared:
        try:
            return data.decode(declared[1].decode()), f"it was {declared[1].decode()}, as it says"
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    try:
        return data.decode("cp1252"), "it is not UTF-8: it was read as Windows-1252; look at its accents"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "it is not UTF-8: it was read as Latin-1; look at its accents"
