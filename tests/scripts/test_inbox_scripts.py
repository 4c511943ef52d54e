"""What workflows do with what was taken in from a wiki: they check it, and propose it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "almanac" / "store"))
from work_tree import WorkTree

from almanac.store.git.entry_branch import EntryCommit, add_to_branch
from almanac.store.git.repository import open_repository

pytestmark = [
    pytest.mark.git,
    pytest.mark.skipif(not shutil.which("sh"), reason="the scripts are for the machines of forges, which have a shell"),
]

SCRIPTS = Path(__file__).parents[2] / ".ci"
ALMANAC = """\
#!/bin/sh
echo "$@" >>calls
test ! -f "events/2027/$1"
"""
TOLD = """\
#!/bin/sh
echo "$(basename "$0") $*" >>"$CALLS"
case "$*" in "run download"*) mkdir -p .almanac/inbox; cp -R "$HANDED/." .almanac/inbox/ ;; esac
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WorkTree:
    """A repository with the two scripts, and a command that fails for what is broken."""
    tree = WorkTree(tmp_path / "site")
    config = tmp_path / "gitconfig"
    target = (tmp_path / "forge").as_posix()
    hosts = ("https://github.com/", "https://oauth2:push-token@gitlab.example/", "https://forge.example/")
    config.write_text("".join(f'[url "{target}/"]\n\tinsteadOf = {host}\n' for host in hosts), "utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for name in ("check-inbox", "forge.sh", "propose-inbox"):
        (tree.root / ".ci").mkdir(exist_ok=True)
        shutil.copy(SCRIPTS / name, tree.root / ".ci" / name)
    tree.write("scripts/almanac", ALMANAC)
    (tree.root / "scripts" / "almanac").chmod(0o755)
    tree.write(".gitignore", ".almanac/\ncalls\n")
    tree.commit_all(on=1)
    subprocess.run(["git", "init", "--quiet", "--bare", f"{target}/group/site.git"], check=True)
    return tree


def take_in(tree: WorkTree, name: str = "walk.md") -> str:
    commit = EntryCommit(f"events/2027/{name}", "---\n---\n", "Ada", "Add\n\nWiki-entry: 0123456789abcdef")
    moment = datetime(2027, 1, 10, tzinfo=UTC)
    return add_to_branch(open_repository(tree.root), "wiki-inbox", [commit], ("Group", "n@example.org"), moment)


def run(tree: WorkTree, script: str, **variables: str) -> str:
    done = subprocess.run(
        ["sh", f".ci/{script}"],
        cwd=tree.root,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def told(tree: WorkTree, name: str) -> str:
    return (tree.root / ".almanac" / "inbox" / name).read_text("utf-8").strip()


@pytest.mark.parametrize(
    ("name", "checked", "built"),
    [("walk.md", "success", "success"), ("check", "failure", "success"), ("build", "success", "failure")],
)
def test_check_and_build_are_run_on_the_branch_and_what_came_of_them_is_kept(
    name: str, checked: str, built: str, tree: WorkTree
) -> None:
    take_in(tree, name)
    before = tree.git("rev-parse", "HEAD")

    run(tree, "check-inbox")

    assert (told(tree, "check"), told(tree, "build"), told(tree, "count")) == (checked, built, "1")
    assert tree.git("rev-parse", "HEAD") == before


def test_where_nothing_was_taken_in_nothing_is_proposed(tree: WorkTree) -> None:
    assert run(tree, "check-inbox") == "Nothing was taken in.\n"
    assert run(tree, "propose-inbox", GITLAB_CI="true") == "Nothing was taken in.\n"
    assert not (tree.root / "calls").exists()


def programs(tree: WorkTree, *names: str) -> dict[str, str]:
    """Programs that only note how they were called."""
    folder = tree.root.parent / "programs"
    folder.mkdir()
    for name in names:
        (folder / name).write_text(TOLD, "utf-8")
        (folder / name).chmod(0o755)
    handed = tree.root.parent / "handed"
    shutil.move(tree.root / ".almanac" / "inbox", handed)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "CALLS": str(tree.root.parent / "calls"),
            "HANDED": str(handed), "GITHUB_REPOSITORY": "group/site", "GITHUB_RUN_ID": "7"}  # fmt: skip


def calls(tree: WorkTree) -> list[str]:
    return (tree.root.parent / "calls").read_text("utf-8").splitlines()


def pushed(tree: WorkTree) -> str:
    bare = tree.root.parent / "forge" / "group" / "site.git"
    out = subprocess.run(["git", "for-each-ref", "--format=%(refname) %(objectname)"], cwd=bare, capture_output=True,
                         text=True, check=True)  # fmt: skip
    return out.stdout.strip()


def test_on_github_a_pull_request_is_opened_with_both_as_statuses(tree: WorkTree) -> None:
    commit = take_in(tree, "build")
    run(tree, "check-inbox")
    variables = programs(tree, "gh")
    tree.git("branch", "-D", "wiki-inbox")

    run(tree, "propose-inbox", GH_TOKEN="secret-token", **variables)  # noqa: S106 - of nobody

    branch = f"wiki-inbox-{commit[:12]}"
    download, setup, opened, *statuses = calls(tree)
    assert pushed(tree) == f"refs/heads/{branch} {commit}"
    assert (download, setup) == ("gh run download 7 --name inbox --dir .almanac/inbox", "gh auth setup-git")
    assert opened.startswith(f"gh pr create --head {branch} --title From the wiki: 1 new --body Sent in on the wiki.")
    assert [status.partition(f"statuses/{commit} -f ")[2].partition(" -f target")[0] for status in statuses] == [
        "state=success -f context=almanac check",
        "state=failure -f context=almanac build",
    ]


def test_on_forgejo_the_same_is_said_by_its_api(tree: WorkTree) -> None:
    commit = take_in(tree)
    run(tree, "check-inbox")
    variables = programs(tree, "curl")
    shutil.copytree(variables["HANDED"], tree.root / ".almanac" / "inbox")
    tree.git("branch", "-D", "wiki-inbox")

    run(tree, "propose-inbox", FORGEJO_TOKEN="secret-token", GITHUB_SERVER_URL="https://forge.example",  # noqa: S106
        GITHUB_REF_NAME="main", **variables)  # fmt: skip

    opened, *statuses = calls(tree)
    assert pushed(tree) == f"refs/heads/wiki-inbox-{commit[:12]} {commit}"
    assert "https://forge.example/api/v1/repos/group/site/pulls" in opened
    assert f'{{"head": "wiki-inbox-{commit[:12]}", "base": "main", "title": "From the wiki: 1 new"' in opened
    assert [f"statuses/{commit}" in status and '"state": "success"' in status for status in statuses] == [True, True]


def test_on_gitlab_the_push_opens_a_merge_request(tree: WorkTree) -> None:
    commit = take_in(tree)
    run(tree, "check-inbox")
    tree.git("branch", "-D", "wiki-inbox")
    bare = tree.root.parent / "forge" / "group" / "site.git"
    subprocess.run(["git", "config", "receive.advertisePushOptions", "true"], cwd=bare, check=True)

    run(tree, "propose-inbox", GITLAB_CI="true", ALMANAC_PUSH_TOKEN="push-token", CI_SERVER_HOST="gitlab.example",  # noqa: S106
        CI_PROJECT_PATH="group/site")  # fmt: skip

    assert pushed(tree) == f"refs/heads/wiki-inbox-{commit[:12]} {commit}"
