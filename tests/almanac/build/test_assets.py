"""A file that is copied, or made smaller, counts as what was read of it, whoever saves it meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from almanac.build.assets import copied_files, worker_file
from almanac.build.origin import Origin
from almanac.build.picture_copies import picture_copies
from almanac.build.renderer import Renderer
from almanac.build.site_builder import BuiltSite, Making, SiteBuilder
from almanac.build.template_sources import TemplateSources
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.outputs.output import File
from almanac.render.publication import Publication
from almanac.store.results import KeptFile, Results

SITE = Site("Almanac", "https://almanac.example")
PUBLICATION = Publication(Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC)))
BEFORE, MEANWHILE = b"as it was", b"saved meanwhile"
PICTURE, COPY = "content/images/walk.png", "theme/pictures/walk.png/320.webp"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is copied."""
    found = tmp_path / "theme" / "static" / "x.txt"
    found.parent.mkdir(parents=True)
    found.write_bytes(BEFORE)
    return found


def draw(root: Path, height: int) -> None:
    (root / PICTURE).parent.mkdir(parents=True, exist_ok=True)
    Image.linear_gradient("L").resize((500, height)).save(root / PICTURE)


def planned(root: Path) -> list[File]:
    copied = [*copied_files(root, ())]
    edition = replace(PUBLICATION.edition, picture_widths={"/images/walk.png": (320,)} if copied[1:] else {})
    return [*copied, *picture_copies(root, edition, {file.address: file.fingerprint for file in copied})]


def built(root: Path, files: list[File], staging: str, before: BuiltSite | None = None) -> BuiltSite:
    """Made into ``staging``, unless the build ``before``, of the folder `output`, has it."""
    renderer = Renderer(PUBLICATION, root)
    same, templates = bytes(16), TemplateSources(renderer.environment, Results(root), bytes(16))
    origin = Origin(of_parts=same, of_files=same, of_pages=same, templates=templates, of_cards=same)
    output = root / "output"
    kept = {
        name: KeptFile(made.made_from, made.hash, (output / name).stat().st_size, 0, 0, 0)
        for name, made in (before.made if before else {}).items()
    }
    (root / staging).mkdir()
    builder = SiteBuilder(root, SITE, origin, {})
    return builder.build(PUBLICATION, files, Making(renderer, lambda: (renderer, []), root / staging, output, kept))


def test_what_was_copied_is_not_copied_again(path: Path, tmp_path: Path) -> None:
    first = built(tmp_path, planned(tmp_path), "output")

    assert (tmp_path / "output/theme/x.txt").read_bytes() == BEFORE
    assert built(tmp_path, planned(tmp_path), "staging", first).kept.keys() == {"theme/x.txt"}


def test_what_was_saved_after_it_was_read_and_put_back_does_not_stay(path: Path, tmp_path: Path) -> None:
    files = planned(tmp_path)
    path.write_bytes(MEANWHILE)
    first = built(tmp_path, files, "output")
    path.write_bytes(BEFORE)
    built(tmp_path, planned(tmp_path), "staging", first)

    assert (tmp_path / "output/theme/x.txt").read_bytes() == MEANWHILE
    assert (tmp_path / "staging/theme/x.txt").read_bytes() == BEFORE


@pytest.mark.parametrize(
    ("offline", "is_preview", "leaves"),
    [
        pytest.param(True, False, False, id="for readers"),
        pytest.param(True, True, True, id="in a preview"),
        pytest.param(False, False, True, id="switched off"),
    ],
)
def test_a_service_worker_that_is_not_wanted_takes_itself_off(offline: bool, is_preview: bool, leaves: bool) -> None:
    root = Path(__file__).parents[3]
    site = Site("Almanac", "https://almanac.example", offline=offline)

    assert (b"unregister()" in worker_file(root, site, is_preview=is_preview).data()) is leaves


def test_so_it_is_with_a_picture_of_which_there_are_narrower_copies(path: Path, tmp_path: Path) -> None:
    draw(tmp_path, 300)
    files = planned(tmp_path)
    draw(tmp_path, 400)
    first = built(tmp_path, files, "output")
    draw(tmp_path, 300)
    built(tmp_path, planned(tmp_path), "staging", first)

    sizes = [Image.open(BytesIO((tmp_path / folder / COPY).read_bytes())).size for folder in ("output", "staging")]
    assert sizes == [(320, 256), (320, 192)]
