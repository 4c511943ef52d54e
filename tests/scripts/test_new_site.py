"""`new site` takes out the sample, and nothing that git could not bring back."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from commands import main
from commands.clients import GIT

pytestmark = pytest.mark.git

FIELDS = "date: 2026-03-02\nauthors: [Ann]\ncategory: News\nsummary: What this text is about, in one plain sentence.\n"
FILES = {
    "pelicanconf.py": 'from almanac.defaults import *\n\nSITEURL = "https://a.net"\nFORUM_URL = "https://talk.a.net"\n'
    'CALENDAR_DOMAIN = "a.net"\n',
    ".gitignore": ".almanac/\n",
    "content/stories/2026/how-to.md": f"---\ntitle: How to write\n{FIELDS}---\nText.\n",
    "content/keepers.yml": "- {what: merge, name: main, keepers: [Ann, Bo]}\n",
    "content/authors/ann.md": "---\nname: Ann\n---\nWho I am.\n",
    "content/images/drawing.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "content/images/shown.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    "content/pages/about.md": "---\ntitle: About\n---\nOn [how it is done](../stories/2026/how-to.md): the"
    " [forum](https://forum.example.org) of this sample. ![A line](../images/shown.svg)\n",
    "events/2027/spring.md": "---\ntitle: Spring\nstart: 2027-05-01\nsummary: We meet in spring, for a day.\n"
    "category: Meetup\nworldwide: true\n---\n",
}
LEFT = {"pelicanconf.py", ".gitignore", "content/images/shown.svg", "content/pages/about.md"}
# Git keeps no empty folder, and a forge would not show where the first story goes.
KEPT = {"content/authors/.gitkeep", "content/stories/.gitkeep", "events/.gitkeep"}


class Owner:
    """Someone who begins a site in a clone."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys

    def git(self, *arguments: str) -> None:
        name = {f"GIT_{role}_{part}": "a@a.net" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
        subprocess.run([GIT.find(), *arguments], cwd=self.root, env={**os.environ, **name}, check=True)

    def files(self) -> set[str]:
        found = (path.relative_to(self.root) for path in self.root.rglob("*") if path.is_file())
        return {path.as_posix() for path in found if path.parts[0] not in {".git", ".almanac", "__pycache__"}}

    def call(self, *arguments: str) -> tuple[int, str]:
        self.capsys.readouterr()
        code = main.main(arguments)
        captured = self.capsys.readouterr()
        return code, captured.out + captured.err


@pytest.fixture
def owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Owner:
    monkeypatch.setattr(main, "ROOT", tmp_path)
    someone = Owner(tmp_path, capsys)
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    someone.git("init", "--quiet")
    someone.git("add", "--all")
    someone.git("commit", "--quiet", "--message", "The sample")
    return someone


def answers(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr("builtins.input", lambda _prompt: answer)


def test_what_is_left_passes_the_check_and_git_has_the_rest(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, "yes")

    code, said = owner.call("new", "site")

    page = (owner.root / "content/pages/about.md").read_text("utf-8")
    assert code == 0
    assert owner.files() == LEFT | KEPT
    assert "On how it is done: the [forum](https://talk.a.net) of this sample." in page
    assert (
        "  1 file in content/stories\n  1 file in content/authors\n  1 file in events\n  1 file in content/images\n"
        "  1 file in content\n" in said
    )
    assert "content/pages/about.md:4: On how it is done" in said
    assert owner.call("check") == (0, "No problems in 0 stories, 1 page and 0 events.\n")
    owner.git("restore", "content", "events")
    assert owner.files() == set(FILES) | KEPT


@pytest.mark.parametrize("answer", ["", "no", "n", "what?"])
def test_without_a_yes_nothing_changes(owner: Owner, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    answers(monkeypatch, answer)

    code, said = owner.call("new", "site")

    assert (code, said.splitlines()[-1]) == (0, "Nothing was changed.")
    assert owner.files() == set(FILES)


def test_what_git_does_not_have_yet_stops_it(owner: Owner) -> None:
    (owner.root / "events/2027/spring.md").write_text("mine", "utf-8")

    code, said = owner.call("new", "site", "--no-input")

    assert code == 2
    assert said.startswith("almanac: events/2027/spring.md has changes that are not committed; they would be lost.")
    assert owner.files() == set(FILES)


def test_settings_may_have_changed_and_a_new_file_of_ones_own_stays(owner: Owner) -> None:
    with (owner.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('SITENAME = "Mappers"\n')
    (owner.root / "events/2027/ours.md").write_text("mine", "utf-8")

    code, _ = owner.call("new", "site", "--no-input")

    assert code == 0
    assert owner.files() == {*LEFT, "content/authors/.gitkeep", "content/stories/.gitkeep", "events/2027/ours.md"}


def test_a_second_call_has_nothing_to_do(owner: Owner) -> None:
    owner.call("new", "site", "--no-input")
    owner.git("add", "--all")
    owner.git("commit", "--quiet", "--message", "Take out the sample")

    assert owner.call("new", "site") == (0, "Nothing to take out: there are no stories, events and pictures.\n")


def test_a_folder_without_git_is_left_as_it_is(owner: Owner) -> None:
    (owner.root / ".git").rename(owner.root.parent / "away.git")

    code, said = owner.call("new", "site", "--no-input")

    assert code == 2
    assert "this folder is not in a git repository" in said
    assert owner.files() == set(FILES)


def test_where_nobody_answers_nothing_changes(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    def end(_prompt: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", end)

    code, said = owner.call("new", "site")

    assert code == 2
    assert "call it with --no-input" in said
    assert owner.files() == set(FILES)


def test_forms_at_the_forge_offer_what_the_settings_say_now(owner: Owner) -> None:
    form = owner.root / ".github" / "ISSUE_TEMPLATE" / "send-story.yml"
    form.parent.mkdir(parents=True)
    form.write_text("name: x\n", "utf-8")
    (owner.root / "pelicanconf.py").write_text(f'{FILES["pelicanconf.py"]}CATEGORIES = ["Rivers"]\n', "utf-8")

    assert owner.call("new", "site", "--no-input")[0] == 0

    assert "    options:\n    - Rivers\n" in form.read_text("utf-8")
    assert not form.with_name("add-event.yml").exists()
