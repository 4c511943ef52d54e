"""A page is made with the templates that count for it, whoever saves one meanwhile."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from almanac.build.renderer import THEME, Renderer
from almanac.build.template_sources import TemplateSources
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.outputs.output import page_of_values
from almanac.render.outputs.stories import NeedsPelicanError
from almanac.render.publication import Publication
from almanac.store.results import Results

EDITION = Edition(Site("Almanac", "https://almanac.example"), datetime(2027, 1, 1, tzinfo=UTC))
PAGE = page_of_values("/x/", "page")
TEMPLATES = {"page.html": '{% include "part.html" %}', "part.html": "as it was"}


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / THEME
    folder.mkdir(parents=True)
    for name, text in TEMPLATES.items():
        (folder / name).write_text(text)
    return folder


def renderer(root: Path, *known: Renderer) -> Renderer:
    return Renderer(Publication(EDITION), root, *(one.sources for one in known))


def key(made_by: Renderer, root: Path) -> bytes:
    return TemplateSources(made_by.environment, Results(root), bytes(16)).fingerprint("page.html")


def test_a_template_saved_after_its_key_was_taken_does_not_get_onto_the_page(theme: Path, tmp_path: Path) -> None:
    build = renderer(tmp_path)
    before = key(build, tmp_path)
    (theme / "part.html").write_text("another")
    page = build.make(PAGE)
    (theme / "part.html").write_text(TEMPLATES["part.html"])

    assert page == b"as it was"
    assert key(renderer(tmp_path), tmp_path) == before


def test_nor_in_a_process_that_begins_with_nothing(theme: Path, tmp_path: Path) -> None:
    build = renderer(tmp_path)
    key(build, tmp_path)
    (theme / "part.html").write_text("another")

    assert renderer(tmp_path, build).make(PAGE) == b"as it was"


def test_one_that_was_missing_when_the_key_was_taken_is_missing_for_the_page(theme: Path, tmp_path: Path) -> None:
    (theme / "part.html").unlink()
    build = renderer(tmp_path)
    key(build, tmp_path)
    (theme / "part.html").write_text("here again")

    with pytest.raises(NeedsPelicanError):
        build.make(PAGE)


def test_the_next_build_has_what_was_saved(theme: Path, tmp_path: Path) -> None:
    before = key(renderer(tmp_path), tmp_path)
    (theme / "part.html").write_text("another")
    build = renderer(tmp_path)

    assert key(build, tmp_path) != before
    assert build.make(PAGE) == b"another"
