"""A site that came from WordPress, built: everything that was public is there, and nothing that was not."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from built.once import once
from built.project import Project, with_code
from PIL import Image

from almanac.importers.plan import Account
from almanac.importers.wordpress.source import WordPressExport

sys.path.append(str(Path(__file__).parents[1] / "almanac" / "importers" / "wordpress"))

from exports import MARK, file_of
from old_site import OLD_SITE

pytestmark = pytest.mark.git
NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
_SETTINGS = """
SITEURL = "https://moved.example.org"
CALENDAR_DOMAIN = "moved.example.org"
LANGUAGES = ["en"]
CATEGORIES = ["Reports"]
"""


def _move(root: Path) -> None:
    """A new site with nothing but what came of the old one; what was printed stands in files beside it."""
    project = Project(with_code(root), NOW)
    settings = root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + _SETTINGS, "utf-8")
    (root / "export.xml").write_text(OLD_SITE, "utf-8")
    (root / "uploads/2021/03").mkdir(parents=True)
    Image.new("RGB", (600, 400), "#2a6f5e").save(root / "uploads/2021/03/dam.jpg")
    done = project.almanac("import", "wordpress", "export.xml", "--pictures", "uploads", "--settings")
    (root / "export.xml").unlink()
    (root / "imported.txt").write_text(done.stdout + done.stderr, "utf-8")
    checked = project.check()
    (root / "checked.txt").write_text(checked.stdout + checked.stderr, "utf-8")
    project.commit(NOW, "Bring the old site along")
    built = project.build(root / "output")
    assert (done.returncode, checked.returncode, built.returncode) == (0, 0, 0), checked.stdout + built.stderr


@pytest.fixture(scope="module")
def moved(shared_folder: Path) -> Path:
    """The folder of the site that was moved; tests only read it."""
    return once(shared_folder, "from-wordpress", _move)


def page(moved: Path, address: str) -> str:
    return (moved / "output" / address.strip("/") / "index.html").read_text("utf-8")


def test_every_entry_is_a_page_and_every_old_address_leads_to_one(moved: Path) -> None:
    source = WordPressExport([file_of(OLD_SITE)])
    queries = json.loads((moved / "output/redirects.json").read_bytes())
    entries = list(source.entries(Account()))
    old = [address for entry in entries for address in entry.old_addresses]
    old += [one.old for one in source.redirects() if not one.to.startswith("/feeds/")]

    there = {f"/?{query}" for query in queries}
    there |= {address for address in old if (moved / "output" / address.strip("/") / "index.html").is_file()}

    assert len(entries) == 9
    assert set(old) - there == set()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        pytest.param("/2021/03/02/item-1/", ["Hello.", "Cara", "Well said.", "An answer."], id="a story with comments"),
        pytest.param(
            "/2021/03/02/a-walk/",
            ["Bob Example", "Gus Guest", "Words below", "A dam", "More."],
            id="co-authors, pictures, parts",
        ),
        pytest.param(
            "/2021/03/02/a-walk/",
            ['href="/2021/03/02/item-1/"', 'href="/es/2021/03/02/a-walk/"'],
            id="links to old addresses",
        ),
        pytest.param("/es/2021/03/02/a-walk/", ["Un paseo", "Un texto en español"], id="a translation"),
        pytest.param("/team/", ["Team"], id="a page below another"),
        pytest.param(
            "/events/event-4/", ["Walk", "Hall", "Leeds", "Friends"], id="an event with its place and who runs it"
        ),
        pytest.param("/events/fair/", ["No reason was given at the source."], id="an event that is off"),
        pytest.param("/about/team/", ["url=/team/"], id="the old address of a page"),
        pytest.param("/2021/03/02/the-walk/", ["url=/2021/03/02/a-walk/"], id="an old slug"),
        pytest.param("/category/news/local/", ["url=/category/local-near/"], id="a category below another"),
        pytest.param("/author/bob/", ["url=/author/bob-example/"], id="an author"),
    ],
)
def test_what_stands_on_pages(moved: Path, address: str, words: list[str]) -> None:
    text = page(moved, address)

    assert [word for word in words if word not in text] == []


def test_calendars_know_events_as_those_of_the_old_site_did(moved: Path) -> None:
    calendar = (moved / "output/events/archive.ics").read_text("utf-8").replace("\r\n ", "")

    assert "UID:4-1812204000-1812211200@old.example.org" in calendar
    assert "RRULE:FREQ=WEEKLY;COUNT=5" in calendar


def test_readers_of_feeds_have_each_story_once(moved: Path) -> None:
    feed = (moved / "output/feeds/stories.rss.xml").read_text("utf-8")

    assert '<guid isPermaLink="false">https://old.example.org/?p=51</guid>' in feed


def test_feeds_lead_on_by_rules_for_hosts_alone(moved: Path) -> None:
    rules = (moved / "output/_redirects").read_text("utf-8").splitlines()

    assert "/feed/ /feeds/stories.rss.xml 301" in rules
    assert not (moved / "output/feed/index.html").exists()


def test_nothing_private_is_in_a_file_in_git_or_in_what_is_printed(moved: Path) -> None:
    report = moved / ".almanac" / "import"
    files = (path for path in moved.rglob("*") if path.is_file() and report not in path.parents)
    command = ["git", "cat-file", "--batch-all-objects", "--batch", "--unordered"]
    objects = subprocess.run(command, cwd=moved, capture_output=True, check=True).stdout

    # The command tells whoever runs it the titles of what it leaves out.
    assert [path.name for path in files if MARK.encode() in path.read_bytes()] == ["imported.txt"]
    assert b"Bring the old site along" in objects
    assert MARK.encode() not in objects
    assert MARK in (report / "wordpress-old-example-org.json").read_text("utf-8")
    assert {
        line for line in (moved / "imported.txt").read_text("utf-8").splitlines() if f"{MARK} words" in line
    } == set()
