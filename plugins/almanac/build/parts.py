"""Puts files together from the parts that they had as they were published, and from those that are new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from zlib import crc32

from almanac.render.outputs.output import FileOfParts, joined
from almanac.store.results import KeptFile

_FINGERPRINT, _LENGTH, _CHECK = 16, 4, 4
_ONE = _FINGERPRINT + _LENGTH
_NAMELESS = bytes(_FINGERPRINT)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the files in the folder ``output``, as ``kept`` has them by name.

    ``origin`` is the fingerprint of what all files without a template are made with.
    """

    origin: bytes
    output: Path
    kept: Mapping[str, KeptFile]

    def put_together(self, name: str, planned: FileOfParts) -> tuple[bytes, bytes]:
        """The bytes of a file, and what is to be kept of its parts."""
        before = self._before(name)
        pieces, known = [], []
        for part in planned.parts():
            key = joined(self.origin, part.fingerprint) if part.fingerprint else _NAMELESS
            piece = before.get(key)
            pieces.append(part.data() if piece is None else piece)
            known.append(key + len(pieces[-1]).to_bytes(_LENGTH))
        record = b"".join(known)
        return b"".join(pieces), crc32(record).to_bytes(_CHECK) + record

    def _before(self, name: str) -> Mapping[bytes, bytes]:
        """The parts of the file as it was published, by their fingerprints; none where it is another by now."""
        kept = self.kept.get(name)
        parts = _parts_of(kept.parts) if kept else ()
        if kept is None or not parts:
            return {}
        try:
            data = (self.output / name).read_bytes()
        except OSError:
            return {}
        if blake2b(data, digest_size=16).hexdigest() != kept.hash or sum(length for _, length in parts) != len(data):
            return {}
        before, at = {}, 0
        for key, length in parts:
            if key != _NAMELESS:
                before[key] = data[at : at + length]
            at += length
        return before


def _parts_of(record: bytes) -> Sequence[tuple[bytes, int]]:
    """The fingerprints and lengths that stand in a record; none of one that was damaged."""
    check, known = record[:_CHECK], record[_CHECK:]
    if check != crc32(known).to_bytes(_CHECK) or len(known) % _ONE:
        return ()
    return [
        (known[at : at + _FINGERPRINT], int.from_bytes(known[at + _FINGERPRINT : at + _ONE]))
        for at in range(0, len(known), _ONE)
    ]
