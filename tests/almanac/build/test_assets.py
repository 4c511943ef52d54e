"""A file that is copied counts as what was read of it, whoever saves it meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from almanac.build.assets import copied_files, worker_file
from almanac.build.origin import Origin
from almanac.build.renderer import Renderer
from almanac.build.site_builder import BuiltSite, SiteBuilder
from almanac.build.template_sources import TemplateSources
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.outputs.output import File
from almanac.render.publication import Publication
from almanac.store.results import KeptFile, Results

SITE = Site("Almanac", "https://almanac.example")
PUBLICATION = Publication(Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC)))
BEFORE, MEANWHILE = b"as it was", b"saved meanwhile"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that is copied."""
    found = tmp_path / "theme" / "static" / "x.txt"
    found.parent.mkdir(parents=True)
    found.write_bytes(BEFORE)
    return found


def planned(root: Path) -> list[File]:
    return [*copied_files(root, ())]


def built(root: Path, files: list[File], staging: str, before: BuiltSite | None = None) -> BuiltSite:
    """Made into ``staging``, unless the build ``before``, of the folder `output`, has it."""
    renderer = Renderer(PUBLICATION, root)
    origin = Origin(bytes(16), bytes(16), TemplateSources(renderer.environment, Results(root), bytes(16)))
    output = root / "output"
    kept = {
        name: KeptFile(made.made_from, made.hash, (output / name).stat().st_size, 0, 0, 0)
        for name, made in (before.made if before else {}).items()
    }
    (root / staging).mkdir()
    builder = SiteBuilder(root, SITE, origin, {})
    return builder.build(PUBLICATION, files, renderer, lambda: (renderer, []), root / staging, output, kept)


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
