"""`export internet-archive` asks for what changed, no more than it was told, and notes what is kept."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from almanac.model.archived_copy import ArchivedCopy
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.store.internet_archive import Became, Outcome
from commands import export_internet_archive as module
from commands.cannot_run import CannotRun
from commands.site import CheckResult

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
REFUSED, BUSY = "https://group.org/feeds/stories.atom.xml", "https://group.org/feeds/events.atom.xml"


class Archive:
    """Keeps the front page, refuses one feed, and is busy with the other."""

    def __init__(self, *_: object) -> None:
        """It needs nothing."""

    def keep(self, url: str) -> Outcome:
        outcomes = {REFUSED: Outcome(Became.REFUSED, why="blocked"), BUSY: Outcome(Became.BUSY, why="too often")}
        return outcomes.get(url) or Outcome(Became.KEPT, ArchivedCopy(url, f"https://archive.org/{url}", NOW))


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site is known already."""
    edition = Edition(Site("Group", "https://group.org"), NOW)
    monkeypatch.setattr(module, "check_site", lambda *_, **__: CheckResult((), edition))
    monkeypatch.setattr(module, "InternetArchive", Archive)
    return tmp_path


def run(root: Path, most: int = 40, *, dry_run: bool = False) -> int:
    """The command."""
    args = Namespace(root=root, siteurl=None, most=most, dry_run=dry_run)
    return module.export_internet_archive(args)


def test_what_is_kept_is_noted_and_the_rest_is_left(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site) == 0
    noted = json.loads((site / "content" / "archived.json").read_text("utf-8"))["copies"]
    assert [one["url"] for one in noted] == ["https://group.org/"]
    said = capsys.readouterr().out
    assert "refused  https://group.org/feeds/stories.atom.xml: blocked" in said
    assert "2 of 3 that changed are left for the next time." in said


def test_no_more_is_asked_for_than_it_was_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(site, 1) == 0
    assert "refused" not in capsys.readouterr().out


def test_a_dry_run_asks_nobody(site: Path) -> None:
    assert run(site, dry_run=True) == 0
    assert not (site / "content").exists()


def test_a_list_that_cannot_be_read_stops_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "content").mkdir()
    (site / "content" / "archived.json").write_text("{", "utf-8")
    assert run(site) == 1
    assert "content/archived.json" in capsys.readouterr().out


@pytest.mark.parametrize("url", ["", "https://localhost", "https://almanac.example.org", "https://a.test"])
def test_an_address_that_nobody_reaches_is_not_asked_for(url: str) -> None:
    with pytest.raises(CannotRun):
        module._check_address(url)
