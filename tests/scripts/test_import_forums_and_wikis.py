"""`import discourse` and `import campaign-events` write entries that pass the check."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from almanac.store.web_page import WebPage
from commands import import_campaign_events, main

ROOT = Path(__file__).resolve().parents[2]
POST = {"id": 1, "post_number": 1, "username": "ada", "name": "Ada L.", "email": "secret-marker@example.org",
        "cooked": "<p>Come all, on foot or by bicycle, and bring something to eat with you.</p>"}  # fmt: skip
TOPIC = {"id": 7, "title": "Our first walk", "category_id": 5, "archetype": "regular",
         "created_at": "2026-05-03T10:00:00Z", "post_stream": {"posts": [POST]}}  # fmt: skip
EVENTS = {"events": [{
    "id": 9, "name": "A second walk", "category_id": 5, "starts_at": "2026-09-01T16:00:00Z",
    "ends_at": "2026-09-01T18:00:00Z", "timezone": "Europe/Warsaw", "rrule": "FREQ=WEEKLY;COUNT=4",
    "post": {"id": 1, "topic": {"id": 8, "title": "A second walk"}},
}]}  # fmt: skip
SITE = {"categories": [{"id": 5, "name": "Walks", "slug": "walks"}]}
CAMPAIGN = {
    "id": 1203, "name": "Write about rivers", "event_page": "Event:Rivers", "event_page_wiki": "metawiki",
    "timezone": "+02:00", "start_time": "20260901180000", "end_time": "20260901200000", "types": ["workshop"],
    "topics": [], "online_meeting": True, "inperson_meeting": False, "is_test_event": False,
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without content."""
    monkeypatch.setattr(main, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    return tmp_path


def check(capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = main.main(["check"])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_a_forum_in_files_becomes_stories_and_events(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, said in (("site", SITE), ("topic", TOPIC), ("events", EVENTS)):
        (root / f"{name}.json").write_text(json.dumps(said), "utf-8")
    files = [str(root / f"{name}.json") for name in ("site", "topic", "events")]
    options = ["--base", "https://forum.example.org", "--announcements", "Walks", "--settings"]
    assert main.main(["import", "discourse", *files, *options]) == 0
    code, said = check(capsys)
    story = (root / "content/stories/2026/our-first-walk.md").read_text("utf-8")
    event = (root / "events/2026/a-second-walk.md").read_text("utf-8")

    assert code == 0, said
    assert "discussion: 7" in story.replace('"', "").replace("'", "")
    assert "Come all, on foot or by bicycle" in story
    assert ("start: 2026-09-01 18:00" in event, "FREQ=WEEKLY;COUNT=4" in event) == (True, True)
    written = [path for path in root.rglob("*") if path.is_file() and path.suffix != ".json"]
    assert not [path for path in written if b"secret-marker" in path.read_bytes()]


def test_events_of_a_wiki_are_fetched_by_their_numbers(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def fetch(address: str) -> WebPage:
        asked.append(address)
        return WebPage(address, json.dumps(CAMPAIGN).encode())

    monkeypatch.setattr(import_campaign_events, "fetch", fetch)
    assert main.main(["import", "campaign-events", "https://meta.wikimedia.org", "1203", "--settings"]) == 0
    code, said = check(capsys)
    event = (root / "events/2026/write-about-rivers.md").read_text("utf-8")

    assert asked == ["https://meta.wikimedia.org/w/rest.php/campaignevents/v0/event_registration/1203"]
    assert code == 0, said
    assert "\nonline: later\nurl: https://meta.wikimedia.org/wiki/Event:Rivers\n" in event


@pytest.mark.parametrize(
    "arguments",
    [
        ["campaign-events", "https://meta.wikimedia.org"],
        ["campaign-events", "https://meta.wikimedia.org", "x"],
        ["campaign-events", "meta", "7"],
        ["discourse", "https://a.example", "https://b.example"],
    ],
)
def test_what_cannot_be_read_is_said(root: Path, arguments: list[str]) -> None:
    assert root.is_dir()
    assert main.main(["import", *arguments]) == 2
