"""`build --leave-out-broken` over a history in which files break: what is published, and what is said."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from built.project import Project, with_code

pytestmark = pytest.mark.git

SUMMARY = "What this text is about, in one plain sentence or two."
STORY, EVENT, PAGE = "content/stories/2026/walk.md", "events/2026/spring.md", "content/pages/about.md"
NEW, PICTURE = "content/stories/2026/new.md", "content/images/drawing.svg"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>\n'


def written(root: Path, **files: str) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def story(title: str, *fields: str, body: str = "Text.") -> str:
    lines = [f"title: {title}", "date: 2026-03-02", "authors: Ewa", "category: News", f"summary: {SUMMARY}", *fields]
    return "\n".join(["---", *lines, "---", body, ""])


def event(title: str, *fields: str) -> str:
    lines = [f"title: {title}", "start: 2026-07-01", f"summary: {SUMMARY}", "category: Meetup", "worldwide: true"]
    return "\n".join(["---", *lines, *fields, "---", "Text.", ""])


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site that was whole on the second of May, and is broken since the third."""
    root = with_code(tmp_path_factory.mktemp("broken") / "site")
    project = Project(root, datetime(2026, 6, 1, 12, tzinfo=UTC))
    page = (
        "---\ntitle: About\n---\nSee [the new one](../stories/2026/new.md) and [the walk](../stories/2026/walk.md).\n"
    )
    shown = story("A walk", body="![A line](/images/drawing.svg)")
    written(root, **{STORY: shown, EVENT: event("Spring"), PICTURE: DRAWING.format("")})
    project.commit(datetime(2026, 5, 1, tzinfo=UTC), "Begin")
    written(root, **{EVENT: event("Spring meetup"), "content/stories/2026/other.md": story("Other")})
    project.commit(datetime(2026, 5, 2, tzinfo=UTC), "Change")
    shutil.copytree(root, root.with_name("whole"))
    broken = {STORY: story("A [walk", "nope: x"), EVENT: event("Spring\x1b[31m", "end: yesterday"), NEW: "no fields"}
    written(root, **broken, **{PAGE: page, PICTURE: DRAWING.format("<script>x</script>")})
    project.commit(datetime(2026, 5, 3, tzinfo=UTC), "Break")
    return project


@pytest.fixture(scope="module")
def built(project: Project) -> tuple[Path, str]:
    """The output, and what the command said."""
    output = project.root / "output"
    done = project.build(output, "--leave-out-broken")
    assert done.returncode == 0, done.stdout + done.stderr
    return output, done.stdout


def test_without_being_asked_nothing_is_built(project: Project) -> None:
    done = project.build(project.root / "nothing")

    assert (done.returncode, (project.root / "nothing").exists()) == (1, False)
    assert "Nothing was built" in done.stdout


def test_what_is_kept_is_byte_for_byte_what_was_published_when_it_was_whole(
    project: Project, built: tuple[Path, str]
) -> None:
    before = Project(project.root.with_name("whole"), project.now)
    assert before.build(before.root / "output").returncode == 0

    same = "events/spring/spring.ics"
    assert (built[0] / same).read_bytes() == (before.root / "output" / same).read_bytes()
    page = (built[0] / "events/spring/index.html").read_text("utf-8")
    assert "Spring meetup" in page


def test_what_was_never_whole_is_nowhere_and_nothing_leads_there(built: tuple[Path, str]) -> None:
    pages = {path: path.read_text("utf-8") for path in built[0].rglob("*.html")}

    assert not any("/2026/03/02/new/" in text for text in pages.values())
    about = pages[built[0] / "about/index.html"]
    assert "See the new one and " in about
    assert '<a href="/2026/03/02/walk/">the walk</a>' in about


def test_a_broken_picture_is_neither_published_nor_shown(built: tuple[Path, str]) -> None:
    assert not (built[0] / "images/drawing.svg").exists()
    assert "drawing.svg" not in (built[0] / "2026/03/02/walk/index.html").read_text("utf-8")


def test_it_ends_with_what_it_went_without(built: tuple[Path, str]) -> None:
    last = built[1].split("\nPUBLISHED WITHOUT WHAT IS BROKEN\n")[1].splitlines()

    assert [line.partition(", in commit")[0] for line in last] == [
        f"  {PICTURE}: not published: nor is it shown anywhere",
        f"  {NEW}: not published: it never was whole",
        f"  {STORY}: published as it was on 2026-05-01",
        f"  {EVENT}: published as it was on 2026-05-02",
        "Links and pictures that lead nowhere are left out of the texts that have them.",
        "5 errors and 3 warnings in 6 files. Mend them soon: scripts/almanac check shows them again.",
    ]
