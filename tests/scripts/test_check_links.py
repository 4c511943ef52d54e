"""`check --links`: what is said of links, kept, and written as the list of an issue; a stand-in answers for the web."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ten_submissions import FAIR, Submissions, event

from almanac.store.links.answers import Answer
from commands import check_links, main

pytestmark = pytest.mark.git

DAY = 86_400
GONE = "https://fair.example.net/gone"
PAGES = {"https://fair.example.net": Answer("answers", status=200), GONE: Answer("gone", "404, not found", status=404)}


class Web:
    """Answers as pages do, and notes what it was asked for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self.now = 1000 * DAY
        self.agents: set[str] = set()

        def asker(agent: str) -> Web:
            self.agents.add(agent)
            return self

        monkeypatch.setattr(check_links, "Asker", asker)
        monkeypatch.setattr(check_links, "_now", lambda: self.now)
        monkeypatch.setattr(check_links, "is_known_host", lambda _: False)

    def ask(self, address: str) -> Answer:
        self.asked.append(address)
        return PAGES.get(address, Answer("unclear", "no connection"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a link that leads somewhere and one that leads nowhere."""
    submissions = Submissions(tmp_path_factory.mktemp("links") / "site")
    fair = event(
        "Spring fair", "url: https://fair.example.net", start="2027-04-10", body=f"See [`@a` the plan]({GONE})."
    )
    submissions.tree.commit(FAIR, fair, on=4)
    return submissions.root


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch, site: Path) -> Web:
    monkeypatch.setattr(main, "ROOT", site)
    (site / ".almanac" / "links.json").unlink(missing_ok=True)
    return Web(monkeypatch)


SAID = f"{FAIR}:15: `{GONE}` is not there, seen first on 1972-09-27: 404, not found"


def test_a_link_that_leads_nowhere_is_said_with_its_line(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["check", "--links"]) == 0

    hint = "find out where it is now, or take the link out"
    assert capsys.readouterr().out == f"{SAID} ({hint})\n2 pages asked; 1 link leads nowhere.\n"
    assert web.agents == {"Almanac link check (+https://group.example.net)"}


def test_it_is_asked_again_after_days_and_told_meanwhile(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    main.main(["check", "--links"])
    main.main(["check", "--links", "--format", "json"])
    web.now += 2 * DAY
    main.main(["check", "--links"])

    assert web.asked == ["https://fair.example.net", GONE, GONE]
    assert capsys.readouterr().out.count("seen first on 1972-09-27") == 3


def test_a_build_and_a_check_ask_nobody(web: Web) -> None:
    assert main.main(["check"]) == 0
    assert web.asked == []


def test_only_some_files_are_told_of(web: Web, capsys: pytest.CaptureFixture[str], site: Path) -> None:
    del web
    assert main.main(["check", "--links", str(site / "content")]) == 0
    assert capsys.readouterr().out == "2 pages asked; 0 links lead nowhere.\n"


def test_the_list_of_an_issue_has_addresses_as_text(web: Web, tmp_path: Path) -> None:
    del web
    issue = tmp_path / "links.md"
    main.main(["check", "--links", "--format", "markdown", "--output", str(issue)])

    assert issue.read_text("utf-8").splitlines() == [
        "<!-- almanac links -->",
        "2 pages asked; 1 link leads nowhere.",
        "",
        f"- [ ] ``{SAID} (find out where it is now, or take the link out)``",
    ]


def test_programs_get_it_as_json(web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    del web
    main.main(["check", "--links", "--format", "json"])
    told = json.loads(capsys.readouterr().out)

    assert (told["asked"], told["not_asked"]) == (2, 0)
    assert [(one["path"], one["line"], one["severity"]) for one in told["problems"]] == [(FAIR, 15, "warning")]


def test_without_a_network_nothing_is_said_of_any_page(
    web: Web, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], site: Path
) -> None:
    monkeypatch.setattr(web, "ask", lambda _: Answer("gone", "there is no such host"))

    assert main.main(["check", "--links"]) == 2
    assert "nothing on the web answers from here" in capsys.readouterr().err
    assert not (site / ".almanac" / "links.json").exists()


@pytest.mark.parametrize(
    "options",
    [
        ["--links", "--summary"],
        ["--links", "--changed-since", "HEAD"],
        ["--links", "--format", "github"],
        ["--format", "markdown"],
        ["--output", "x"],
    ],
)
def test_options_that_go_with_nothing_are_said(web: Web, options: list[str]) -> None:
    assert main.main(["check", *options]) == 2
    assert web.asked == []
