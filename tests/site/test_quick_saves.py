"""A site is served while somebody saves again and again: in the end the preview is what a build from nothing gives."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from built import versions
from built.project import Project, tree
from built.random_saves import variables

from bootstrap.variables import for_commands
from preview.rebuild import Builder

SAVES = 50
STORY = "content/stories/2027/story-{}.md"
_PATIENCE = 120.0


@dataclass
class Served:
    """`serve` of a project, and what it said last of its builds."""

    project: Project
    process: subprocess.Popen[str]
    url: str

    @property
    def folder(self) -> Path:
        """What it shows."""
        return self.project.root / ".almanac" / "serve"

    def problems(self) -> list[str]:
        """What an open page is told."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        connection.request("GET", "/_almanac/events")
        line = connection.getresponse().readline()
        connection.close()
        told: list[str] = json.loads(line.removeprefix(b"data: "))["problems"]
        return told

    def shows(self, address: str, text: str) -> bool:
        """Whether a page has a text."""
        connection = HTTPConnection(urlsplit(self.url).netloc, timeout=60)
        connection.request("GET", address)
        answer = connection.getresponse().read().decode()
        connection.close()
        return text in answer

    def wait_for(self, address: str, text: str) -> None:
        """Wait until a page has a text."""
        until = time.monotonic() + _PATIENCE
        while not self.shows(address, text):
            assert time.monotonic() < until, self.problems()
            assert self.process.poll() is None
            time.sleep(0.05)

    def wait_until_it_is(self, wanted: dict[str, str]) -> None:
        """Wait until it shows these files and knows of no problem; meanwhile a build may take files away."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            with suppress(FileNotFoundError):
                if tree(self.folder) == wanted and self.problems() == []:
                    return
            time.sleep(0.2)
        assert (tree(self.folder), self.problems()) == (wanted, [])

    def builder(self) -> int:
        """The number of the process that builds."""
        done = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, encoding="utf-8", check=False
        )
        return int(done.stdout.split()[0])


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    project = versions.project_of(tmp_path / "project")
    versions.first(project)
    ours = for_commands(os.environ, project.root, Path(sys.executable).parent)
    process = subprocess.Popen(
        [sys.executable, "-m", "commands", "serve"],
        cwd=project.root,
        env={**ours, "SOURCE_DATE_EPOCH": str(int(project.now.timestamp()))},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    assert process.stdout
    url = ""
    while not url:
        line = process.stdout.readline()
        assert line, "the preview ended"
        url = "".join(re.findall(r"Serving on (\S+)/ ", line))
    yield Served(project, process, url)
    process.terminate()  # unlike Ctrl-C, nobody who runs the tests ignores it
    said = process.communicate(timeout=120)[0]
    assert process.returncode == 130, said


def from_nothing(served: Served, folder: Path) -> dict[str, str]:
    """What another process makes of the same files, which knows nothing."""
    shutil.copytree(served.project.root, folder, ignore=shutil.ignore_patterns(".almanac"))
    done = Project(folder, served.project.now).preview(folder.with_name("anew"), served.url)
    assert '"ok": true' in done.stdout, done.stdout + done.stderr
    return tree(folder.with_name("anew"))


def texts(root: Path) -> dict[int, str]:
    """Those of the stories that are saved."""
    return {number: (root / STORY.format(number)).read_text("utf-8") for number in range(1, 7)}


def save(root: Path, turn: int, before: dict[int, str]) -> None:
    """One save of a story: its text, its title, broken YAML, nothing at all, or under another name."""
    number = turn % 6 + 1
    path = root / STORY.format(number)
    renamed = path.with_name(f"renamed-{number}.md")
    text = before[number]
    ways = (
        lambda: path.write_text(f"{text}\nSaved {turn}.\n", "utf-8"),
        lambda: path.write_text(text.replace("title: ", "title: [", 1), "utf-8"),
        lambda: path.write_text(text.replace("The title", f"Title {turn}"), "utf-8"),
        lambda: path.unlink(missing_ok=True),
        lambda: renamed.write_text(f"{text}\nRenamed {turn}.\n", "utf-8"),
        lambda: renamed.unlink(missing_ok=True),
        lambda: path.write_text(text.partition("---\n")[0], "utf-8"),
    )
    ways[turn % len(ways)]()


@pytest.mark.git
def test_many_quick_saves_end_in_one_right_state(served: Served, tmp_path: Path) -> None:
    root, before, chance = served.project.root, texts(served.project.root), random.Random(12)  # noqa: S311 - no secret
    for turn in range(SAVES):
        save(root, turn, before)
        time.sleep(chance.choice((0.0, 0.01, 0.1, 0.4)))
    for number, text in before.items():
        (root / STORY.format(number)).write_text(f"{text}\nAt last {number}.\n", "utf-8")
    (root / STORY.format(2)).unlink()
    served.wait_for("/2027/01/10/story-6/", "At last 6.")
    served.wait_for("/2027/01/10/story-1/", "At last 1.")
    wanted = from_nothing(served, tmp_path / "copy")
    served.wait_until_it_is(wanted)


@pytest.mark.git
def test_a_process_that_is_killed_or_outdated_is_followed_by_another(served: Served) -> None:
    root, text = served.project.root, texts(served.project.root)[1]
    first = served.builder()
    (root / STORY.format(1)).write_text(f"{text}\nSaved once.\n", "utf-8")
    served.wait_for("/2027/01/10/story-1/", "Saved once.")
    assert served.builder() == first

    os.kill(first, signal.SIGKILL)
    (root / STORY.format(1)).write_text(f"{text}\nSaved again.\n", "utf-8")
    served.wait_for("/2027/01/10/story-1/", "Saved again.")
    second = served.builder()
    assert second != first

    settings = root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace("First name", "Other name"), "utf-8")
    served.wait_for("/2027/01/10/story-1/", "Other name")
    assert served.builder() != second
    code = root / "scripts" / "commands" / "cannot_run.py"
    third = served.builder()
    code.write_text(code.read_text("utf-8") + "\n", "utf-8")
    (root / STORY.format(1)).write_text(f"{text}\nSaved at last.\n", "utf-8")
    served.wait_for("/2027/01/10/story-1/", "Saved at last.")

    assert served.builder() != third


@pytest.mark.git
def test_what_is_open_is_made_before_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project, output = versions.project_of(tmp_path / "project"), tmp_path / "output"
    versions.first(project)
    for name, value in variables(tmp_path).items():
        monkeypatch.setenv(name, value)
    builder = Builder(project.root, output, "http://127.0.0.1:8000", drafts=True)
    pages = ["2027/01/10/story-1/index.html", "index.html"]
    ahead: list[dict[str, bytes]] = []
    names_ahead: set[str] = set()

    def noted(folder: Path, names: Collection[str]) -> None:
        ahead.append({name: (folder / name).read_bytes() for name in pages})
        names_ahead.update(names)

    try:
        builder.build()
        before = (output / "index.html").read_bytes()
        base = project.root / "theme" / "templates" / "base.html"
        base.write_text(base.read_text("utf-8").replace("</body>", "<p>edited</p></body>"), "utf-8")
        builder.build(pages, ahead=noted)
    finally:
        builder.close()

    assert ahead == [{name: (output / name).read_bytes() for name in pages}]
    assert ahead[0]["index.html"] != before
    assert "2027/01/10/story-2/index.html" not in names_ahead
