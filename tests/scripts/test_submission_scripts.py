"""What workflows do with an issue that somebody wrote in a form: by hand, with what the forges send."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "almanac" / "store"))
from work_tree import WorkTree

pytestmark = [
    pytest.mark.git,
    pytest.mark.skipif(not shutil.which("sh"), reason="the scripts are for the machines of forges, which have a shell"),
]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
EVENTS = HERE / "forge_events"
SETTINGS = """\
from almanac.defaults import *

SITENAME = "Group"
SITEURL = "https://group.example.net"
CATEGORIES = ["News"]
EVENT_CATEGORIES = {"Walk": "#2a6f5e"}
CALENDAR_DOMAIN = "calendar.example.net"
"""
# The command itself reads what was sent; of `check` and `build` it is enough to know that they were called.
ALMANAC = f"""\
#!/bin/sh
if [ "$1" != form ]; then echo "$1 $(git rev-parse --abbrev-ref HEAD)" >>calls; exit; fi
exec "{sys.executable}" -c 'import sys; from pathlib import Path
sys.path[:0] = ["{ROOT / "plugins"}", "{ROOT / "scripts"}"]
from commands import main
main.ROOT = Path.cwd()
sys.exit(main.main(sys.argv[1:]))' "$@"
"""
# A forge's program: it notes how it was called, and has what was said in the issue.
GH = """\
#!/bin/sh
echo "gh $*" >>"$CALLS"
case "$*" in
"run download"*) mkdir -p .almanac/inbox; cp -R "$HANDED/." .almanac/inbox/ ;;
"issue comment"*) cat .almanac/inbox/answer.md >>"$SAID" ;;
"api --paginate"*) cat "$SAID" 2>/dev/null || true ;;
"pr list"*) cat "$OPEN" 2>/dev/null || true ;;
"pr create"*) echo 9 >"$OPEN" ;;
esac
"""
CURL = """\
#!/bin/sh
echo "curl $*" >>"$CALLS"
case "$*" in
*"comments -d @-"* | *"notes -d @-"*) cat >>"$SAID" ;;
*comments | *notes*) cat "$SAID" 2>/dev/null || true ;;
esac
"""


def small_site(folder: Path) -> WorkTree:
    """A site with the scripts, the same commit every time."""
    tree = WorkTree(folder)
    shutil.copytree(ROOT / ".ci", tree.root / ".ci")
    tree.write("scripts/almanac", ALMANAC)
    (tree.root / "scripts" / "almanac").chmod(0o755)
    tree.write("pelicanconf.py", SETTINGS)
    tree.write(".gitignore", ".almanac/\ncalls\n")
    tree.commit_all(on=1)
    return tree


@pytest.fixture(scope="module")
def handed_on(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What the job that may only read hands on, by the event that it was told of; each is read once."""
    folder = tmp_path_factory.mktemp("read")
    later = (EVENTS / "github-issues-opened.json").read_text("utf-8").replace("8 May 2027, 2 pm", "15 May 2027, 2 pm")
    (folder / "github-issues-later.json").write_text(later, "utf-8")
    handed = {}
    for event in [*sorted(EVENTS.glob("*.json")), folder / "github-issues-later.json"]:
        tree = small_site(folder / event.stem)
        name = "TRIGGER_PAYLOAD" if event.stem.startswith("gitlab") else "GITHUB_EVENT_PATH"
        run(tree, "read-submission", **{name: str(event)})
        calls_of = tree.root / "calls"
        told = calls_of.read_text("utf-8") if calls_of.exists() else ""
        (tree.root / ".almanac" / "inbox" / "told").write_text(told, "utf-8")
        handed[event.stem] = tree.root / ".almanac" / "inbox"
    return handed


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handed_on: dict[str, Path]) -> WorkTree:
    """The same site, where what is proposed is pushed to a forge that is a folder."""
    tree = small_site(tmp_path / "site")
    forge = tmp_path / "forge"
    config = tmp_path / "gitconfig"
    hosts = ("https://github.com/", "https://oauth2:push-token@gitlab.example/", "https://codeberg.org/")
    config.write_text("".join(f'[url "{forge.as_posix()}/"]\n\tinsteadOf = {host}\n' for host in hosts), "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    subprocess.run(["git", "init", "--quiet", "--bare", str(forge / "group" / "site.git")], check=True)
    subprocess.run(["git", "config", "receive.advertisePushOptions", "true"], cwd=forge / "group/site.git", check=True)
    tree.git("remote", "add", "origin", "https://github.com/group/site.git")
    programs = tmp_path / "programs"
    programs.mkdir()
    for name, text in (("gh", GH), ("curl", CURL)):
        (programs / name).write_text(text, "utf-8")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    for name in ("CALLS", "SAID", "OPEN"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    return tree


def run(tree: WorkTree, script: str, **variables: str) -> str:
    """On 10 January 2027."""
    env = {**os.environ, "GITHUB_REPOSITORY": "group/site", "GITHUB_RUN_ID": "3", "SOURCE_DATE_EPOCH": "1799575200"}
    done = subprocess.run(["sh", f".ci/{script}"], cwd=tree.root, env=env | variables, capture_output=True, text=True,
                          check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def on_github(tree: WorkTree, handed: Path) -> None:
    """The job that proposes, which sees what is on the forge, and fetches what the one before has handed on."""
    shutil.rmtree(tree.root / ".almanac", ignore_errors=True)
    tree.git("fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*")
    run(tree, "propose-submission", GH_TOKEN="secret-token", ISSUE="7", HANDED=str(handed))  # noqa: S106 - of nobody


def calls(tree: WorkTree) -> list[str]:
    file = tree.root.parent / "calls"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    file.unlink(missing_ok=True)
    return lines


def said(tree: WorkTree) -> str:
    return (tree.root.parent / "said").read_text("utf-8")


def pushed(tree: WorkTree, what: str) -> str:
    bare = tree.root.parent / "forge" / "group" / "site.git"
    out = subprocess.run(["git", *what.split()], cwd=bare, capture_output=True, text=True, check=True)
    return out.stdout


def test_an_issue_becomes_a_branch_a_pull_request_three_statuses_and_an_answer(
    tree: WorkTree, handed_on: dict[str, Path]
) -> None:
    on_github(tree, handed_on["github-issues-opened"])

    file = pushed(tree, "show submission-7:events/2027/river-walk.md")
    assert "title: River walk\nstart: 2027-05-08 14:00\nend: '16:00'\ntimezone: Europe/Warsaw\n" in file
    assert pushed(tree, "log -1 --format=%an|%ae|%s submission-7") == (
        'ada|42+ada@users.noreply.github.com|Add "River walk"\n'
    )
    told = (handed_on["github-issues-opened"] / "told").read_text("utf-8")
    assert told == "check submission\nbuild submission\n"
    commit = pushed(tree, "rev-parse submission-7").strip()
    called = calls(tree)
    assert 'gh pr create --head submission-7 --title Add "River walk" --body Sent in with a form. Closes #7' in called
    states = [call.split(" -f ")[1:3] for call in called if f"statuses/{commit}" in call]
    assert states == [["state=success", f"context=almanac {step}"] for step in ("check", "build", "form")]
    assert "this is the file that it becomes" in said(tree)


def test_what_was_done_before_is_not_done_again(tree: WorkTree, handed_on: dict[str, Path]) -> None:
    on_github(tree, handed_on["github-issues-opened"])
    first = pushed(tree, "rev-parse submission-7")
    calls(tree)

    on_github(tree, handed_on["github-issues-opened"])

    assert pushed(tree, "rev-parse submission-7") == first
    assert not [call for call in calls(tree) if re.search("pr create|issue comment", call)]


def test_an_edit_that_cannot_be_read_leaves_the_proposal_with_a_failure_and_says_what_is_wrong(
    tree: WorkTree, handed_on: dict[str, Path]
) -> None:
    on_github(tree, handed_on["github-issues-opened"])
    first = pushed(tree, "rev-parse submission-7").strip()
    calls(tree)

    on_github(tree, handed_on["github-issues-edited"])

    assert pushed(tree, "rev-parse submission-7").strip() == first
    assert any(f"statuses/{first} -f state=failure -f context=almanac form" in call for call in calls(tree))
    assert "- **Starts**: `05/06/2027 14:00` can be 6 May 2027 or 5 June 2027." in said(tree)
    assert said(tree).endswith("What was proposed before stays as it is until then.\n")

    on_github(tree, handed_on["github-issues-opened"])  # as it was at first

    assert any(f"statuses/{first} -f state=success -f context=almanac form" in call for call in calls(tree))


def test_an_edit_that_can_be_read_renews_the_same_branch(tree: WorkTree, handed_on: dict[str, Path]) -> None:
    on_github(tree, handed_on["github-issues-opened"])
    calls(tree)

    on_github(tree, handed_on["github-issues-later"])

    assert "start: 2027-05-15 14:00" in pushed(tree, "show submission-7:events/2027/river-walk.md")
    assert not [call for call in calls(tree) if "pr create" in call]
    assert said(tree).count("almanac-answer") == 2


def test_what_an_editor_has_changed_stays(tree: WorkTree, handed_on: dict[str, Path]) -> None:
    on_github(tree, handed_on["github-issues-opened"])
    tree.git("fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*")
    tree.git("switch", "--quiet", "--create", "mine", "origin/submission-7")
    tree.write("events/2027/river-walk.md", "---\ntitle: Mended\n---\n")
    tree.commit_all(on=3)
    tree.git("push", "--quiet", "origin", "mine:submission-7")
    tree.git("switch", "--quiet", "main")

    on_github(tree, handed_on["github-issues-later"])

    assert pushed(tree, "show submission-7:events/2027/river-walk.md") == "---\ntitle: Mended\n---\n"
    assert "Somebody has changed the proposal meanwhile" in said(tree)


def test_nothing_of_what_was_written_runs_or_stands_in_a_call(tree: WorkTree, handed_on: dict[str, Path]) -> None:
    on_github(tree, handed_on["github-issues-opened"])

    text = "\nBring **boots**. `$(touch ran)` ${{ github.token }}\n"
    assert pushed(tree, "show submission-7:events/2027/river-walk.md").endswith(text)
    assert not [*tree.root.rglob("ran"), *handed_on["github-issues-opened"].parents[1].rglob("ran")]
    assert not [call for call in calls(tree) if "boots" in call]


def test_on_forgejo_the_same_is_said_by_its_api(tree: WorkTree, handed_on: dict[str, Path]) -> None:
    shutil.copytree(handed_on["forgejo-issues-opened"], tree.root / ".almanac" / "inbox")

    run(tree, "propose-submission", FORGEJO_TOKEN="secret-token", GITHUB_SERVER_URL="https://codeberg.org",  # noqa: S106
        GITHUB_REF_NAME="main", ISSUE="7")  # fmt: skip

    commit = pushed(tree, "rev-parse submission-7").strip()
    told = calls(tree)
    assert any("/pulls -d" in call and '"head": "submission-7"' in call and "Closes #7" in call for call in told)
    assert sum(f"statuses/{commit}" in call and '"state": "success"' in call for call in told) == 3
    assert '"body": "<!-- almanac-answer ' in said(tree)
    assert pushed(tree, "log -1 --format=%an|%ae submission-7") == "ada|\n"


def test_on_gitlab_the_push_opens_a_merge_request_and_a_note_answers(
    tree: WorkTree, handed_on: dict[str, Path]
) -> None:
    shutil.copytree(handed_on["gitlab-issue-hook"], tree.root / ".almanac" / "inbox")

    run(tree, "propose-submission", GITLAB_CI="true", ALMANAC_PUSH_TOKEN="push-token",  # noqa: S106
        CI_SERVER_HOST="gitlab.example", CI_PROJECT_PATH="group/site", CI_API_V4_URL="https://gitlab.example/api/v4",
        CI_PROJECT_ID="3")  # fmt: skip

    assert pushed(tree, "log -1 --format=%an submission-7") == "Ada Lovelace\n"
    assert any("projects/3/issues/7/notes -d @-" in call for call in calls(tree))
    assert "almanac-answer" in said(tree)


@pytest.mark.parametrize("number", ["", "7; touch ran", "../7", "-1"])
def test_an_issue_has_a_number(tree: WorkTree, number: str) -> None:
    inbox = tree.root / ".almanac" / "inbox"
    inbox.mkdir(parents=True)
    (inbox / "number").write_text(number, "utf-8")
    (inbox / "answer.md").write_text("x", "utf-8")

    done = subprocess.run(["sh", ".ci/propose-submission"], cwd=tree.root, env={**os.environ, "GITLAB_CI": "true"},
                          capture_output=True, text=True, check=False)  # fmt: skip

    assert (done.returncode, done.stdout) == (2, "That is no number of an issue.\n")
