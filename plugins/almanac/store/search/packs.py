"""Keeps the files of each bundle of the search's index together in one file, by what they were made from."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

_DIGEST_BYTES = 16
_LENGTH_BYTES = 8


class SpoiltPackError(ValueError):
    """What is kept was damaged, or is gone."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file in a pack: where it begins, how long it is, and the digest of its bytes (BLAKE2b, 16 bytes)."""

    begins: int
    size: int
    digest: bytes


class Packs:
    """Packs of a folder that may be deleted at any time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked: set[str] = set()

    def names(self, pack: str) -> Mapping[str, Packed] | None:
        """The files of a pack; None for one that is not there, or of which nobody can say what it has."""
        self._asked.add(pack)
        try:
            with (self._folder / pack).open("rb") as file:
                length = int.from_bytes(file.read(_LENGTH_BYTES), "big")
                if length > os.fstat(file.fileno()).st_size:  # it was damaged: there is no memory for that
                    return None
                digest, head = file.read(_DIGEST_BYTES), file.read(length)
        except OSError:
            return None
        if digest != _digest(pack.encode() + head):
            return None
        begins = _LENGTH_BYTES + _DIGEST_BYTES + length
        found: dict[str, Packed] = {}
        for name, size, hexadecimal in json.loads(head):
            found[name] = Packed(begins, size, bytes.fromhex(hexadecimal))
            begins += size
        return found

    def read(self, pack: str, packed: Packed) -> bytes:
        """The bytes of one of its files; raises ``SpoiltPackError``."""
        try:
            with (self._folder / pack).open("rb") as file:
                file.seek(packed.begins)
                data = file.read(packed.size)
        except OSError as error:
            raise SpoiltPackError(str(error)) from error
        if _digest(data) != packed.digest:
            raise SpoiltPackError(pack)
        return data

    def keep(self, pack: str, files: Mapping[str, bytes]) -> None:
        """Keep files as a pack; where that cannot be, the next build makes them again."""
        self._asked.add(pack)
        begun = self._folder / f"{pack}.{os.getpid()}"
        head = json.dumps([(name, len(files[name]), _digest(files[name]).hex()) for name in sorted(files)]).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with begun.open("wb") as file:
                file.write(len(head).to_bytes(_LENGTH_BYTES, "big") + _digest(pack.encode() + head) + head)
                file.writelines(files[name] for name in sorted(files))
            begun.replace(self._folder / pack)
        except OSError:
            with suppress(OSError):
                begun.unlink()

    def forget_others(self) -> None:
        """Delete what nobody has asked for."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in self._asked:
                    path.unlink()


def digest_of(data: bytes) -> bytes:
    """What ``Packed`` says of such bytes."""
    return _digest(data)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST_BYTES).digest()
