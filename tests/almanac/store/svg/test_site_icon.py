"""The one drawing of all icons: the theme's, or the site's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.svg.site_icon import icon_faults, icon_path

OWN = "theme/site/static/icon.svg"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1v1z"/></svg>'


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Where a site's own icon is, in a project that begins at the parent with the theme."""
    path = tmp_path / OWN
    path.parent.mkdir(parents=True)
    return path


def test_a_site_without_an_icon_of_its_own_has_the_theme_s(tmp_path: Path) -> None:
    assert (icon_path(tmp_path), icon_faults(tmp_path)) == ("theme/static/icon.svg", [])


def test_a_site_s_own_icon_wins(tmp_path: Path, own: Path) -> None:
    own.write_text(DRAWING, "utf-8")

    assert (icon_path(tmp_path), icon_faults(tmp_path)) == (OWN, [])


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        pytest.param("", 0, "is empty", id="empty"),
        pytest.param("<svg", 1, "is broken here", id="cut off"),
        pytest.param(DRAWING.replace("<path", "\n<script>a</script><path"), 2, "has a script: `<script>`", id="script"),
        pytest.param(DRAWING + "<!-- -->" * 40_000, 0, "has 320 KB, more than 200", id="too large"),
        pytest.param("<html></html>", 1, "begins with `<html>`", id="no drawing"),
    ],
)
def test_what_is_wrong_with_it_is_said(tmp_path: Path, own: Path, data: str, line: int, message: str) -> None:
    own.write_text(data, "utf-8")
    [problem] = icon_faults(tmp_path)

    assert (problem.path, problem.line, problem.is_error) == (OWN, line, True)
    assert problem.message.startswith(message)
    assert problem.hint


def test_an_icon_that_cannot_be_read_is_said(tmp_path: Path, own: Path) -> None:
    own.mkdir()
    [problem] = icon_faults(tmp_path)

    assert (problem.path, problem.message.startswith("cannot be read")) == (OWN, True)
