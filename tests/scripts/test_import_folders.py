"""`import pelican` and `import markdown` take one folder, and what their options say of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from commands import main

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without content, and beside it two folders of texts."""
    site = tmp_path / "site"
    site.mkdir()
    shutil.copy(ROOT / "pelicanconf.py", site)
    monkeypatch.setattr(main, "ROOT", site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    (tmp_path / "pelican" / "content").mkdir(parents=True)
    (tmp_path / "pelican" / "content" / "a.md").write_text("Title: A day\nDate: 2019-05-04\nCategory: Walks\n\nText.")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.md").write_text("---\nheadline: A day\nwhen: 2019-05-04\ncategory: Walks\n---\nText.")
    return site


def story(root: Path) -> str:
    return (root / "content" / "stories" / "2019" / "a.md").read_text("utf-8")


def test_pelican_is_told_where_its_texts_were(root: Path) -> None:
    folder = str(root.parent / "pelican")

    assert main.main(["import", "pelican", folder, "--permalink", "{date:%Y}/{slug}.html", "--map", "Walks=News"]) == 0

    text = (root / "content" / "stories" / "2019" / "a-day.md").read_text("utf-8")
    assert "category: News\n" in text
    assert "- /2019/a-day.html\n" in text


def test_markdown_maps_fields_and_categories(root: Path) -> None:
    folder = str(root.parent / "texts")
    options = ["--map", "when=date", "--map", "headline=title", "--map", "Walks=News", "--permalink", "/:year/:slug/"]

    assert main.main(["import", "markdown", folder, *options]) == 0

    assert story(root).startswith("---\ntitle: A day\ndate: 2019-05-04\n")
    assert "category: News\n" in story(root)
    assert "- /2019/a/\n" in story(root)


@pytest.mark.parametrize("name", ["pelican", "markdown"])
def test_a_folder_that_is_none_is_named(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["import", name, str(root / "gone")]) == 2
    assert main.main(["import", name, str(root), str(root)]) == 2

    assert "is not there" in capsys.readouterr().err
