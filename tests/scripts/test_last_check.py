"""`check` looks at nothing again while nothing has changed, and prints the same."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from almanac.check import LeftOut
from almanac.model.problem import Problem, Severity
from commands import check, site

WARNING = Problem("events/2027/c.md", 4, "start", "is [bold] at 02:30", "50% sure: a, b", Severity.WARNING, column=7)
ERROR = Problem("events/2027/b.md", 2, "title", "is missing", "add a line `title: ...`")
NO_GIT = Problem(".", 0, "", "git is not installed", "install it", Severity.WARNING)
FILE = "events/2027/b.md"
SETTINGS = """from almanac.defaults import *

SITENAME, SITEURL, CALENDAR_DOMAIN = "Group", "https://group.example", "group.example"
TIMEZONE = "UTC"
"""


class Checks:
    """A project, how often it was looked at, and what is found there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.count = 0
        self.finds = site.CheckResult((WARNING,), None)

    def look(self, root: Path, **_: object) -> site.CheckResult:
        assert root == self.root
        self.count += 1
        return self.finds

    def run(self, *paths: str, since: str | None = None, form: str = "text", summary: bool = False) -> int:
        wanted = [self.root / path for path in paths]
        return check.run(
            Namespace(
                root=self.root,
                paths=wanted,
                format=form,
                changed_since=since,
                summary=summary,
                links=False,
                output=None,
            )
        )


@pytest.fixture
def checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Checks:
    """One whose files are older than any check."""
    for name in ("events/2027/b.md", "events/2027/c.md", "pelicanconf.py"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    made = Checks(tmp_path)
    monkeypatch.setattr(site, "check_site", made.look)
    monkeypatch.setattr("almanac.store.unchanged._TOO_NEW", -10_000_000_000)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    return made


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
@pytest.mark.parametrize("summary", [False, True], ids=["", "summary"])
@pytest.mark.parametrize("problems", [(), (WARNING,), (ERROR, WARNING)], ids=["none", "a warning", "an error"])
def test_it_prints_the_same_again(
    checks: Checks,
    capsys: pytest.CaptureFixture[str],
    form: str,
    summary: bool,
    problems: tuple[Problem, ...],
) -> None:
    checks.finds = site.CheckResult(problems, None, LeftOut(drafts=2))
    before = (checks.run(form=form, summary=summary), capsys.readouterr())

    assert (checks.run(form=form, summary=summary), capsys.readouterr()) == before
    assert checks.count == 1


def test_paths_and_formats_show_parts_of_the_same(checks: Checks, capsys: pytest.CaptureFixture[str]) -> None:
    checks.finds = site.CheckResult((ERROR, WARNING), None)

    assert checks.run("events/2027/c.md", form="json") == 0
    assert checks.run("events/2027/b.md") == 1
    assert checks.run() == 1
    assert capsys.readouterr().out.endswith("1 error and 1 warning in 2 files.\n")
    assert checks.count == 1


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / FILE).write_text("other"), id="a text"),
        pytest.param(lambda root: (root / FILE).write_text("texT"), id="a text as long"),
        pytest.param(lambda root: (root / FILE).unlink(), id="a file less"),
        pytest.param(lambda root: (root / "events/2027/new.md").write_text("new"), id="a file more"),
        pytest.param(lambda root: (root / "pelicanconf.py").write_text("import datetime"), id="settings with a clock"),
        pytest.param(lambda root: os.utime(root / FILE, (1, 1)), id="a time"),
    ],
)
def test_an_edit_is_seen(checks: Checks, change: Callable[[Path], None]) -> None:
    checks.run()
    change(checks.root)
    checks.finds = site.CheckResult((ERROR,), None)

    assert checks.run() == 1
    assert checks.count == 2


def test_what_may_be_otherwise_without_a_file_is_looked_at_each_time(checks: Checks) -> None:
    checks.finds = site.CheckResult((NO_GIT,), None)
    checks.run()
    checks.run()

    assert checks.count == 2


@pytest.mark.parametrize(
    ("moments", "count"),
    [
        pytest.param([1_800_000_000, 1_800_000_099], 1, id="before it begins"),
        pytest.param([1_800_000_000, 1_800_000_100], 2, id="as it begins"),
        pytest.param([1_800_000_000, 1_799_999_999], 2, id="another clock"),
    ],
)
def test_what_waits_for_its_moment_is_looked_at_then(
    checks: Checks, monkeypatch: pytest.MonkeyPatch, moments: list[int], count: int
) -> None:
    checks.finds = site.CheckResult((), None, until=datetime.fromtimestamp(1_800_000_100, UTC))
    for moment in moments:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", str(moment))
        checks.run()

    assert checks.count == count


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/keepers.yml", "- {what: token, name: KEY, keepers: [Ada, Bo], until: 2027-02-16}\n"),
        (
            "content/partners.json",
            '{"partners": {"N": {"events": 0, "gone": 0, "since": "2027-01-14", "why": "answers 500"}}}',
        ),
    ],
)
def test_what_a_day_changes_is_looked_at_on_that_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, text: str
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / path).write_text(text)
    partners = "{'N': {'url': 'https://n.example/e.ics'}}"
    (tmp_path / "pelicanconf.py").write_text(f"{SETTINGS}PARTNER_CALENDARS = {partners}\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # 2027-01-15 08:00 UTC

    assert site.check_site(tmp_path, drafts=True).until == datetime(2027, 1, 17, tzinfo=UTC)


def test_what_changed_since_a_commit_is_always_looked_at(checks: Checks) -> None:
    for since in ("main", "main", None, "main"):
        checks.run(since=since)

    assert checks.count == 4


def test_a_file_that_is_written_meanwhile_is_looked_at_again(checks: Checks) -> None:
    look = checks.look

    def while_edited(root: Path) -> site.CheckResult:
        (root / FILE).unlink(missing_ok=True)
        return look(root)

    site.check_site = lambda root, **_: while_edited(root)  # the fixture puts it back
    checks.run()
    checks.run()

    assert checks.count == 2


def test_what_is_spoilt_is_looked_at_again(checks: Checks) -> None:
    checks.run()
    kept = checks.root / ".almanac" / "store" / "results.sqlite3"
    data = kept.read_bytes()
    kept.write_bytes(data.replace(b"is [bold]", b"is (bold)"))
    checks.run()

    assert checks.count == 2
