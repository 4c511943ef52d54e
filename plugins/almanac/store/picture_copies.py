"""Keeps narrower copies of pictures by their content, so that the next build does not make them again."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from almanac.read.pictures import copies
from almanac.store.kept_files import KeptFiles
from almanac.store.publishing.publisher import WORK_FOLDER

_FOLDER = "copies"


class PictureCopies:
    """The copies of the pictures of the project in ``root``; processes can make some at once, each with one of its own.

    The folder says by itself what it has: it can be carried to other machines, or deleted.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._kept = KeptFiles(root / WORK_FOLDER / _FOLDER)
        # Another version of what compresses, or of how it is told to, may do so otherwise.
        self._by = f"pillow {version('pillow')} {sha256(Path(copies.__file__).read_bytes()).hexdigest()}"

    def picture(self, path: str) -> bytes:
        """The picture at ``path`` as it is now; raises ``OSError``."""
        return (self._root / path).read_bytes()

    def copy(self, data: bytes, width: int, form: str) -> bytes:
        """The copy of a picture; raises ``CannotCopyError``."""
        made_from = f"{self._by} {width} {form}\n".encode() + data
        name = f"{sha256(made_from).hexdigest()}.{form}"
        return self._kept.get(name, lambda: copies.copy(data, width, form))

    def forget_unused(self, since: int) -> None:
        """Forget what nobody has asked for since a moment that ``now`` gave."""
        self._kept.forget_unused(since)

    def now(self) -> int:
        """This moment, by the clock of the folder's disk."""
        return self._kept.now()
