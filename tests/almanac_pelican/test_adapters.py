"""The list of adapters, and what stands once for all of them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from almanac.build.assets import SavedMeanwhileError
from almanac.defaults import PLUGINS
from almanac.model.edition import Edition
from almanac.render.outputs.output import File, Output
from almanac.render.publication import Publication
from almanac_pelican.generators import FileGenerator, OutputsGenerator
from almanac_pelican.settings import PUBLICATION, publication_of

ROOT = Path(__file__).resolve().parents[2]
TOOLS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
SHARED = {"almanac", "almanac_pelican"}


def test_plugins_of_the_settings_are_those_of_the_folder() -> None:
    assert {path.parent.name for path in ROOT.glob("plugins/*/__init__.py")} - SHARED == set(PLUGINS)


def test_types_of_all_adapters_are_checked() -> None:
    assert {*PLUGINS, *SHARED} <= set(TOOLS["mypy"]["packages"])


def test_no_adapter_may_import_another() -> None:
    adapters, *below = TOOLS["importlinter"]["contracts"][-1]["layers"]
    assert {name.strip() for name in adapters.split("|")} == set(PLUGINS)
    assert below == ["almanac_pelican", "almanac"]


def test_what_adapters_share_is_found_in_the_settings(edition: Edition) -> None:
    publication = Publication(edition)
    assert publication_of({PUBLICATION: publication}) is publication


@pytest.mark.parametrize("settings", [{}, {PUBLICATION: None}], ids=["nothing", "something else"])
def test_without_a_run_of_almanac_the_setting_to_mend_is_named(settings: dict[str, Any]) -> None:
    with pytest.raises(RuntimeError, match="PELICAN_CLASS"):
        publication_of(settings)


def test_a_generator_knows_what_is_published(edition: Edition) -> None:
    class Nothing(FileGenerator):
        def generate_output(self, writer: object) -> None:
            """Write nothing."""

    generator = Nothing(context={}, settings={PUBLICATION: Publication(edition)}, path="content", theme="theme")

    assert generator.edition is edition
    assert generator.site is edition.site


def test_a_file_that_is_saved_meanwhile_is_written_as_it_is_now() -> None:
    def saved() -> bytes:
        raise SavedMeanwhileError(b"now")

    class Files(OutputsGenerator):
        def outputs(self) -> Iterator[Output]:
            yield File("/one.json", "copy", b"then", saved)

    class Written(dict[str, bytes]):
        write_bytes = dict.__setitem__

    written: Any = Written()
    Files.__new__(Files).generate_output(written)  # without what Pelican gives it for templates

    assert written == {"/one.json": b"now"}
