"""`health`, as it is called: on a clone, on a shallow one, without git, and where what people wrote is broken."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from almanac.store.links import asking
from almanac.store.links.answers import Answer
from commands import main
from commands.clients import GIT

pytestmark = pytest.mark.git

FILES = {
    "pelicanconf.py": "from almanac.defaults import *\n\nSITENAME = 'Group'\nSITEURL = 'https://group.example'\n"
    "CALENDAR_DOMAIN = 'group.example'\n",
    ".gitignore": ".almanac/\n",
    "requirements.txt": "x==1\n",
    "content/keepers.yml": "- {what: merge, name: main, keepers: [Ada, Bo]}\n"
    "- {what: deploy, name: Publish, keepers: Keepers, people: 2}\n"
    "- {what: domain, name: group.example, keepers: [Ada, Bo], until: 2027-06-01}\n",
}
# 2027-02-10 and 2027-07-10, at noon UTC.
BEFORE, AFTER = "1802260800", "1815220800"


class Keeper:
    """Somebody who asks how it stands."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def call(self, *arguments: str, at: str = BEFORE, root: Path | None = None) -> tuple[int, str]:
        self._monkeypatch.setattr(main, "ROOT", root or self.root)
        self._monkeypatch.setenv("SOURCE_DATE_EPOCH", at)
        self._capsys.readouterr()
        code = main.main(["health", *arguments])
        captured = self._capsys.readouterr()
        return code, captured.out + captured.err

    def data(self, at: str = BEFORE, root: Path | None = None) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.call("--format", "json", at=at, root=root)[1])
        return data


def states(data: dict[str, Any]) -> dict[str, str]:
    return {one["about"]: one["state"] for one in data["findings"]}


def git(root: Path, *arguments: str) -> None:
    name = {f"GIT_{role}_{part}": "a@a.net" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    day = {f"GIT_{role}_DATE": "2027-02-01T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run([GIT.find(), *arguments], cwd=root, env={**os.environ, **name, **day}, check=True)


@pytest.fixture
def keeper(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Keeper:
    root = tmp_path / "site"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "Begin")
    git(root, "commit", "--quiet", "--message", "Go on", "--allow-empty")
    return Keeper(root, capsys, monkeypatch)


def test_a_clone_says_how_everything_is_and_what_to_do(keeper: Keeper) -> None:
    code, said = keeper.call()
    lines = said.splitlines()
    assert code == 0
    assert lines[0] == "What it takes to run Group"
    assert "Well        Domain group.example: until 2027-06-01; Ada, Bo." in lines
    assert " 1. Ask to be let in: Ada, Bo can merge; Keepers can publish." in said
    assert lines[-1] == "To hand on: .almanac/health/health.html, and health.json beside it."


def test_both_files_are_the_same_for_the_same_and_say_the_same(keeper: Keeper, tmp_path: Path) -> None:
    keeper.call()
    keeper.call("--output", str(tmp_path / "elsewhere" / "deep"))
    here, there = keeper.root / ".almanac/health", tmp_path / "elsewhere/deep"
    assert sorted(path.name for path in there.iterdir()) == ["health.html", "health.json"]
    assert [(here / name).read_bytes() == (there / name).read_bytes() for name in ("health.html", "health.json")] == [
        True, True
    ]  # fmt: skip
    assert json.loads((here / "health.json").read_text("utf-8")) == keeper.data()


def test_for_programs_it_writes_no_file_unless_a_folder_is_named(keeper: Keeper) -> None:
    keeper.data()
    assert not (keeper.root / ".almanac/health").exists()
    keeper.call("--format", "json", "--output", str(keeper.root / ".almanac/x"))
    assert (keeper.root / ".almanac/x/health.html").is_file()


@pytest.mark.parametrize(
    ("arguments", "at", "code"),
    [((), BEFORE, 0), (("--strict",), BEFORE, 0), ((), AFTER, 0), (("--strict",), AFTER, 1)],
)
def test_what_has_ended_fails_a_nightly_job_that_asks_for_it(
    keeper: Keeper, arguments: tuple[str, ...], at: str, code: int
) -> None:
    assert keeper.call(*arguments, at=at)[0] == code


def test_a_shallow_clone_claims_nothing_that_it_cannot_know(keeper: Keeper, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{keeper.root}", str(clone))
    found = states(keeper.data(root=clone))
    assert found["Git's history"] == "look"
    assert "Packages of requirements.txt" in states(keeper.data())
    assert not {"Packages of requirements.txt", "Who was active in twelve months"} & found.keys()


def test_without_git_what_people_wrote_is_said_all_the_same(keeper: Keeper) -> None:
    shutil.rmtree(keeper.root / ".git")
    data = keeper.data()
    found = states(data)
    assert (data["commit"], found["Git's history"], found["Domain group.example"]) == ("", "look", "well")


def test_where_nobody_wrote_anything_that_is_the_first_thing_to_do(keeper: Keeper) -> None:
    (keeper.root / "content/keepers.yml").unlink()
    data = keeper.data()
    assert data["steps"][2]["about"] == "content/keepers.yml"
    assert states(data)["Domain group.example"] == "unknown"


def test_what_is_broken_is_named_with_its_line_and_the_rest_is_said(keeper: Keeper) -> None:
    with (keeper.root / "content/keepers.yml").open("a", encoding="utf-8") as file:
        file.write("- what: domain\n  name: x\n  keepers: Ada\n  until: soon\n")
    code, said = keeper.call()
    assert code == 1
    assert said.startswith("content/keepers.yml:7: until: `soon` is not a day (")
    assert "Act now     content/keepers.yml: has an error on line 7, so that nothing of it counts. (step 3)" in said
    assert "Last commit" in said


def test_the_value_of_a_secret_reaches_neither_terminal_nor_page(keeper: Keeper) -> None:
    token = "ghp_" + "a1" * 18
    with (keeper.root / "content/keepers.yml").open("a", encoding="utf-8") as file:
        file.write(f"- {{what: token, name: {token}, keepers: [Ada, Bo]}}\n")
    code, said = keeper.call()
    page = (keeper.root / ".almanac/health/health.html").read_text("utf-8")
    assert (code, token[:8] in said, token[:8] in page) == (1, False, False)


class Web:
    """Answers in the place of the web, and notes what it was asked for."""

    asked: ClassVar[list[str]] = []
    answer = Answer("answers", status=200)

    def __init__(self, agent: str) -> None:
        assert agent == "Almanac health (+https://group.example)"

    def ask(self, address: str) -> Answer:
        self.asked.append(address)
        return self.answer


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        pytest.param(Answer("answers", status=200), "well", id="there"),
        pytest.param(Answer("gone", "its certificate is not valid"), "act", id="a certificate that ended"),
        pytest.param(Answer("gone", "there is no such host"), "look", id="no such host, or no connection"),
        pytest.param(Answer("unclear", "503, service unavailable", status=503), "look", id="away"),
    ],
)
def test_the_site_alone_is_asked_and_only_if_that_is_wanted(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch, answer: Answer, state: str
) -> None:
    monkeypatch.setattr(asking, "Asker", Web)
    monkeypatch.setattr(Web, "answer", answer)
    monkeypatch.setattr(Web, "asked", [])
    assert "The site at https://group.example" not in states(keeper.data())
    found = states(json.loads(keeper.call("--ask", "--format", "json")[1]))
    assert (found["The site at https://group.example"], Web.asked) == (state, ["https://group.example/"])


def test_a_site_that_only_this_machine_sees_is_none_for_readers(keeper: Keeper) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    settings = keeper.root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8").replace("https://group.example", url), "utf-8")
    said = keeper.call("--ask")[1]
    server.shutdown()
    server.server_close()
    assert f"Act now     The site at {url}: leads into a network that readers do not see. (step 3)" in said


def test_a_folder_that_cannot_be_written_is_said(keeper: Keeper) -> None:
    code, said = keeper.call("--output", str(keeper.root / "requirements.txt"))
    assert code == 2
    assert "cannot write into" in said
