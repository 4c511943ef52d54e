"""Names the objects that git has of texts, and finds those that somebody named (gitrevisions(7))."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile

from almanac.store.git.repository import Repository

# A repository may name its objects by SHA-256 (git-init(1), `--object-format`).
_SHA1_LETTERS = 40
_MISSING, _AMBIGUOUS = "missing", "ambiguous"


@dataclass(frozen=True, slots=True)
class NamedObject:
    """What a name stands for: its whole name, its kind (``blob``, ``commit``, ...) and its size in bytes.

    Without a whole name there is none: ``kind`` is then ``missing``, or ``ambiguous`` where there are several.
    """

    name: str
    kind: str
    size: int = 0


def blob_name(text: str, *, like: str) -> str:
    """What git calls a file of this text, in the repository of an object with a name ``like`` that one.

    It has to be in UTF-8 without a byte order mark (gitformat-pack(5), "object names").
    """
    data = text.encode("utf-8", "surrogatepass")
    made = hashlib.sha1 if len(like) <= _SHA1_LETTERS else hashlib.sha256
    return made(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def find_objects(repository: Repository, names: Sequence[str]) -> list[NamedObject]:
    """What each name, abbreviated or whole, stands for; raises ``HistoryUnavailable``."""
    if not names:
        return []
    with TemporaryFile() as file:
        file.write("".join(f"{name}\n" for name in names).encode())
        file.seek(0)
        out = repository.answer("cat_file", "--batch-check", istream=file)
    return [*map(_found, out.decode().splitlines())]


def _found(line: str) -> NamedObject:
    first, kind, *size = line.split(" ")
    return NamedObject(first, kind, int(size[0])) if size else NamedObject("", kind)
