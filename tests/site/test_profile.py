"""`build --profile` says where the time went, and builds the same."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from built.project import Project, tree

STAGES = ["loading the program", "settings", "reading front matter", "bodies", "history", "planning", "making here",
          "making in workers", "publishing", "keeping, and what was kept"]  # fmt: skip


def rows(printed: str, head: str) -> dict[str, list[str]]:
    """The rows of a table by their names, below the line that begins with ``head``."""
    table = printed.partition(f"\n{head}")[2].partition("\n\n")[0].splitlines()[1:]
    return {line[:34].strip(): line[34:].split() for line in table}


def test_it_tells_of_stages_templates_and_files(built_project: Project, tmp_path: Path) -> None:
    built = built_project.build(tmp_path / "output", "--fresh", "--profile", "--jobs", "2")

    assert built.returncode == 0, built.stderr
    stages, kinds = rows(built.stdout, "stage"), rows(built.stdout, "template or kind")
    assert set(STAGES) <= {*stages}, built.stdout
    files = tree(tmp_path / "output")
    made_here = len(files) - (".almanac.json" in files)
    assert kinds["in all"][:3] == [f"{made_here:,}", f"{made_here:,}", "0"]
    assert float(kinds["article"][3]) > 0
    assert len(built.stdout.partition("The slowest files")[2].splitlines()) == 12
    assert max(map(len, built.stdout.partition("\nstage")[2].splitlines())) <= 80
    assert files == tree(built_project.root / "output")


def test_what_was_kept_is_counted(built_project: Project) -> None:
    again = built_project.build(built_project.root / "output", "--profile")

    counts = rows(again.stdout, "template or kind")["in all"]
    assert counts[0] == counts[2]
    assert counts[1] == "0", again.stdout


def test_pelican_is_told_of(built_project: Project, tmp_path: Path) -> None:
    settings = built_project.root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + '\nJINJA_GLOBALS = {"nothing": 1}\n', "utf-8")
    built = replace(built_project, code_is_ours=False).build(tmp_path / "output", "--profile")

    assert "Pelican" in rows(built.stdout, "stage")
    assert "Pelican built the site: it does not tell" in built.stdout
