"""Narrower copies of pictures, as a build plans them."""

from __future__ import annotations

import io
import pickle
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from almanac.build.assets import SavedMeanwhileError, fingerprint_of_bytes
from almanac.build.picture_copies import picture_copies
from almanac.check.built_pages.check_pages import PagesRefused
from almanac.model.edition import Edition
from almanac.model.site import Site

NOW = datetime(2027, 1, 1, tzinfo=UTC)


def edition(formats: tuple[str, ...] = ("webp",), *, lost: bool = False) -> Edition:
    site = Site(name="Site", url="https://example.org", picture_formats=formats)
    missing = frozenset(["content/images/walk.jpg"] if lost else [])
    return Edition(site=site, now=NOW, picture_widths={"/images/walk.jpg": (320, 500)}, lost_pictures=missing)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content" / "images").mkdir(parents=True)
    Image.linear_gradient("L").resize((500, 300)).save(tmp_path / "content" / "images" / "walk.jpg")
    return tmp_path


def test_every_format_and_width_has_its_file(root: Path) -> None:
    files = {file.address: file for file in picture_copies(root, edition(("avif", "webp")), {})}

    assert [*files] == [f"/theme/pictures/walk.jpg/{width}.{form}" for form in ("avif", "webp") for width in (320, 500)]
    assert [Image.open(io.BytesIO(file.data())).size for file in files.values()] == [(320, 192), (500, 300)] * 2


def test_of_a_picture_that_is_not_published_there_is_none(root: Path) -> None:
    assert [*picture_copies(root, edition(lost=True), {})] == []


def test_other_bytes_are_another_copy(root: Path) -> None:
    def prints(of: bytes) -> list[bytes]:
        return [file.fingerprint for file in picture_copies(root, edition(), {"/images/walk.jpg": of})]

    assert len({*prints(b"a"), *prints(b"b")}) == 4


def test_a_picture_that_was_saved_after_it_was_planned_gives_its_copy_and_says_so(root: Path) -> None:
    path = root / "content" / "images" / "walk.jpg"
    file = next(picture_copies(root, edition(), {"/images/walk.jpg": fingerprint_of_bytes(path.read_bytes())}))
    Image.linear_gradient("L").resize((500, 400)).save(path)

    with pytest.raises(SavedMeanwhileError) as saved:
        file.data()

    assert Image.open(io.BytesIO(saved.value.data)).size == (320, 256)


def test_what_cannot_be_read_is_said_with_its_name_by_a_worker_too(root: Path) -> None:
    (root / "content" / "images" / "walk.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(PagesRefused) as refused:
        next(picture_copies(root, edition(), {})).data()
    (problem,) = pickle.loads(pickle.dumps(refused.value)).problems  # noqa: S301 - our own

    assert (problem.path, problem.message.partition(":")[0]) == ("content/images/walk.jpg", "cannot be made smaller")
