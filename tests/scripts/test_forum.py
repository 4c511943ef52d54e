"""`forum announce` shows, and then sends; `forum refresh` gathers: as whoever calls them sees it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from discourse import BOT, KEY, Discourse, served
from told_site import FAIR, STORY, edition

from almanac.forum.answers import Response
from almanac.model.edition import Edition
from almanac.model.history import History
from almanac.store.forum.snapshot import read_topics
from commands import forum_account, forum_announce, forum_refresh
from commands.cannot_run import CannotRun
from commands.main import main
from commands.site import CheckResult

ROOT = Path(__file__).resolve().parents[2]


class Called:
    """The commands on a site, and its forum."""

    def __init__(self, root: Path, forum: Discourse, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.forum, self.address = root, forum, address
        self.edition: Edition | None = edition(address)
        monkeypatch.setattr(forum_account, "check_site", lambda *_, **__: CheckResult((), self.edition))
        monkeypatch.setattr(forum_announce, "why_not_published", lambda *_: "")

    def announce(self, *paths: str, send: bool = True) -> int:
        return forum_announce.announce(self.root, paths, send=send)

    def refresh(self, since: date | None = None, *, dry: bool = False) -> int:
        return forum_refresh.refresh(self.root, since, dry=dry)

    def change(self, **values: Any) -> None:
        assert self.edition is not None
        self.edition = replace(self.edition, site=replace(self.edition.site, **values))


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Called]:
    """With an account in the environment."""
    monkeypatch.setenv("ALMANAC_FORUM_USER", BOT)
    monkeypatch.setenv("ALMANAC_FORUM_KEY", KEY)
    monkeypatch.delenv("GITHUB_OUTPUT", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    forum = Discourse()
    with served(forum) as address:
        yield Called(tmp_path, forum, address, monkeypatch)


def test_what_would_be_sent_is_shown_whole_and_then_sent(called: Called, capsys: pytest.CaptureFixture[str]) -> None:
    assert called.announce(send=False) == 0
    shown = capsys.readouterr().out
    assert called.forum.topics == {}
    assert called.announce() == 0
    said = capsys.readouterr().out
    walk, fair = called.forum.topics.values()

    assert shown.startswith(f"Nothing is sent. With --yes this would go to {called.address}:\n\n")
    assert shown.endswith("\nTo send: 2 new topics.\n")
    for topic, entry, category in ((walk, STORY, 5), (fair, FAIR, 7)):
        raw = "\n".join(f"    {line}".rstrip() for line in topic.posts[0].raw.split("\n"))
        assert (
            f"{entry.source.path}: POST {called.address}/posts.json\n  title: {topic.title}\n  raw:\n{raw}\n"
            f"  category: {category}\n  external_id: {topic.external_id}\n  auto_track: false\n"
        ) in shown
    assert said == (
        f"{STORY.source.path}: announced: {called.address}/t/101\n"
        f"{FAIR.source.path}: announced: {called.address}/t/102\n"
        "Sent: 2 new topics.\n"
    )


def test_only_the_files_that_are_named_are_told(called: Called) -> None:
    assert called.announce(FAIR.source.path) == 0
    assert [topic.title for topic in called.forum.topics.values()] == ["Fair (1 March 2027)"]
    with pytest.raises(CannotRun, match=r"events/none\.md is not announced"):
        called.announce("events/none.md")


def test_the_key_is_written_nowhere(called: Called, capsys: pytest.CaptureFixture[str]) -> None:
    called.announce()
    called.refresh()
    called.forum.key = "another"
    (called.root / ".almanac" / "forum-announced.jsonl").unlink()
    with pytest.raises(CannotRun, match="does not accept the account: The API username or key is invalid") as refused:
        called.announce()

    written = "".join(path.read_text("utf-8") for path in called.root.rglob("*") if path.is_file())
    assert KEY not in written + str(refused.value) + "".join(capsys.readouterr())


def test_a_title_that_is_taken_asks_for_something_to_be_done(
    called: Called, capsys: pytest.CaptureFixture[str]
) -> None:
    for title in ("What we learned on a walk", "What we learned on a walk (5 January 2027)",
                  "What we learned on a walk (5 January 2027, Almanac)"):  # fmt: skip
        called.forum.open({"title": title, "raw": "Mine.", "category": 1, "external_id": title})

    assert called.announce(STORY.source.path) == 1
    assert capsys.readouterr().out == (
        f"{STORY.source.path}: another topic has its title: {called.address}/t/103\n"
        "  add `discussion: 103` to the entry if that is its topic, else change its title\n"
        "Sent: nothing new.\n"
        "1 entry asks for something to be done: see above.\n"
    )


def test_what_a_forum_allows_no_more_today_is_left(called: Called, capsys: pytest.CaptureFixture[str]) -> None:
    called.forum.per_day = 1

    assert called.announce() == 0
    assert capsys.readouterr().out.endswith(
        "Sent: 1 new topic.\n1 entry left for the next run: the forum limits new topics to so many a day.\n"
    )


def test_where_nothing_is_to_be_announced_that_is_said(called: Called, capsys: pytest.CaptureFixture[str]) -> None:
    called.change(forum_announce=None)

    assert called.announce() == 0
    assert "FORUM_ANNOUNCE" in capsys.readouterr().out
    assert called.forum.requests == []


def test_files_with_errors_come_first(called: Called, capsys: pytest.CaptureFixture[str]) -> None:
    called.edition = None

    assert (called.announce(), called.refresh()) == (1, 1)
    assert "scripts/almanac check" in capsys.readouterr().out


def test_a_site_without_a_forum_has_nothing_to_ask(called: Called) -> None:
    called.change(forum_url="")
    with pytest.raises(CannotRun, match="this site has no forum"):
        called.refresh()


def test_a_history_that_is_cut_off_would_announce_everything(called: Called) -> None:
    assert called.edition is not None
    called.edition = replace(called.edition, history=History(complete=False))
    with pytest.raises(CannotRun, match="whole history"):
        called.announce()


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        pytest.param({"ALMANAC_FORUM_USER": "", "ALMANAC_FORUM_KEY": ""}, "are not set", id="none"),
        pytest.param({"ALMANAC_FORUM_KEY": ""}, "ALMANAC_FORUM_KEY is not set", id="no key"),
        pytest.param({"ALMANAC_FORUM_USER": " "}, "ALMANAC_FORUM_USER is not set", id="no name"),
        pytest.param({"ALMANAC_FORUM_KEY": "a\nb"}, "is no name or no key", id="two lines"),
        pytest.param({"ALMANAC_FORUM_KEY": "clé"}, "is no name or no key", id="no ASCII"),
    ],
)
def test_nothing_is_sent_without_an_account(
    called: Called, variables: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(CannotRun, match=said):
        called.announce()
    assert called.forum.requests == []


def test_a_key_goes_nowhere_unencrypted(called: Called) -> None:
    called.change(forum_url="http://forum.example")
    with pytest.raises(CannotRun, match="is not encrypted"):
        called.announce()


def test_what_was_said_is_gathered_as_anybody(
    called: Called, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    called.announce()
    called.forum.say(101, "ada", "I was there, and learned something else.")
    capsys.readouterr()
    monkeypatch.delenv("ALMANAC_FORUM_KEY")
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))

    assert (called.refresh(dry=True), called.refresh(), called.refresh()) == (0, 0, 0)
    assert capsys.readouterr().out == (
        "2 topics of 2 would be looked at.\n2 topics of 2 looked at.\n0 topics of 2 looked at.\n"
    )
    topics = read_topics(called.root)[0]
    assert {number: topic.replies for number, topic in topics.items()} == {"101": 1, "102": 0}
    assert (tmp_path / "output").read_text("utf-8") == "changed=true\nchanged=false\n"


def test_topics_that_entries_name_are_gathered(called: Called) -> None:
    called.forum.open({"title": "Mine", "raw": "Mine.", "category": 1, "external_id": "x"})
    assert called.edition is not None
    called.edition = replace(
        called.edition,
        stories=(replace(STORY, discussion="101"),),
        events=(replace(FAIR, discussion=f"{called.address}/t/mine/101/4"),),
    )

    assert called.refresh() == 0
    assert list(read_topics(called.root)[0]) == ["101"]


def test_a_forum_for_members_is_said_once_and_shows_nothing(called: Called, capsys: pytest.CaptureFixture[str]) -> None:
    called.announce()
    called.refresh()
    called.forum.members_only = True
    capsys.readouterr()

    assert called.refresh() == 0
    assert capsys.readouterr().out.startswith("The forum is for its members alone")
    assert read_topics(called.root)[0] == {}


def test_a_forum_that_is_away_ends_with_2_and_keeps_what_was_known(
    called: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    called.announce()
    called.refresh()
    known = read_topics(called.root)
    monkeypatch.setattr("almanac.store.forum.connection._AGAIN", (0.0,))
    called.forum.faults.extend(["html"] * 99)
    with pytest.raises(CannotRun, match="gives no clear answer: status 502 with a page of HTML"):
        called.refresh()

    assert read_topics(called.root) == known


@pytest.mark.parametrize("arguments", [["forum"], ["forum", "tell"], ["forum", "refresh", "--since", "yesterday"]])
def test_what_cannot_be_understood_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize("killed_at", [1, 2])
def test_a_command_that_is_killed_while_a_topic_is_opened_and_run_again_makes_one_topic(
    called: Called, killed_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = 0
    answer = Discourse.answer
    program = [sys.executable, str(Path(__file__).parent / "told_site.py"), str(called.root), called.address]
    variables = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "plugins"), str(ROOT / "scripts")])}

    def killing(self: Discourse, method: str, *values: Any) -> Response:
        nonlocal opened
        response = answer(self, method, *values)
        opened += method == "POST"
        if method == "POST" and opened == killed_at:
            process.send_signal(signal.SIGKILL)
        return response

    monkeypatch.setattr(Discourse, "answer", killing)
    with subprocess.Popen(program, env=variables, stdout=subprocess.PIPE, text=True) as process:
        process.communicate(timeout=60)
    assert (process.returncode, len(called.forum.topics)) == (-signal.SIGKILL, killed_at)

    assert called.announce() == 0
    assert [topic.title for topic in called.forum.topics.values()] == [
        "What we learned on a walk",
        "Fair (1 March 2027)",
    ]
