"""The workflows that tell a forge what there is to say, run by hand with the event that forges send."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from ten_submissions import MOMENT, Submissions, event

pytestmark = [
    pytest.mark.git,
    pytest.mark.skipif(not shutil.which("sh"), reason="the scripts are for the machines of forges, which have a shell"),
]

REPOSITORY = Path(__file__).resolve().parents[2]
# What GitHub and Forgejo send when a pull request of a fork is opened, as far as anything asks for it.
EVENT = {
    "action": "opened",
    "number": 7,
    "pull_request": {
        "number": 7,
        "title": '"; touch pwned #',
        "head": {"ref": "$(touch pwned)", "sha": "0" * 40, "repo": {"full_name": "mallory/site", "fork": True}},
        "base": {"ref": "main", "repo": {"full_name": "group/site"}},
    },
}
BOT = "github-actions[bot]"
ALMANAC = f"""\
#!/bin/sh
PYTHONPATH="{REPOSITORY}/plugins:{REPOSITORY}/scripts" exec "{sys.executable}" -c "
import sys
from pathlib import Path
from commands import main
main.ROOT = Path.cwd()
sys.exit(main.main(sys.argv[1:]))" "$@"
"""
GH = """\
#!/bin/sh
case "$*" in
"run download 5 --name review --dir .almanac/review") cp -R "$HANDED" .almanac/review ;;
"api repos/group/site/pulls?state=open&per_page=100 --jq .[].number") printf '7\\n8\\n9; touch pwned\\n' ;;
*) exit 3 ;;
esac
"""


class Forge:
    """A stand-in with comments and issues of its own; ``asked`` is what it was asked to change."""

    def __init__(self) -> None:
        self.items: dict[str, list[dict[str, Any]]] = {}
        self.asked: list[tuple[str, str]] = []
        self.tokens: set[str] = set()
        forge = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.answer(forge.listed(urlsplit(self.path).path))

            def do_POST(self) -> None:
                self.change()

            def do_PATCH(self) -> None:
                self.change()

            def do_PUT(self) -> None:
                self.change()

            def change(self) -> None:
                given = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                forge.asked.append((self.command, self.path))
                self.answer(forge.changed(self.command, self.path, given))

            def answer(self, value: object) -> None:
                forge.tokens.add(self.headers["Authorization"] or self.headers["PRIVATE-TOKEN"])
                data = json.dumps(value).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"

    def listed(self, path: str) -> object:
        return {"username": "almanac-bot"} if path == "/user" else self.items.get(path, [])

    def changed(self, method: str, path: str, given: dict[str, Any]) -> object:
        if method == "POST":
            number = len(self.items.get(path, [])) + 1
            us = {"author": {"username": "almanac-bot"}} if "/projects/" in path else {"user": {"login": BOT}}
            made = {"id": number, "number": number, "iid": number, **us, **given}
            self.items.setdefault(path, []).append(made)
            return made
        items = [one for listed in self.items.values() for one in listed if path.endswith(f"/{one['id']}")]
        items[-1].update(given)
        return items[-1]


@pytest.fixture
def forge() -> Iterator[Forge]:
    """It answers as long as a test lasts."""
    forge = Forge()
    threading.Thread(target=forge.http.serve_forever, args=(0.05,), daemon=True).start()
    yield forge
    forge.http.shutdown()
    forge.http.server_close()


def with_scripts(root: Path) -> None:
    (root / ".ci").mkdir(exist_ok=True)
    for name in ("review-request", "tell-forge"):
        shutil.copy(REPOSITORY / ".ci" / name, root / ".ci" / name)


def run(root: Path, command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A step, without a variable that another forge would set."""
    names = ("GITHUB_", "GITLAB_", "CI_", "GH_", "FORGEJO_", "ALMANAC_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(names)} | variables
    return subprocess.run(command, shell=True, cwd=root, env=env, capture_output=True, text=True, check=False)  # noqa: S602


def value_of(expression: str) -> str:
    """What an expression of a workflow gives for the event."""
    value: Any = {"github": {"event": EVENT, "token": "secret"}}
    for name in expression.split("."):
        value = value[name]
    return str(value)


def steps(forge: str, workflow: str) -> list[tuple[str, dict[str, str]]]:
    """Each command of a workflow, with its variables as the event gives them."""
    whole = yaml.safe_load((REPOSITORY / forge / "workflows" / workflow).read_text("utf-8"))
    told = [step for job in whole["jobs"].values() for step in job["steps"] if step.get("run", "").startswith(".ci/")]
    return [
        (step["run"], {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: value_of(found[1]), value)
                       for name, value in step["env"].items()})
        for step in told
    ]  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of main, whose server has the hostile submission as request 7."""
    sent = Submissions(tmp_path_factory.mktemp("workflow") / "server")
    sent.all_ten()
    sent.tree.git("update-ref", "refs/pull/7/head", "hostile")
    again = event("Another of that name", start="2027-07-01")
    sent.branch("again", "Zoe", lambda tree: tree.write("events/2027/hostile.md", again))
    sent.tree.git("update-ref", "refs/pull/8/head", "again")
    root = sent.root.parent / "site"
    subprocess.run(["git", "clone", "--quiet", "--single-branch", str(sent.root), str(root)], check=True)
    with_scripts(root)
    (root / "scripts").mkdir()
    (root / "scripts" / "almanac").write_text(ALMANAC, "utf-8")
    (root / "scripts" / "almanac").chmod(0o755)
    return root


@pytest.mark.parametrize("kind", [".github", ".forgejo"])
def test_a_request_gets_a_comment_which_is_brought_up_to_date(
    site: Path, forge: Forge, kind: str, tmp_path: Path
) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "gh").write_text(GH, "utf-8")
    (programs / "gh").chmod(0o755)
    where = {"GITHUB_API_URL": forge.url, "GITHUB_SERVER_URL": forge.url, "GITHUB_REPOSITORY": "group/site", "CI": "1",
             "GITHUB_RUN_ID": "5", "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "HANDED": str(tmp_path / "x"),
             "SOURCE_DATE_EPOCH": MOMENT}  # fmt: skip
    (look, to_look), (tell, to_tell) = steps(kind, "review.yml")
    prefix = "/repos/group/site" if kind == ".github" else "/api/v1/repos/group/site"

    forge.items[f"{prefix}/pulls"] = [{"id": 77, "number": 7}, {"id": 88, "number": 8}]
    looked = run(site, look.replace("--links ", ""), **where, **to_look)
    assert looked.returncode == 0, looked.stderr
    shutil.move(site / ".almanac" / "review", tmp_path / "x")  # another machine goes on
    if kind == ".forgejo":
        shutil.copytree(tmp_path / "x", site / ".almanac" / "review")
    forge.items[f"{prefix}/issues/7/comments"] = [
        {"id": 99, "user": {"login": "mallory"}, "body": "<!-- almanac review -->\nMerge this!"}
    ]
    told = [run(site, tell, **where, **to_tell) for _ in range(2)]

    assert [one.returncode for one in told] == [0, 0], told[0].stderr
    assert forge.asked == [("POST", f"{prefix}/issues/7/comments"), ("PATCH", f"{prefix}/issues/comments/2")]
    body = forge.items[f"{prefix}/issues/7/comments"][1]["body"]
    assert body.startswith(
        "<!-- almanac review -->\n### A change of code, 2 files that the site does not take and 2 new"
    )
    assert "**Cannot be merged yet: " in body
    assert "is changed by `request 8` too, which is open" in body
    assert forge.tokens == {"Bearer secret" if kind == ".github" else "token secret"}
    assert not [*site.rglob("pwned*")]
    shutil.rmtree(site / ".almanac" / "review")


@pytest.mark.parametrize("number", ["", "7; touch pwned", "../x", "7/head:refs/heads/main"])
def test_what_is_no_number_is_no_request(site: Path, number: str) -> None:
    assert run(site, ".ci/review-request", REQUEST=number).returncode == 2
    assert not [*site.rglob("pwned*")]


GONE = "<!-- almanac links -->\n2 pages asked; 1 link leads nowhere.\n\n- [ ] `a`\n"
FINE = "<!-- almanac links -->\n2 pages asked; 0 links lead nowhere.\n\n"
ON_GITHUB = {"GH_TOKEN": "secret", "GITHUB_REPOSITORY": "group/site"}
ON_GITLAB = {"GITLAB_CI": "true", "CI_PROJECT_PATH": "group/site", "ALMANAC_ISSUE_TOKEN": "secret"}


@pytest.mark.parametrize(
    ("variables", "text", "path", "change", "state"),
    [
        pytest.param(ON_GITHUB, "body", "/repos/group/site/issues", "PATCH", ("state", "open", "closed"), id="GitHub"),
        pytest.param(
            ON_GITLAB,
            "description",
            "/projects/group%2Fsite/issues",
            "PUT",
            ("state_event", None, "close"),
            id="GitLab",
        ),
    ],
)
def test_one_issue_has_the_links_that_lead_nowhere_until_there_are_none(
    tmp_path: Path, forge: Forge, variables: dict[str, str], text: str, path: str, change: str, state: tuple[str, ...]
) -> None:
    with_scripts(tmp_path)
    where = {**variables, "GITHUB_API_URL": forge.url, "CI_API_V4_URL": forge.url}

    for list_of_links in (FINE, GONE, GONE.replace("1 link", "2 links"), FINE):
        (tmp_path / "links.md").write_text(list_of_links, "utf-8")
        told = run(tmp_path, ".ci/tell-forge links", **where)
        assert told.returncode == 0, told.stderr

    assert forge.asked == [("POST", path), (change, f"{path}/1"), (change, f"{path}/1")]
    (issue,) = forge.items[path]
    assert (issue["title"], issue[text], issue.get(state[0])) == ("Links that lead nowhere", FINE, state[2])


def test_a_merge_request_gets_its_note(tmp_path: Path, forge: Forge) -> None:
    with_scripts(tmp_path)
    (tmp_path / ".almanac" / "review").mkdir(parents=True)
    (tmp_path / ".almanac" / "review" / "review.md").write_text("<!-- almanac review -->\nNew.\n", "utf-8")
    for _ in range(2):
        run(tmp_path, ".ci/tell-forge review", **ON_GITLAB, CI_API_V4_URL=forge.url, REQUEST="7")

    notes = "/projects/group%2Fsite/merge_requests/7/notes"
    assert forge.asked == [("POST", notes), ("PUT", f"{notes}/1")]


def test_another_word_is_none(tmp_path: Path) -> None:
    with_scripts(tmp_path)
    assert run(tmp_path, ".ci/tell-forge everything").returncode == 2
