"""Pelican's own command, which its users will try first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from built.pages import BuiltSite
from built.project import Project, tree

EVENT = "events/2027/one-day.md"


@pytest.fixture
def project(new_project: Callable[..., Project]) -> Project:
    """A miniature to be broken."""
    return new_project()


def test_it_makes_the_site_that_build_makes(project: Project, miniature_site: BuiltSite) -> None:
    done = project.pelican_by_itself()

    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert tree(project.root / "output") == tree(miniature_site.folder)


def test_it_takes_the_address_of_the_site_from_the_environment(project: Project, moved_site: BuiltSite) -> None:
    _append(project, "pelicanconf.py", 'SITEURL = os.environ["SITEURL"]\n')
    done = project.pelican(SITEURL=moved_site.siteurl)

    assert done.returncode == 0, done.stderr
    assert tree(project.root / "output") == tree(moved_site.folder)


def test_a_broken_file_is_named_with_its_line_and_nothing_is_written(project: Project) -> None:
    _replace(project, EVENT, "start: 2027-03-10", "start: 2027-03-32")
    done = project.pelican()
    said = done.stdout + done.stderr

    assert done.returncode == 1
    assert f"{EVENT}:3: start: " in said
    assert "Traceback" not in said
    assert not (project.root / "output").exists()


def test_a_failed_build_leaves_what_is_published(project: Project, tmp_path: Path) -> None:
    first = project.build(tmp_path / "output")
    published = tree(tmp_path / "output")
    _replace(project, EVENT, "country: KE", "country: Kenya")
    second = project.build(tmp_path / "output")

    assert (first.returncode, second.returncode) == (0, 1)
    assert f"{EVENT}:10: place.country: " in second.stdout + second.stderr
    assert tree(tmp_path / "output") == published


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param("plugins/story_series/__init__.py", "import nothing_is_called_like_this\n", id="plugin"),
        pytest.param("plugins/almanac/render/sitemap.py", "import nothing_is_called_like_this\n", id="core"),
        pytest.param("plugins/almanac/defaults.py", "import nothing_is_called_like_this\n", id="defaults"),
        pytest.param("pelicanconf.py", "import nothing_is_called_like_this\n", id="settings"),
        pytest.param("theme/templates/event.html", "{% if nothing %}\n", id="template"),
    ],
)
def test_what_cannot_be_loaded_makes_it_fail(project: Project, path: str, line: str) -> None:
    _append(project, path, line)

    assert project.pelican().returncode != 0


@pytest.mark.parametrize(
    ("path", "line"),
    [
        pytest.param("plugins/almanac/render/sitemap.py", "import nothing_is_called_like_this\n", id="core"),
        pytest.param("pelicanconf.py", "import nothing_is_called_like_this\n", id="settings"),
        pytest.param("theme/templates/event.html", "{% if nothing %}\n", id="template"),
    ],
)
def test_it_makes_build_fail_too_with_nothing_published(project: Project, tmp_path: Path, path: str, line: str) -> None:
    _append(project, path, line)

    assert project.build(tmp_path / "output").returncode != 0
    assert not (tmp_path / "output").exists()


def _append(project: Project, path: str, line: str) -> None:
    file = project.root / path
    file.write_text(file.read_text("utf-8") + line, "utf-8")


def _replace(project: Project, path: str, old: str, new: str) -> None:
    file = project.root / path
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
