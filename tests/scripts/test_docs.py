"""What `docs` makes: the reference as the code has it, and pictures of the site."""

from __future__ import annotations

from argparse import Namespace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from commands.cannot_run import CannotRun
from commands.docs import generated, run
from commands.screenshots import FOLDER, HANDBOOK_FOLDER, HANDBOOKS, PAGES, SCHEMES, pictures, reduced
from commands.terminal_pictures import TERMINALS

ROOT = Path(__file__).resolve().parents[2]
GENERATED = generated()
PICTURES = [f"{FOLDER}/{name}-{scheme}.png" for name in PAGES for scheme in SCHEMES]


@pytest.mark.parametrize("path", GENERATED)
def test_what_is_committed_is_what_the_code_says(path: str) -> None:
    committed = (ROOT / path).read_text("utf-8")
    assert committed == GENERATED[path], f"{path} is old: run `scripts/almanac docs --only reference`"


def test_no_other_schema_is_left_over() -> None:
    found = {f"docs/schema/{path.name}" for path in (ROOT / "docs" / "schema").glob("*.json")}
    assert found == {path for path in GENERATED if path.startswith("docs/schema/")}


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_is_there_and_light(path: str) -> None:
    assert (ROOT / path).stat().st_size < 150_000, f"{path} is heavy"
    with Image.open(ROOT / path) as image:
        assert image.size == (1280, 800)


@pytest.mark.parametrize("name", HANDBOOKS)
def test_a_picture_of_a_handbook_is_there_as_a_telephone_shows_it(name: str) -> None:
    path = ROOT / HANDBOOK_FOLDER / f"handbook-{name}.png"
    if not (ROOT / "content/pages/add-an-event.md").exists():
        pytest.skip("the handbooks were taken out of this repository")
    assert path.stat().st_size < 100_000, f"{path} is heavy"
    with Image.open(path) as image:
        assert image.size == (585, 1050)


@pytest.mark.parametrize("name", TERMINALS)
def test_a_picture_of_a_terminal_is_there_and_each_language_of_its_handbook_shows_it(name: str) -> None:
    pages = [*(ROOT / "content/pages").glob(f"{name}*.md")]
    if not pages:
        pytest.skip("the handbooks were taken out of this repository")
    path = ROOT / HANDBOOK_FOLDER / f"handbook-{name}.png"
    assert path.stat().st_size < 100_000, f"{path} is heavy"
    with Image.open(path) as image:
        assert image.width == 780
    assert [page.name for page in pages if f"(/images/{path.name})" not in page.read_text("utf-8")] == []


def test_without_a_browser_the_rest_can_be_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotRun, match="there is no Chromium") as error:
        next(pictures(ROOT))
    assert "apt-get install chromium" in error.value.remedy
    assert "docs --only reference" in error.value.remedy


def test_a_picture_is_reduced_to_few_colours_and_keeps_its_size() -> None:
    image = Image.linear_gradient("L").convert("RGB").resize((600, 400))
    ImageDraw.Draw(image).text((20, 20), "Almanac", fill="#a3324a")
    png = BytesIO()
    image.save(png, "PNG")
    with Image.open(BytesIO(reduced(png.getvalue()))) as found:
        assert (found.mode, found.size) == ("P", (600, 400))


def test_a_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = Namespace(root=tmp_path, only=["reference"])
    assert [run(asked), run(asked)] == [0, 0]
    first_words = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert first_words == ["written"] * len(GENERATED) + ["as"] * len(GENERATED)
    assert (tmp_path / "docs" / "reference.md").read_text("utf-8") == GENERATED["docs/reference.md"]
