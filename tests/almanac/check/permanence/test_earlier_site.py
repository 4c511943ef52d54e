"""An earlier site and the present one are each read once, whatever changed between them."""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from almanac.check import EarlierSite, read_edition
from almanac.model.site import Site
from almanac.read.entries import text_file
from almanac.read.settings.site_settings import read_settings
from almanac.store.tree import read_tree

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SUMMARY = "What this text is about, in one plain sentence or two."
STORY = f"---\ntitle: A\ndate: 2026-03-02\nauthors: Ewa\ncategory: News\nsummary: {SUMMARY}\ntags: wiki\n---\nText.\n"
EVENT = f"---\ntitle: X\nstart: 2026-05-01\nsummary: {SUMMARY}\ncategory: Meetup\nworldwide: true\n---\nText.\n"
FILES = {
    "content/stories/2026/closing.md": STORY,
    "content/pages/about.md": "---\ntitle: About\n---\nText.\n",
    "events/2026/spring.md": EVENT,
    "events/2026/spring.es.md": f"---\ntitle: Y\nsummary: {SUMMARY}\n---\nTexto.\n",
}
# Everything that settings can change about addresses and identities at once.
SETTINGS: dict[str, Any] = {
    "SITENAME": "Almanac",
    "SITEURL": "https://group.example",
    "DEFAULT_LANG": "es",
    "LANGUAGES": ["es"],
    "CATEGORIES": ["Lessons", "News"],
    "EVENT_CATEGORIES": {"Meetup": "#2a6f5e"},
    "CALENDAR_DOMAIN": "other.example.net",
}
EARLIER = Site(
    "Almanac",
    "https://group.example",
    languages=("en", "es"),
    categories=("News",),
    event_categories={"Meetup": "#2a6f5e"},
    calendar_domain="calendar.example.net",
)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository without git."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the front matter of each file is parsed."""
    counts: Counter[str] = Counter()
    parse = text_file.read_front_matter

    def counted(text: str, path: str) -> Any:
        counts[path] += 1
        return parse(text, path)

    monkeypatch.setattr(text_file, "read_front_matter", counted)
    return counts


def test_each_file_is_parsed_once_then_and_once_now(root: Path, parsed: Counter[str]) -> None:
    earlier = EarlierSite(EARLIER, read_tree(root))
    report = read_edition(root, SETTINGS, now=NOW, drafts=True, earlier=lambda _: earlier)

    assert {problem.field for problem in report.problems} >= {"DEFAULT_LANG", "CALENDAR_DOMAIN", "LANGUAGES"}
    assert parsed == dict.fromkeys(FILES, 2)


def test_under_the_same_settings_each_file_is_parsed_once_for_both(root: Path, parsed: Counter[str]) -> None:
    earlier = EarlierSite(read_settings(SETTINGS, "")[0] or EARLIER, read_tree(root))
    report = read_edition(root, SETTINGS, now=NOW, drafts=True, earlier=lambda _: earlier)

    assert not {problem.field for problem in report.problems} & {"DEFAULT_LANG", "CALENDAR_DOMAIN", "LANGUAGES"}
    assert parsed == dict.fromkeys(FILES, 1)


def test_without_an_earlier_site_each_file_is_parsed_once(root: Path, parsed: Counter[str]) -> None:
    read_edition(root, SETTINGS, now=NOW)

    assert parsed == dict.fromkeys(FILES, 1)
