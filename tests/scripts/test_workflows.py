"""The pipelines of all forges: one command each, pinned actions, no rights that a step does not need."""

from __future__ import annotations

import re
import shlex
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands import build, check, digest, forum, new, preview_submission, review, serve, test, wiki

REPOSITORY = Path(__file__).resolve().parents[2]
GITHUB = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
FORGEJO = sorted((REPOSITORY / ".forgejo" / "workflows").glob("*.yml"))
GITLAB = REPOSITORY / ".gitlab-ci.yml"
# What each job may do; what is not here it may not.
RIGHTS = {
    ("bag.yml", "make"): {"contents": "read"},
    ("bag.yml", "offer"): {"contents": "write", "actions": "read"},
    ("check.yml", "site"): {"contents": "read"},
    ("check.yml", "preview"): {"contents": "read"},
    ("internet-archive.yml", "ask"): {"contents": "read"},
    ("internet-archive.yml", "note"): {"contents": "write", "actions": "read"},
    ("links.yml", "ask"): {"contents": "read"},
    ("links.yml", "issue"): {"contents": "read", "issues": "write", "actions": "read"},
    ("review.yml", "review"): {"contents": "read", "pull-requests": "read"},
    ("review.yml", "comment"): {"contents": "read", "pull-requests": "write", "actions": "read"},
    ("announce.yml", "announce"): {"contents": "read"},
    ("forum.yml", "refresh"): {"contents": "read"},
    ("forum.yml", "publish"): {"contents": "read", "pages": "write", "id-token": "write"},
    ("forum.yml", "announce"): {"contents": "read"},
    ("digest.yml", "digest"): {"contents": "read"},
    ("locks.yml", "renew"): {"contents": "read"},
    ("locks.yml", "propose"): {"contents": "write", "pull-requests": "write", "actions": "read"},
    ("partners.yml", "read"): {"contents": "read"},
    ("partners.yml", "propose"): {
        "contents": "write",
        "pull-requests": "write",
        "statuses": "write",
        "actions": "read",
    },
    ("publish.yml", "announce"): {"contents": "read"},
    ("publish.yml", "broken"): {"contents": "read"},
    ("publish.yml", "build"): {"contents": "read"},
    ("publish.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("submissions.yml", "propose"): {
        "contents": "write",
        "pull-requests": "write",
        "statuses": "write",
        "issues": "write",
        "actions": "read",
    },
    ("submissions.yml", "read"): {"contents": "read"},
    ("test.yml", "code"): {"contents": "read"},
    ("wiki.yml", "answer"): {"contents": "read"},
    ("wiki.yml", "inbox"): {"contents": "read"},
    ("wiki.yml", "lists"): {"contents": "read"},
    ("wiki.yml", "propose"): {
        "contents": "write",
        "pull-requests": "write",
        "statuses": "write",
        "actions": "read",
    },
}
# What workflows ask GitHub for: a number, an address to show, whether something changed.
EXPRESSIONS = {"steps.refresh.outputs.changed",
               "github.event.pull_request.number", "github.event.issue.number", "steps.deployment.outputs.page_url",
               "github.token", "github.run_id", "github.run_attempt"}  # fmt: skip
_OF_ACCOUNT = {"vars.ALMANAC_FORUM_USER", "secrets.ALMANAC_FORUM_KEY"}
ANNOUNCE, PUBLISH = (f"$/.github/workflows/{name}.yml" for name in ("announce", "publish"))
# What the owner of a site gives a workflow besides: it is known to the one step that needs it.
ASKED_FOR = {"digest": [("vars", "DIGEST_FROM"), ("vars", "DIGEST_TO"), ("secrets", "ALMANAC_SMTP")]}
# Lines that are no command of ours: on Forgejo the runner's Debian lacks venv; GitLab's image lacks Chromium.
# ical.js and vnu are on no runner, and come from npm by their lock.
OTHER_LINES = {"apt-get update -q && apt-get install -qy --no-install-recommends python3-venv", ".ci/run"}
SECRETS = {"vars.ALMANAC_WIKI_USER", "secrets.ALMANAC_WIKI_PASSWORD"}
INBOX = [".ci/check-inbox", ".ci/propose-inbox", ".ci/read-submission", ".ci/propose-submission"]
INBOX += [".ci/read-partners", ".ci/propose-partners"]
BRANCHES = 'git fetch --quiet origin "+refs/heads/*:refs/remotes/origin/*"'  # GitLab brings one
TELLING = [".ci/review-request", ".ci/tell-forge review", ".ci/tell-forge links"]
BAGS = [".ci/make-bag", ".ci/offer-bag"]
COPIES = [".ci/ask-archive", ".ci/note-archived"]
_OF_ARCHIVE = {"secrets.ALMANAC_INTERNET_ARCHIVE_KEYS"}
LOCKS = [".ci/renew-locks", ".ci/propose-locks"]
BY_FORGES = {"build", "check", "digest", "forum", "preview", "review", "wiki"}
CLIENTS = "npm ci --prefix tests/clients --ignore-scripts --no-audit --no-fund"


def load(path: Path) -> Any:
    """As text throughout: YAML 1.1 would read the key `on` as true."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - it makes text only


def jobs(paths: list[Path]) -> list[Any]:
    return [
        pytest.param(path.name, name, job, id=f"{path.parts[-3]} {path.stem} {name}")
        for path in paths
        for name, job in load(path)["jobs"].items()
    ]


def asked_for(path: Path) -> set[str]:
    """Every expression that a workflow puts into something else."""
    return set(re.findall(r"\$\{\{ (.*?) \}\}", path.read_text("utf-8")))


def steps(paths: list[Path], key: str) -> list[Any]:
    return [
        pytest.param(step, id=f"{path.parts[-3]} {path.stem} {step['name']}")
        for path in paths
        for job in load(path)["jobs"].values()
        for step in job.get("steps", ())
        if key in step
    ]


def lines_of_gitlab() -> list[Any]:
    scripts = [(name, job["script"]) for name, job in load(GITLAB).items() if "script" in job]
    return [pytest.param(line, id=f"{name} {line}") for name, script in scripts for line in script]


def accepted(line: str) -> str:
    """The subcommand of a line, whose arguments its parser takes; argparse exits otherwise."""
    program, *arguments = shlex.split(line)
    assert program == "scripts/almanac"
    parser = ArgumentParser()
    subparsers = parser.add_subparsers(dest="command", required=True)
    for command in (build, check, digest, forum, new, preview_submission, review, serve, test, wiki):
        command.add_parser(subparsers)
    return str(parser.parse_args(arguments).command)


@pytest.mark.parametrize("step", steps(GITHUB, "run"))
def test_a_step_on_github_is_one_command(step: dict[str, str]) -> None:
    known = {"build", "check", "digest", "forum", "preview", "test", "wiki"}
    assert step["run"] in {CLIENTS, *BAGS, *COPIES, *LOCKS, *INBOX, *TELLING} or accepted(step["run"]) in known
    assert not re.search(r"[\n;&|<>$`]", step["run"])


@pytest.mark.parametrize("line", [*lines_of_gitlab(), *(step for step in steps(FORGEJO, "run"))])
def test_other_forges_call_the_same_commands(line: Any) -> None:
    said = (line["run"] if isinstance(line, dict) else line).removesuffix(" > problems.json")  # a report for GitLab
    said = said.replace(" $BUILD_OPTIONS", "")  # the rules of GitLab's job say which
    assert said in {*OTHER_LINES, *INBOX, *TELLING, BRANCHES} or accepted(said) in BY_FORGES
    assert said in {*OTHER_LINES, BRANCHES} or not re.search(r"[\n;&|<>`]", said)


@pytest.mark.parametrize(("file", "name", "job"), jobs(GITHUB))
def test_a_job_has_the_rights_it_needs(file: str, name: str, job: dict[str, Any]) -> None:
    assert job["permissions"] == RIGHTS[file, name]


@pytest.mark.parametrize(("file", "name", "job"), jobs([*GITHUB, *FORGEJO]))
def test_a_job_that_hangs_ends(file: str, name: str, job: dict[str, Any]) -> None:
    assert "uses" in job or 0 < int(job["timeout-minutes"]) <= 60


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.stem)
def test_a_workflow_has_no_rights_and_asks_for_no_secrets_but_those_it_is_about(path: Path) -> None:
    assert load(path)["permissions"] == {}
    secrets = {"announce": _OF_ACCOUNT, "internet-archive": _OF_ARCHIVE, "wiki": SECRETS}
    known = {f"{kind}.{name}" for kind, name in ASKED_FOR.get(path.stem, ())}
    assert asked_for(path) <= EXPRESSIONS | known | secrets.get(path.stem, set())


@pytest.mark.parametrize("forge", [".github", ".forgejo"])
def test_secrets_are_of_the_steps_that_write_to_the_wiki_alone(forge: str) -> None:
    whole = load(REPOSITORY / forge / "workflows" / "wiki.yml")["jobs"]
    with_secrets = {step["run"] for job in whole.values() for step in job["steps"] if "secrets." in str(step)}

    assert with_secrets == {"scripts/almanac wiki lists --publish", "scripts/almanac wiki inbox --publish"}
    assert all("env" not in job for job in whole.values())
    first = [name for name, job in whole.items() if "needs" not in job]
    on_main = "contains(vars.ALMANAC_WIKI, '{}') && github.ref == 'refs/heads/main'"
    assert [whole[name]["if"] for name in first] == [on_main.format(name) for name in first]


def test_on_gitlab_the_account_is_of_the_jobs_that_write_alone() -> None:
    whole = {name: job for name, job in load(GITLAB).items() if name.startswith("wiki ")}
    assert {name for name, job in whole.items() if "environment" in job} == {
        "wiki lists", "wiki proposal", "wiki answers",
    }  # fmt: skip
    assert all("$ALMANAC_WIKI =~" in rule["if"] for job in whole.values() for rule in job["rules"])


def test_what_is_proposed_was_made_by_a_job_that_may_only_read() -> None:
    whole = load(REPOSITORY / ".github" / "workflows" / "wiki.yml")["jobs"]
    runs = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in whole.items()}

    assert runs["inbox"] == ["scripts/almanac wiki inbox", ".ci/check-inbox"]
    assert (runs["propose"], whole["propose"]["needs"], whole["answer"]["needs"]) == (
        [".ci/propose-inbox"], "inbox", "propose",
    )  # fmt: skip
    for name in ("forge.sh", "offer-bag", "propose-inbox", "propose-submission", "propose-partners"):
        script = (REPOSITORY / ".ci" / name).read_text("utf-8")
        assert not re.search(r"^ *(?:python|pip|uv|scripts/)", script, re.MULTILINE)


def test_calendars_of_partners_are_read_by_a_job_that_may_write_nothing() -> None:
    whole = load(REPOSITORY / ".github" / "workflows" / "partners.yml")["jobs"]
    runs = {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in whole.items()}

    assert runs == {"read": [".ci/read-partners"], "propose": [".ci/propose-partners"]}
    assert whole["read"]["permissions"] == {"contents": "read"}
    assert not any("env" in step for step in whole["read"]["steps"])


@pytest.mark.parametrize("forge", [".github", ".forgejo"])
def test_what_people_write_in_issues_reaches_the_command_in_a_file_alone(forge: str) -> None:
    path = REPOSITORY / forge / "workflows" / "submissions.yml"
    whole = load(path)["jobs"]
    steps_of = [step for job in whole.values() for step in job["steps"] if "run" in step and ".ci/" in step["run"]]

    assert asked_for(path) == {"github.event.issue.number", "github.run_id", "github.run_attempt", "github.token"}
    assert [step["run"] for step in steps_of] == [".ci/read-submission", ".ci/propose-submission"]
    assert ["env" in step for step in steps_of] == [False, True]
    first = next(iter(whole.values()))["if"]
    assert first.startswith("vars.ALMANAC_SUBMISSIONS == 'yes' && github.event.issue.state == 'open'")
    assert all(f"labels.*.name, 'submission: {kind}')" in first for kind in ("event", "story"))


def test_on_gitlab_an_issue_starts_what_reads_it_and_nothing_else() -> None:
    whole = load(GITLAB)
    of_issues = (
        '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE == "trigger" && $ALMANAC_SUBMISSIONS == "yes"'
    )
    reading, proposing = whole["submission"], whole["submission proposal"]

    assert reading["rules"] == proposing["rules"] == [{"if": of_issues}]
    assert ("environment" in reading, proposing["environment"]) == (False, {"name": "submissions", "action": "access"})
    on_main = [
        name for name, job in whole.items() if "rules" in job and name not in {"submission", "submission proposal"}
    ]
    runs = [name for name in on_main if NOT_FOR_ISSUES not in whole[name]["rules"]
            if not all("CI_PIPELINE_SOURCE ==" in rule["if"] for rule in whole[name]["rules"])]  # fmt: skip
    assert runs == []


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=lambda path: f"{path.parts[-3]} {path.stem}")
def test_what_strangers_send_runs_without_rights(path: Path) -> None:
    with_rights = {"pull_request_target", "workflow_run", "issue_comment"} & load(path)["on"].keys()
    assert with_rights == ({"pull_request_target"} if path.stem == "review" else set())


@pytest.mark.parametrize("forge", [".github", ".forgejo"])
def test_where_a_request_is_looked_at_with_rights_nothing_of_it_is_checked_out_or_run(forge: str) -> None:
    whole = load(REPOSITORY / forge / "workflows" / "review.yml")["jobs"].values()
    steps = [step for job in whole for step in job["steps"]]

    # A checkout takes main unless it is told otherwise.
    assert all({*step["with"]} == {"fetch-depth", "persist-credentials"} for step in steps if "checkout@" in str(step))
    assert {step["run"] for step in steps if "run" in step} - OTHER_LINES == {*TELLING[:2]}
    assert "${{" not in "".join(step.get("run", "") for step in steps)
    assert "cache/save" not in str(steps)
    script = (REPOSITORY / ".ci" / "review-request").read_text("utf-8")
    assert not re.search(r"git .*(?:checkout|switch|merge|worktree|pull\b)", script)
    # The number is one before it stands in a name, and the token is gone before anything of a package runs.
    assert script.index("*[!0-9]*") < script.index("fetch --quiet")
    assert script.index("unset GH_TOKEN FORGEJO_TOKEN") < script.index("scripts/almanac review")


def test_what_writes_to_a_forge_runs_no_code_of_a_package() -> None:
    script = (REPOSITORY / ".ci" / "tell-forge").read_text("utf-8")
    imported = {name for line in re.findall(r"^(?:from|import) (\w+)", script, re.MULTILINE) for name in [line]}
    assert imported <= sys.stdlib_module_names | {"__future__"}


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=lambda path: f"{path.parts[-3]} {path.stem}")
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: Path) -> None:
    used = re.findall(r"^ +(?:- )?uses: (.*)$", path.read_text("utf-8"), re.MULTILINE)
    ours = {action for action in used if action.startswith("$/")}
    used = [action for action in used if action not in ours]
    wrong = [action for action in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action)]
    assert (len(used) > 0, wrong) == (True, [])
    assert ours <= {ANNOUNCE, PUBLISH}


def test_an_action_has_one_version_everywhere() -> None:
    texts = "\n".join(path.read_text("utf-8") for path in [*GITHUB, *FORGEJO])
    used = set(re.findall(r"(?:https://data\.forgejo\.org/)?(\S+@[0-9a-f]{40} # v[\d.]+)", texts))
    assert len({action.partition("@")[0] for action in used}) == len(used)


@pytest.mark.parametrize(
    "step", [step for step in steps([*GITHUB, *FORGEJO], "uses") if "checkout@" in step.values[0]["uses"]]
)
def test_a_checkout_has_all_history_and_keeps_no_token(step: dict[str, Any]) -> None:
    assert step["with"] == {"fetch-depth": "0", "persist-credentials": "false"}


def test_only_what_was_built_is_deployed() -> None:
    publish = load(REPOSITORY / ".github" / "workflows" / "publish.yml")
    build_steps = publish["jobs"]["build"]["steps"]
    upload = build_steps[-1]
    assert publish["jobs"]["deploy"]["needs"] == "build"
    assert (upload["with"]["path"], upload["with"]["include-hidden-files"]) == ("output", "true")
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}


BY_NIGHT = "github.event_name == 'schedule' && vars.LEAVE_OUT_BROKEN == 'true'"
OTHERWISE = "github.event_name != 'schedule' || vars.LEAVE_OUT_BROKEN != 'true'"
ON_GITLAB = (
    '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE == "schedule" && $LEAVE_OUT_BROKEN == "true"'
)


@pytest.mark.parametrize("forge", [".github", ".forgejo"])
def test_what_is_broken_is_left_out_by_night_alone_and_where_a_variable_says_so(forge: str) -> None:
    whole = load(REPOSITORY / forge / "workflows" / "publish.yml")["jobs"]
    runs = {step["run"]: step.get("if") for job in whole.values() for step in job.get("steps", ()) if "run" in step}

    assert runs["scripts/almanac build"] == OTHERWISE
    assert runs["scripts/almanac build --leave-out-broken"] == BY_NIGHT
    checks = (REPOSITORY / forge / "workflows" / "check.yml").read_text("utf-8")
    assert "leave-out-broken" not in checks  # what strangers send


def test_after_it_is_published_the_run_fails_where_something_is_broken() -> None:
    github = load(REPOSITORY / ".github" / "workflows" / "publish.yml")["jobs"]["broken"]
    assert (github["needs"], github["if"]) == ("deploy", BY_NIGHT)
    last = load(REPOSITORY / ".forgejo" / "workflows" / "publish.yml")["jobs"]["site"]["steps"][-1]
    assert (last["run"], last["if"]) == ("scripts/almanac check", BY_NIGHT)
    gitlab = load(GITLAB)
    assert gitlab["broken"]["rules"] == [{"if": ON_GITLAB}]
    assert (gitlab["broken"]["stage"], gitlab["broken"]["script"]) == (".post", ["scripts/almanac check"])
    with_options = [rule["if"] for rule in gitlab["pages"]["rules"] if rule.get("variables")]
    assert gitlab["pages"]["variables"] == {"BUILD_OPTIONS": "", "CACHE_POLICY": "pull-push"}
    assert with_options == [ON_GITLAB]


NOT_FOR_ISSUES = {"if": '$CI_PIPELINE_SOURCE == "trigger"', "when": "never"}


# Values and files: nothing that runs, so no environment of Python and nothing of git.
CARRIED = [".almanac/history.json", ".almanac/store"]
OF_THE_FORUM = [".almanac/forum-announced.jsonl", ".almanac/forum.json"]
ON_MAIN = f"github.ref == 'refs/heads/main' && ({OTHERWISE})"
THIS_RUN = "site-${{ github.run_id }}-${{ github.run_attempt }}"
FORUM_RUN = THIS_RUN.replace("site-", "forum-")


def caching(forge: str, workflow: str) -> list[tuple[str, Any, Any]]:
    """What each step that carries something does: the action, its condition, its values."""
    whole = load(REPOSITORY / forge / "workflows" / workflow)["jobs"].values()
    steps = [step for job in whole for step in job.get("steps", ()) if "cache" in step.get("uses", "")]
    return [
        (
            re.sub(r"^https://data\.forgejo\.org/|@.*", "", step["uses"]),
            step.get("if"),
            step["with"] | {"path": step["with"]["path"].split()},
        )
        for step in steps
    ]


@pytest.mark.parametrize("forge", [".github", ".forgejo"])
def test_main_alone_keeps_what_was_made_and_only_what_was_whole(forge: str) -> None:
    restored = {"path": [*CARRIED, "output"], "key": THIS_RUN, "restore-keys": "site-"}
    kept = {"path": [*CARRIED, "output"], "key": THIS_RUN}
    said = {"path": OF_THE_FORUM, "key": THIS_RUN.replace("site-", "forum-"), "restore-keys": "forum-"}

    assert caching(forge, "publish.yml") == [
        ("actions/cache/restore", None, restored),
        ("actions/cache/restore", None, said),
        ("actions/cache/save", ON_MAIN, kept),
    ]
    assert caching(forge, "submissions.yml") == [("actions/cache/restore", None, restored)]
    preview = [("actions/cache/restore", None, restored)] if forge == ".github" else []
    assert caching(forge, "check.yml") == [
        ("actions/cache/restore", None, restored),
        ("actions/cache/restore", None, said),
        *preview,
    ]
    assert caching(forge, "review.yml") == [("actions/cache/restore", None, restored)]


@pytest.mark.parametrize(("forge", "condition"), [(".github", "github.ref == 'refs/heads/main'"), (".forgejo", None)])
def test_what_pages_on_the_web_said_is_carried_and_nothing_else(forge: str, condition: str | None) -> None:
    kept = {"path": [".almanac/links.json"], "key": THIS_RUN.replace("site-", "links-")}
    assert caching(forge, "links.yml") == [
        ("actions/cache/restore", None, {**kept, "restore-keys": "links-"}),
        ("actions/cache/save", condition, kept),
    ]


@pytest.mark.parametrize(
    ("forge", "workflow", "job", "key"),
    [
        (".github", "announce.yml", "announce", f"{FORUM_RUN}-announce"),
        (".github", "forum.yml", "refresh", f"{FORUM_RUN}-refresh"),
        (".forgejo", "forum.yml", "forum", FORUM_RUN),
    ],
)
def test_main_alone_keeps_what_is_known_of_the_forum_also_of_a_run_that_fails(
    forge: str, workflow: str, job: str, key: str
) -> None:
    kept = {"path": OF_THE_FORUM, "key": key}

    assert caching(forge, workflow) == [
        ("actions/cache/restore", None, {**kept, "restore-keys": "forum-"}),
        ("actions/cache/save", "always()", kept),
    ]
    condition = load(REPOSITORY / forge / "workflows" / workflow)["jobs"][job]["if"]
    assert condition == "vars.ALMANAC_FORUM_USER != '' && github.ref == 'refs/heads/main'"


def test_a_bag_has_what_the_forum_said_and_keeps_nothing() -> None:
    known = {"path": OF_THE_FORUM, "key": FORUM_RUN, "restore-keys": "forum-"}
    assert caching(".github", "bag.yml") == [("actions/cache/restore", None, known)]


@pytest.mark.parametrize("path", [*GITHUB, *FORGEJO], ids=lambda path: f"{path.parts[-3]} {path.stem}")
def test_nothing_else_is_carried_from_run_to_run(path: Path) -> None:
    words = path.read_text("utf-8").replace("actions/cache/restore@", "").replace("actions/cache/save@", "")
    assert path.stem in {
        "announce",
        "bag",
        "check",
        "forum",
        "links",
        "partners",
        "publish",
        "review",
        "submissions",
        "wiki",
    } or words == path.read_text("utf-8")
    assert not re.search(r"actions/cache@|cache: ", words)


def test_on_gitlab_a_key_that_no_merge_request_knows_is_asked_for() -> None:
    whole, carried = load(GITLAB), load(REPOSITORY / ".ci" / "gitlab-cache.yml")
    assert whole["include"] == [{"local": ".ci/gitlab-cache.yml", "rules": [{"if": "$CACHE_KEY"}]}]
    assert carried == {
        "pages": {
            "cache": {
                "key": "site-$CACHE_KEY",
                "paths": [CARRIED[0], f"{CARRIED[1]}/", "public/"],
                "policy": "$CACHE_POLICY",
            }
        },
        "forum refresh": {"cache": {"key": "forum-said-$CACHE_KEY", "paths": [OF_THE_FORUM[1]], "when": "always"}},
        "forum announce": {"cache": {"key": "forum-told-$CACHE_KEY", "paths": [OF_THE_FORUM[0]], "when": "always"}},
    }
    assert [name for name, job in whole.items() if "cache" in job] == []
    by_night = next(rule for rule in whole["pages"]["rules"] if rule["if"] == ON_GITLAB)
    assert by_night["variables"] == {"BUILD_OPTIONS": "--leave-out-broken", "CACHE_POLICY": "pull"}


# The key of the account, and who has it.
ACCOUNT = {
    "ALMANAC_FORUM_USER": "${{ vars.ALMANAC_FORUM_USER }}",
    "ALMANAC_FORUM_KEY": "${{ secrets.ALMANAC_FORUM_KEY }}",
}


def test_one_step_alone_has_the_key_of_the_forum() -> None:
    having = [
        (path.parts[-3], path.name, step["run"], step["env"])
        for path in [*GITHUB, *FORGEJO]
        for job in load(path)["jobs"].values()
        for step in job.get("steps", ())
        if "secrets.ALMANAC_FORUM" in str(step)
    ]
    assert having == [
        (".github", "announce.yml", "scripts/almanac forum announce --yes", ACCOUNT),
        (".forgejo", "forum.yml", "scripts/almanac forum announce --yes", ACCOUNT),
    ]
    texts = "".join(path.read_text("utf-8") for path in [*GITHUB, *FORGEJO])
    assert (texts.count("{{ secrets.ALMANAC_FORUM"), "inherit" in texts) == (2, False)
    assert load(REPOSITORY / ".github" / "workflows" / "announce.yml")["jobs"]["announce"]["environment"] == "forum"


def test_the_forum_is_told_after_the_publication_and_gathered_by_the_hour() -> None:
    publish = load(REPOSITORY / ".github" / "workflows" / "publish.yml")["jobs"]
    forum = load(REPOSITORY / ".github" / "workflows" / "forum.yml")
    assert (publish["announce"]["needs"], publish["announce"]["uses"]) == ("deploy", ANNOUNCE)
    assert forum["on"]["schedule"] == load(REPOSITORY / ".forgejo" / "workflows" / "forum.yml")["on"]["schedule"]
    assert [(job.get("if"), job.get("uses")) for job in list(forum["jobs"].values())[1:]] == [
        ("needs.refresh.outputs.changed == 'true'", PUBLISH),
        ("needs.refresh.outputs.changed != 'true'", ANNOUNCE),
    ]


def test_one_job_at_a_time_talks_to_the_forum() -> None:
    jobs_of = [("announce.yml", "announce"), ("forum.yml", "refresh")]
    found = [load(REPOSITORY / ".github" / "workflows" / file)["jobs"][name]["concurrency"] for file, name in jobs_of]
    assert found == [{"group": "forum", "cancel-in-progress": "false"}] * 2


def test_gitlab_talks_to_the_forum_where_it_has_an_account() -> None:
    whole = load(GITLAB)
    on_main = [NOT_FOR_ISSUES, {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $ALMANAC_FORUM_USER"}]
    refresh, announce = whole["forum refresh"], whole["forum announce"]
    assert (refresh["stage"], refresh["rules"], refresh["allow_failure"]) == ("build", on_main, "true")
    assert refresh["artifacts"]["paths"] == [OF_THE_FORUM[1]]
    assert (announce["stage"], announce["rules"]) == (".post", on_main)
    assert announce["environment"] == {"name": "forum", "action": "access"}
    of_forum = [name for name, job in whole.items() if str(job).count("'forum'")]
    assert of_forum == ["forum announce"]


def test_gitlab_reads_all_history() -> None:
    assert load(GITLAB)["variables"] == {"GIT_DEPTH": "0"}


def test_the_token_that_may_write_is_of_a_job_that_runs_no_code_of_packages() -> None:
    locks = load(REPOSITORY / ".github" / "workflows" / "locks.yml")["jobs"]
    assert [[step.get("run") for step in job["steps"] if "env" in step] for job in locks.values()] == [
        [],
        [".ci/propose-locks"],
    ]
    script = (REPOSITORY / ".ci" / "propose-locks").read_text("utf-8")
    assert not re.search(r"^ *(?:python|pip|uv|scripts/)", script, re.MULTILINE)


def test_the_locks_are_renewed_as_contributors_are_told_to_make_them() -> None:
    told = re.findall(r"^uv pip compile (.*)$", (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    script = (REPOSITORY / ".ci" / "renew-locks").read_text("utf-8")
    shared = re.search(r'pip compile (.*) "\$@"', script)
    assert shared is not None
    run = [{*shared[1].split(), *line.split()} for line in re.findall(r"^compile (.*)$", script, re.MULTILINE)]
    assert [renewed - {"--quiet", "--upgrade"} for renewed in run] == [{*command.split()} for command in told]


@pytest.mark.parametrize("forge", [".github", ".forgejo"])
def test_an_account_is_known_to_the_one_step_that_sends_and_a_fork_without_one_does_nothing(forge: str) -> None:
    workflow = load(REPOSITORY / forge / "workflows" / "digest.yml")
    (job,) = workflow["jobs"].values()
    with_secrets = {step["run"]: step["if"] for step in job["steps"] if "secrets." in str(step)}

    assert job["if"] == "github.event_name == 'workflow_dispatch' || vars.DIGEST_TO != ''"
    assert with_secrets == {"scripts/almanac digest --week --send": "vars.DIGEST_TO != ''"}
    assert "env" not in job
    assert "env" not in workflow
    assert workflow["on"].keys() == {"schedule", "workflow_dispatch"}


def test_on_gitlab_a_schedule_of_its_own_writes_the_digest_and_a_variable_has_it_sent() -> None:
    gitlab = load(GITLAB)
    weekly = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE == "schedule" && $DIGEST == "weekly"'

    assert gitlab["digest"]["rules"] == [{"if": weekly}]
    assert gitlab["send digest"]["rules"] == [{"if": f"{weekly} && $ALMANAC_DIGEST_TO"}]
