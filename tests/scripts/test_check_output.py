"""What `check` and `build` print, and where `build` refuses to write."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from almanac.check import BrokenFile, LeftOut
from almanac.model.problem import Problem, Severity
from commands import build, check, site
from commands.cannot_run import CannotRun
from commands.printing import complain, show_exception
from commands.problems import count_line, left_out_line, plain_console, show_problems

LATE = Problem("events/2027/b.md", 9, "end", "lies before the start", "swap them")
EARLY = Problem("events/2027/b.md", 2, "title", "is missing", "add a line `title: ...`")
WHOLE_FILE = Problem("content/stories/2026/a.md", 0, "", "the file is empty")
WARNING = Problem("events/2027/c.md", 4, "start", "is [bold] at 02:30", "50% sure: a, b", Severity.WARNING)
EVERYTHING = (LATE, WARNING, EARLY, WHOLE_FILE)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which `check` finds EVERYTHING."""
    for problem in EVERYTHING:
        (tmp_path / problem.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / problem.path).touch()
    (tmp_path / "docs").mkdir()
    _find(monkeypatch, EVERYTHING)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _find(monkeypatch: pytest.MonkeyPatch, problems: tuple[Problem, ...]) -> None:
    monkeypatch.setattr(site, "check_site", lambda root, **_: site.CheckResult(problems, None))


def _check(root: Path, *paths: str, form: str = "text", summary: bool = False) -> int:
    wanted = [Path(path) for path in paths]
    return check.run(
        Namespace(root=root, paths=wanted, format=form, changed_since=None, summary=summary, links=False, output=None)
    )


def _in_each_of(count: int, field: str = "category", message: str = "`Nws` is not a category") -> tuple[Problem, ...]:
    return tuple(Problem(f"events/2027/{number:04}.md", 6, field, message, "see `News`") for number in range(count))


class TestCheck:
    def test_prints_errors_by_file_and_line_then_warnings_then_a_count(
        self, root: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert _check(root) == 1
        assert capsys.readouterr().out == (
            "content/stories/2026/a.md: the file is empty\n"
            "events/2027/b.md:2: title: is missing (add a line `title: ...`)\n"
            "events/2027/b.md:9: end: lies before the start (swap them)\n"
            "\n"
            "Warnings, which do not stop a build:\n"
            "events/2027/c.md:4: start: is [bold] at 02:30 (50% sure: a, b)\n"
            "\n"
            "3 errors and 1 warning in 3 files.\n"
        )

    @pytest.mark.parametrize(
        ("paths", "code", "last"),
        [
            pytest.param(["events"], 1, "2 errors and 1 warning in 2 files.", id="a folder"),
            pytest.param(["events/2027/c.md"], 0, "1 warning in 1 file.", id="a file with a warning"),
            pytest.param(["events/2027/c.md", "content"], 1, "1 error and 1 warning in 2 files.", id="two"),
            pytest.param(["."], 1, "3 errors and 1 warning in 3 files.", id="the whole project"),
            pytest.param(
                ["docs"],
                0,
                "No problems in docs. Other files have some: scripts/almanac check shows all.",
                id="nothing wrong here",
            ),
        ],
    )
    def test_shows_only_what_concerns_the_paths(
        self, root: Path, capsys: pytest.CaptureFixture[str], paths: list[str], code: int, last: str
    ) -> None:
        assert _check(root, *paths) == code
        assert capsys.readouterr().out.splitlines()[-1] == last

    def test_says_the_same_once_with_the_count_and_three_places(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        _find(monkeypatch, (*_in_each_of(1000), LATE))
        assert _check(root) == 1
        assert capsys.readouterr().out == (
            "events/2027/0000.md:6: category: `Nws` is not a category (see `News`)\n"
            "  the same in 999 other places, such as events/2027/0001.md:6 and events/2027/0002.md:6\n"
            "events/2027/b.md:9: end: lies before the start (swap them)\n"
            "\n"
            "1,001 errors in 1,001 files.\n"
        )

    def test_says_what_stands_in_a_few_files_for_each(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        _find(monkeypatch, _in_each_of(10))
        _check(root)
        assert capsys.readouterr().out.count("`Nws`") == 10

    def test_counts_by_kind_in_a_summary(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        missing = tuple(
            Problem("a.md", number, f"tags.{number}", f"there is no picture images/{number}.jpg, `{number}`")
            for number in range(1, 4)
        )
        _find(monkeypatch, (*_in_each_of(2), *missing, WARNING))
        assert _check(root, summary=True) == 1
        assert capsys.readouterr().out == (
            "Errors:\n"
            "       3  tags: there is no picture …, `…`\n"
            "       2  category: `…` is not a category\n"
            "Warnings, which do not stop a build:\n"
            "       1  start: is [bold] at …\n"
            "\n"
            "5 errors and 1 warning in 4 files.\n"
        )

    def test_takes_paths_from_the_folder_it_is_called_in(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.chdir(root / "events")

        assert _check(root, "2027/b.md") == 1
        assert capsys.readouterr().out.splitlines()[-1] == "2 errors in 1 file."

    @pytest.mark.parametrize("path", ["nowhere.md", ".."], ids=["no such file", "another project"])
    def test_cannot_run_on_what_it_does_not_have(self, root: Path, path: str) -> None:
        with pytest.raises(CannotRun):
            _check(root, path)

    def test_gives_programs_json(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert _check(root, form="json") == 1

        told = json.loads(capsys.readouterr().out)
        assert (told["errors"], told["warnings"]) == (3, 1)
        assert told["problems"][1] == {
            "path": "events/2027/b.md",
            "line": 2,
            "column": 0,
            "field": "title",
            "message": "is missing",
            "hint": "add a line `title: ...`",
            "severity": "error",
        }

    def test_annotates_pull_requests_and_says_all_in_the_log_too(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
        assert _check(root, form="github") == 1

        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == "::error file=content/stories/2026/a.md,line=1,title=text::the file is empty"
        assert lines[3] == "::warning file=events/2027/c.md,line=4,title=start::is [bold] at 02:30 (50%25 sure: a, b)"
        assert lines[4] == "content/stories/2026/a.md: the file is empty"
        assert lines[-1] == "3 errors and 1 warning in 3 files."

    def test_what_is_wrong_with_no_file_is_annotated_without_one(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        _find(monkeypatch, (Problem(".", 0, "", "no history", "fetch it", Severity.WARNING),))

        assert _check(root, form="github") == 0
        assert capsys.readouterr().out.startswith("::warning title=text::no history (fetch it)\n")

    def test_annotates_why_nothing_could_be_checked(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def refuse(root: Path, **_: object) -> None:
            raise CannotRun("pelicanconf.py:3: invalid syntax.", "mend the line.")

        monkeypatch.setattr(site, "check_site", refuse)
        with pytest.raises(CannotRun):
            _check(root, form="github")
        assert capsys.readouterr().out == "::error title=almanac::pelicanconf.py:3: invalid syntax. mend the line.\n"

    def test_a_log_of_a_workflow_takes_no_orders_from_a_title(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        _find(monkeypatch, (Problem("a.md", 1, "", "`##[add-mask]a` is no title\n::error::b", "hint"),))
        _check(root)

        first, *said, last, _blank, _count = capsys.readouterr().out.splitlines()
        token = first.removeprefix("::stop-commands::")
        assert len(token) == 32
        assert last == f"::{token}::"
        assert said == ["a.md:1: `##[add-mask]a` is no title<U+000A>::error::b (hint)"]

    def test_gives_gitlab_a_report_and_people_the_words(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert _check(root, form="gitlab") == 1

        told = capsys.readouterr()
        report = json.loads(told.out)
        assert report[3] == {
            "description": "start: is [bold] at 02:30 (50% sure: a, b)",
            "check_name": "start",
            "fingerprint": report[3]["fingerprint"],
            "severity": "minor",
            "location": {"path": "events/2027/c.md", "lines": {"begin": 4}},
        }
        assert len({problem["fingerprint"] for problem in report}) == len(EVERYTHING)
        assert told.err.splitlines()[-1] == "3 errors and 1 warning in 3 files."


# What a terminal, a log or a reader obeys, each in a name of a field, a path, a message and a hint.
ORDERS = [
    pytest.param("\x1b[31m", id="a colour"),
    pytest.param("\x1b]0;title\x07", id="a window's title"),
    pytest.param("\x1b]8;;https://evil.example\x1b\\\\", id="a link"),
    pytest.param("\x1b[2J\x1b[H", id="an empty screen"),
    pytest.param("\x1b[1A\x1b[2K", id="the line above"),
    pytest.param("\x1bc", id="a reset"),
    pytest.param("\x1b]52;c;ZXZpbA==\x07", id="the clipboard"),
    pytest.param("\x1bP$q\x1b\\\\", id="a question to the terminal"),
    pytest.param("\x9b31m", id="a colour in one byte"),
    pytest.param("\x9d0;title\x9c", id="a title in one byte"),
    pytest.param("\x90q\x9c", id="a picture"),
    pytest.param("\x07", id="a bell"),
    pytest.param("\x08\x08ok", id="steps back"),
    pytest.param("\rNo problems.", id="the line anew"),
    pytest.param("\n::error::x", id="an order to a forge"),
    pytest.param("\r\n::set-output name=x::y", id="an order in a line of Windows"),
    pytest.param("\x85::warning::x", id="a line of IBM"),
    pytest.param("\u2028##[error]x", id="a line separator"),
    pytest.param("section_start:1:x\r\x1b[0Kx", id="a section of GitLab"),
    pytest.param("\x0b\x0c", id="a tab and a page down"),
    pytest.param("\x0e\x0f", id="other letters"),
    pytest.param("\x00", id="nothing"),
    pytest.param("\x7f", id="delete"),
    pytest.param("\u202egnp.exe", id="a direction"),
    pytest.param("\u2066x\u2069", id="an isolate"),
    pytest.param("\u200b\u2060\ufeff", id="no width"),
    pytest.param("\U000e0041", id="a tag"),
    pytest.param("\ud800", id="half a character"),
    pytest.param("\ufff9x\ufffb", id="an annotation"),
]


class TestOrdersInASubmission:
    @pytest.mark.parametrize("order", ORDERS)
    @pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
    @pytest.mark.parametrize("actions", ["", "true"])
    def test_reach_no_terminal_and_no_log(
        self,
        root: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
        form: str,
        order: str,
        actions: str,
    ) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", actions)
        _find(monkeypatch, (Problem(f"a{order}.md", 1, f"b{order}", f"c{order}", f"d{order}"),))
        _check(root, form=form)

        told = capsys.readouterr()
        lines = (told.out + told.err).split("\n")
        assert [line for line in lines if not line.isprintable()] == []
        assert [line for line in lines if line.startswith(("::set-output", "::error::", "::warning::", "##["))] == []

    @pytest.mark.parametrize("order", ORDERS)
    def test_in_why_a_command_could_not_run_are_shown(self, capsys: pytest.CaptureFixture[str], order: str) -> None:
        complain(str(CannotRun(f"`a{order}` is not there.", f"bring `{order}` back.")))

        told = capsys.readouterr().err
        assert [line for line in told.split("\n") if not line.isprintable()] == []

    @pytest.mark.parametrize("order", ORDERS)
    def test_in_an_exception_are_shown(self, capsys: pytest.CaptureFixture[str], order: str) -> None:
        show_exception(ValueError, ValueError(order), None)

        told = capsys.readouterr().err
        assert [line for line in told.split("\n") if not line.isprintable()] == []

    def test_in_an_exception_are_no_orders_to_a_workflow(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        show_exception(ValueError, ValueError("x\n::error::y\n##[add-mask]z"), None)

        first, *_, last = capsys.readouterr().err.splitlines()
        assert last == f"::{first.removeprefix('::stop-commands::')}::"


class TestProblemsOnATerminal:
    def test_are_coloured(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        assert "\x1b[31m" in self._shown(monkeypatch, capsys, {"FORCE_COLOR": "1"})

    def test_honour_no_color(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        assert "\x1b[31m" not in self._shown(monkeypatch, capsys, {"FORCE_COLOR": "1", "NO_COLOR": "1"})

    def _shown(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variables: dict[str, str]
    ) -> str:
        for name in ("NO_COLOR", "FORCE_COLOR"):
            monkeypatch.delenv(name, raising=False)
        for name, value in {"TERM": "xterm", **variables}.items():
            monkeypatch.setenv(name, value)
        show_problems(EVERYTHING, plain_console())
        return capsys.readouterr().out


@pytest.mark.parametrize(
    ("problems", "line"),
    [
        pytest.param([], "No problems.", id="none"),
        pytest.param([EARLY], "1 error in 1 file.", id="one error"),
        pytest.param([EARLY, LATE], "2 errors in 1 file.", id="two in one file"),
        pytest.param([WARNING], "1 warning in 1 file.", id="a warning alone"),
    ],
)
def test_problems_are_counted(problems: list[Problem], line: str) -> None:
    assert count_line(problems) == line


@pytest.mark.parametrize(
    ("left_out", "line"),
    [
        pytest.param(LeftOut(), "", id="nothing"),
        pytest.param(LeftOut(drafts=2), "2 drafts are left out of `build`.", id="drafts"),
        pytest.param(
            LeftOut(1, 1, date(2026, 11, 30), zone="Pacific/Auckland"),
            "1 story waits until 2026-11-30 (TIMEZONE Pacific/Auckland), and 1 draft is left out of `build`.",
            id="one of each",
        ),
        pytest.param(
            LeftOut(0, 3, date(2026, 11, 30)),
            "3 stories wait, the first until 2026-11-30 (TIMEZONE UTC).",
            id="several stories",
        ),
    ],
)
def test_what_is_left_out_is_said_in_a_line(left_out: LeftOut, line: str) -> None:
    assert left_out_line(left_out) == line


def test_check_ends_with_what_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    result = site.CheckResult((EARLY,), None, LeftOut(drafts=1))
    monkeypatch.setattr(site, "check_site", lambda root, **_: result)
    _check(tmp_path)
    assert capsys.readouterr().out.splitlines()[-1] == "1 draft is left out of `build`."


def test_of_a_kind_that_has_very_many_the_first_are_shown_whatever_their_values(
    capsys: pytest.CaptureFixture[str],
) -> None:
    links = [
        Problem(f"events/2027/{n:04}.md", 9, "", f"`x-{n}.md` leads nowhere: there is no x-{n}.md") for n in range(500)
    ]
    show_problems([*links, LATE], plain_console())

    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), str(LATE) in lines) == (12, True)
    assert lines[10] == "  490 more of this kind, with other values; `check --format json` has all of them"
    assert lines[9] == str(links[9])


def test_a_hundred_of_a_kind_are_all_shown(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems(
        [Problem(f"events/2027/{n:04}.md", 9, "", f"`x-{n}.md` is not there") for n in range(100)], plain_console()
    )

    assert len(capsys.readouterr().out.splitlines()) == 100


def _build(root: Path, *, without_history: bool = False, leave_out_broken: bool = False) -> int:
    told = {"without_history": without_history, "leave_out_broken": leave_out_broken}
    how = {"jobs": 0, "fresh": False, "profile": False}
    return build.run(Namespace(root=root, output=None, siteurl=None, for_disk=None, **told, **how))


class TestBuild:
    def test_says_what_is_left_out(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._result(monkeypatch, site.BuildResult((), ok=True, left_out=LeftOut(drafts=1)))
        _build(tmp_path, without_history=True)
        assert capsys.readouterr().out.splitlines()[-1] == "1 draft is left out of `build`."

    def test_says_that_nothing_was_built(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._result(monkeypatch, site.BuildResult((EARLY,), ok=False))

        assert _build(tmp_path) == 1
        assert capsys.readouterr().out.splitlines()[-1] == "Nothing was built: 1 error in 1 file."

    def test_says_where_the_site_is(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self._result(monkeypatch, site.BuildResult((), ok=True, pages_written=1200))

        assert _build(tmp_path) == 0
        assert capsys.readouterr().out.startswith("Built 1,200 pages into output in ")

    @pytest.mark.parametrize(("without", "asked"), [(False, True), (True, False)])
    def test_asks_for_the_whole_history_unless_told(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, without: bool, asked: bool
    ) -> None:
        calls: list[dict[str, object]] = []
        result = site.BuildResult((), ok=True)
        monkeypatch.setattr(site, "build_site", lambda root, **options: calls.append(options) or result)
        _build(tmp_path, without_history=without)

        assert [call["whole_history"] for call in calls] == [asked]

    def test_ends_with_what_it_went_without_and_annotates_it_in_a_workflow(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        gone = BrokenFile("events/2027/\x1b,x.md", reason="it is new")
        self._result(monkeypatch, site.BuildResult((EARLY,), ok=True, broken=(gone,), goes_without_broken=True))
        monkeypatch.setenv("GITHUB_ACTIONS", "true")

        assert _build(tmp_path, leave_out_broken=True) == 0
        printed = capsys.readouterr().out
        what = "events/2027/<U+001B>,x.md: not published: it is new"
        where = "events/2027/<U+001B>%2Cx.md"
        assert f"::warning file={where},title=left out of the build::{what}\n" in printed
        assert f"PUBLISHED WITHOUT WHAT IS BROKEN\n  {what}\n" in printed
        assert "1 error in 1 file. Mend them soon: scripts/almanac check shows them again.\n" in printed

    @pytest.mark.parametrize("name", [".", "..", "content", "events/2027", "theme", ".git"])
    def test_refuses_a_folder_with_sources(self, tmp_path: Path, name: str) -> None:
        with pytest.raises(CannotRun, match="would mix the site with its sources"):
            build.safe_output(tmp_path, tmp_path / name)

    def test_refuses_a_file(self, tmp_path: Path) -> None:
        (tmp_path / "output").touch()

        with pytest.raises(CannotRun, match="is a file"):
            build.safe_output(tmp_path, tmp_path / "output")

    @pytest.mark.parametrize(
        "names",
        [["passwd", "hosts"], ["Documents", ".bashrc"], ["pyproject.toml", ".git"], [".almanac", "content"], ["a.txt"]],
        ids=["a system", "a home", "a project", "another site's sources", "a file"],
    )
    def test_refuses_a_folder_by_what_is_there(self, tmp_path: Path, names: list[str]) -> None:
        for name in names:
            (tmp_path / "elsewhere" / name).mkdir(parents=True)

        with pytest.raises(CannotRun, match="would be mixed with files of others"):
            build.safe_output(tmp_path / "project", tmp_path / "elsewhere")

    @pytest.mark.parametrize("folder", ["/etc", "/usr", "/proc", "/dev", "/bin"])
    def test_refuses_folders_of_the_system(self, tmp_path: Path, folder: str) -> None:
        with pytest.raises(CannotRun, match="would be mixed with files of others"):
            build.safe_output(tmp_path, Path(folder))

    @pytest.mark.parametrize(
        "names",
        [[], [".git", "CNAME"], [".almanac.json", "a.html"], ["index.html", "old"]],
        ids=["empty", "a branch for pages", "a site", "a site whose list is lost"],
    )
    def test_takes_a_folder_for_a_site(self, tmp_path: Path, names: list[str]) -> None:
        (tmp_path / "elsewhere").mkdir()
        for name in names:
            (tmp_path / "elsewhere" / name).touch()

        assert build.safe_output(tmp_path / "project", tmp_path / "elsewhere") == tmp_path / "elsewhere"

    def _result(self, monkeypatch: pytest.MonkeyPatch, result: site.BuildResult) -> None:
        monkeypatch.setattr(site, "build_site", lambda root, **_options: result)
