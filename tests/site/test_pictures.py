"""Pictures as readers get them."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from built.pages import BuiltSite
from built.project import Project, miniature
from PIL import Image

SOURCES = ["content/images/walk.jpg", "theme/site/static/wall.jpg"]
TEXT = "content/stories/2026/first-of-all.md"
COPIES = {f"theme/pictures/walk.jpg/{width}.webp": width for width in (360, 720, 1000)}


def photo() -> bytes:
    """One that was taken upright, by a camera that noted where."""
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x010F], exif[0x0112] = "Secretcamera", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 44.0, 0.0), 3: "E", 4: (7.0, 6.0, 0.0)})
    Image.linear_gradient("L").resize((1500, 1000)).save(file, "JPEG", exif=exif.tobytes())
    return file.getvalue()


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as picture:
        return picture.size


@pytest.fixture(scope="module")
def photographed(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The miniature with a photograph in a text and one in its theme, built into ``output``."""
    project = miniature(tmp_path_factory.mktemp("photographed") / "project")
    for source in SOURCES:
        (project.root / source).parent.mkdir(parents=True, exist_ok=True)
        (project.root / source).write_bytes(photo())
    with (project.root / TEXT).open("a", encoding="utf-8") as text:
        text.write("\n![A walk](../../images/walk.jpg)\n")
    run = project.build(project.root / "output")
    assert run.returncode == 0, run.stderr
    return project


@pytest.mark.git
def test_no_picture_says_where_or_by_what_it_was_taken(photographed: Project) -> None:
    output = photographed.root / "output"
    published = [(output / name).read_bytes() for name in ("images/walk.jpg", "theme/wall.jpg", *COPIES)]

    assert [b"Secretcamera" in data for data in published] == [False] * 5
    assert [dict(Image.open(io.BytesIO(data)).getexif()) for data in published] == [{}] * 5
    assert [(photographed.root / source).read_bytes() for source in SOURCES] == [photo()] * 2


@pytest.mark.git
def test_every_copy_is_upright_and_as_wide_as_its_name_says(photographed: Project) -> None:
    sizes = {name: size_of(photographed.root / "output" / name) for name in COPIES}

    assert sizes == {name: (width, width * 3 // 2) for name, width in COPIES.items()}


@pytest.mark.git
@pytest.mark.parametrize(("screen", "expected"), [(1, 360), (2, 720)], ids=["plain", "of twice as many pixels"])
def test_a_telephone_loads_no_more_than_it_can_show(
    photographed: Project,
    serve: Callable[[Path], AbstractContextManager[str]],
    new_page: Callable[..., Any],
    screen: int,
    expected: int,
) -> None:
    page = new_page(viewport={"width": 360, "height": 740}, device_scale_factor=screen)
    with serve(photographed.root / "output") as url:
        page.goto(f"{url}/2026/06/01/first-of-all/")
        picture = page.locator(".prose img")
        loaded = picture.evaluate("image => image.decode().then(() => new URL(image.currentSrc).pathname)")

    assert (loaded, picture.get_attribute("src")) == (f"/theme/pictures/walk.jpg/{expected}.webp", "/images/walk.jpg")
    assert (picture.get_attribute("loading"), page.page_problems) == (None, [])


def test_the_first_picture_of_a_page_is_loaded_at_once_and_no_other(miniature_site: BuiltSite) -> None:
    loading = {
        page.address: [image.get("loading") for image in miniature_site.document(page.address).iter("img")]
        for page in miniature_site.pages.values()
    }

    assert {
        where: [first, *more]
        for where, (first, *more) in ((where, found) for where, found in loading.items() if found)
        if first or None in more
    } == {}
