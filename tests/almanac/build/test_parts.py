"""Files that have parts are put together from those that were published, as far as these are still what they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

import pytest

from almanac.build.parts import Parts
from almanac.render.outputs.output import FileOfParts, Part, fingerprint
from almanac.store.results import KeptFile

NAME = "events/calendar.ics"
ORIGIN, OTHER_ORIGIN = fingerprint("origin"), fingerprint("other")


@dataclass
class Made:
    """A file of these parts, some of which have no fingerprint, and which of them were made."""

    texts: Mapping[str, str]
    nameless: frozenset[str] = frozenset()
    made: list[str] = field(default_factory=list)

    def planned(self) -> FileOfParts:
        return FileOfParts(f"/{NAME}", "calendar", bytes(16), lambda: [*map(self._part, self.texts)])

    def _part(self, name: str) -> Part:
        def data() -> bytes:
            self.made.append(name)
            return self.texts[name].encode()

        return Part(data) if name in self.nameless else Part(data, fingerprint(name, self.texts[name]))


def published(folder: Path, made: Made, origin: bytes = ORIGIN) -> KeptFile:
    data, parts = Parts(origin, folder, {}).put_together(NAME, made.planned())
    path = folder / NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return KeptFile(bytes(16), blake2b(data, digest_size=16).hexdigest(), len(data), 0, 0, 0, parts)


def made_after(folder: Path, kept: KeptFile, made: Made, origin: bytes = ORIGIN) -> tuple[bytes, list[str]]:
    data, _ = Parts(origin, folder, {NAME: kept}).put_together(NAME, made.planned())
    return data, made.made


TEXTS = {"head": "BEGIN\n", "a": "first\n", "b": "second\n", "c": "", "end": "END\n"}
ENDS = frozenset(["head", "end"])


@pytest.mark.parametrize(
    ("texts", "made"),
    [
        pytest.param(TEXTS, ["head", "end"], id="nothing else"),
        pytest.param({**TEXTS, "b": "other\n"}, ["head", "b", "end"], id="one is another"),
        pytest.param({"head": "BEGIN\n", "b": "second\n", "end": "END\n"}, ["head", "end"], id="one has gone"),
        pytest.param({"head": "H", "b": "second\n", "n": "n", "a": "first\n", "end": "E"}, ["head", "n", "end"],
                     id="another order, one more, other ends"),
    ],
)  # fmt: skip
def test_only_what_is_new_is_made(texts: Mapping[str, str], made: list[str], tmp_path: Path) -> None:
    kept = published(tmp_path, Made(TEXTS, ENDS))

    assert made_after(tmp_path, kept, Made(texts, ENDS)) == ("".join(texts.values()).encode(), made)


def test_what_is_made_with_something_else_is_made_anew(tmp_path: Path) -> None:
    kept = published(tmp_path, Made(TEXTS, ENDS))

    assert made_after(tmp_path, kept, Made(TEXTS, ENDS), OTHER_ORIGIN)[1] == [*TEXTS]


def test_of_a_file_that_somebody_changed_nothing_is_taken(tmp_path: Path) -> None:
    kept = published(tmp_path, Made(TEXTS, ENDS))
    (tmp_path / NAME).write_text("BEGIN\nFIRST\nsecond\nEND\n", "utf-8", newline="\n")
    changed = made_after(tmp_path, kept, Made(TEXTS, ENDS))
    (tmp_path / NAME).unlink()

    assert changed == made_after(tmp_path, kept, Made(TEXTS, ENDS)) == ("".join(TEXTS.values()).encode(), [*TEXTS])


def test_of_a_damaged_record_nothing_is_taken(tmp_path: Path) -> None:
    kept = published(tmp_path, Made(TEXTS, ENDS))
    for at in range(len(kept.parts)):
        flipped = kept.parts[:at] + bytes([kept.parts[at] ^ 1]) + kept.parts[at + 1 :]
        spoilt = kept._replace(parts=flipped)

        assert made_after(tmp_path, spoilt, Made(TEXTS, ENDS)) == ("".join(TEXTS.values()).encode(), [*TEXTS])
    assert made_after(tmp_path, kept._replace(parts=kept.parts[:-1]), Made(TEXTS, ENDS))[1] == [*TEXTS]


def test_what_was_put_together_from_parts_that_stayed_has_these_again(tmp_path: Path) -> None:
    first = published(tmp_path, Made(TEXTS, ENDS))
    data, parts = Parts(ORIGIN, tmp_path, {NAME: first}).put_together(NAME, Made(TEXTS, ENDS).planned())

    assert (parts, data) == (first.parts, Made(TEXTS, ENDS).planned().data())
