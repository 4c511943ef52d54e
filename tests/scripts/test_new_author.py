"""`new author` writes a profile that passes, or says why not."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from almanac.model.site import Site
from almanac.read.entries.profile import read_profile
from commands import new_author, site
from commands.cannot_run import CannotRun

SITE = Site("Sample", "https://almanac.example.org")
PATH = "content/authors/łódź-team.md"


@pytest.fixture(autouse=True)
def project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "site_of", lambda root: SITE)


def run(root: Path, name: str, kind: str | None = None, *, dry_run: bool = False) -> int:
    return new_author.run(Namespace(root=root, name=name, kind=kind, dry_run=dry_run))


def test_the_file_is_called_as_the_authors_page_and_can_be_read(tmp_path: Path) -> None:
    assert run(tmp_path, " Łódź  team", "organization") == 0

    profile, problems = read_profile((tmp_path / PATH).read_text("utf-8"), PATH, SITE.reading)
    assert problems == []
    assert profile is not None
    assert (profile.name, profile.kind) == ("Łódź team", "organization")


def test_a_dry_run_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "Ada", dry_run=True)

    assert capsys.readouterr().out.startswith("---\nname: Ada\n---\n")
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(("name", "said"), [("Łódź team", "is there already"), ("?!", "has no letters")])
def test_what_is_there_stays_and_what_has_no_address_is_refused(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).touch()

    with pytest.raises(CannotRun, match=said):
        run(tmp_path, name)
    assert (tmp_path / PATH).read_bytes() == b""
