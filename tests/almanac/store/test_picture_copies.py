"""Narrower copies of pictures, kept by what they were made from."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from almanac.read.pictures import copies
from almanac.store.picture_copies import PictureCopies

PICTURE = "content/images/walk.png"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / PICTURE).parent.mkdir(parents=True)
    Image.linear_gradient("L").resize((500, 300)).save(tmp_path / PICTURE)
    return tmp_path


def copied(store: PictureCopies, width: int = 320, form: str = "webp") -> bytes:
    return store.copy(store.picture(PICTURE), width, form)


def kept(root: Path) -> set[str]:
    return {path.name for path in (root / ".almanac" / "copies").iterdir()}


def test_what_was_made_once_is_not_made_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = copied(PictureCopies(root))
    monkeypatch.setattr(copies, "copy", None)

    assert copied(PictureCopies(root)) == made


def test_other_pixels_another_width_and_another_format_are_other_copies(root: Path) -> None:
    store = PictureCopies(root)
    made = [copied(store), copied(store, 400), copied(store, form="avif")]
    Image.linear_gradient("L").resize((500, 301)).save(root / PICTURE)

    assert len({*made, copied(store)}) == len(kept(root)) == 4


def test_what_nobody_asks_for_any_more_is_forgotten(root: Path) -> None:
    store = PictureCopies(root)
    for width in (320, 400):
        copied(store, width)
    for name in kept(root):
        os.utime(root / ".almanac" / "copies" / name, (0, 0))
    since = store.now()
    copied(store)
    store.forget_unused(since)

    assert (len(kept(root)), copied(PictureCopies(root))[8:12]) == (1, b"WEBP")
