"""What has to go leaves a page that says why, lets `check` pass, and is off in calendars: whatever was built before."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from built import versions
from built.once import once
from built.project import Project, tree
from icalendar import Calendar
from icalendar import Event as CalendarEntry
from lxml import html

STORY, EVENT = "content/stories/2027/story-2.md", "events/2027/weekly.md"
LIST = """\
- address: /2027/01/10/story-2/
  when: 2027-01-20
  rule: privacy
  why: Somebody who was named asked for it.
  decided_by: Editors
- address: [/events/weekly/, /es/events/weekly/]
  when: 2027-01-20
  rule: The rules <of> the "house"
  why: It was no event.
  decided_by: Editors
  event: {uid: weekly, start: 2027-03-03, file: events/2027/weekly.md}
"""


def remove(project: Project, text: str = LIST) -> None:
    """Take a story and an event away, and say so in the list."""
    for path in (STORY, EVENT):
        (project.root / path).unlink()
    (project.root / "content/removals.yml").write_text(text, "utf-8")
    for page in (project.root / "content").rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("about_event: [old-name, weekly]", "tags: [always]"), "utf-8")


def build(project: Project) -> None:
    done = project.build(project.root / "output")
    assert done.returncode == 0, done.stderr


def page(project: Project, address: str) -> html.HtmlElement:
    return html.fromstring((project.root / "output" / address.strip("/") / "index.html").read_bytes())


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def facts(document: html.HtmlElement) -> list[str]:
    return [said(fact) for fact in document.xpath("//main//dl[@class='removal']/div/dd")]


def entries(project: Project, address: str) -> dict[str, CalendarEntry]:
    data = (project.root / "output" / address.lstrip("/")).read_bytes()
    return {str(entry["UID"]): entry for entry in Calendar.from_ical(data).walk("VEVENT")}


@pytest.fixture(scope="module")
def removed(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A small site from which a story and an event were taken after it was published; tests only read it."""
    made = once(shared_folder, "first-version", versions.built)
    folder = tmp_path_factory.mktemp("removed") / "project"
    project = Project(shutil.copytree(made, folder), versions.NOW, code_is_ours=True)
    remove(project)
    project.commit(datetime(2027, 1, 20, 9, tzinfo=UTC), "Take away what has to go")
    build(project)
    return project


def test_a_removed_address_says_when_by_which_rule_why_and_who_decided(removed: Project) -> None:
    document = page(removed, "/2027/01/10/story-2/")

    assert document.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert said(document.xpath("//main//h1")[0]) == "This page was removed"
    assert facts(document) == ["20 January 2027", "Privacy", "Somebody who was named asked for it.", "Editors"]
    assert document.xpath("//main//ul[@class='actions']//a/@href") == ["/removals/", "/"]


def test_below_a_language_it_says_so_in_that_language(removed: Project) -> None:
    document = page(removed, "/es/events/weekly/")

    assert said(document.xpath("//main//h1")[0]) == "Esta página se ha retirado"
    assert facts(document)[1:3] == ['The rules <of> the "house"', "It was no event."]
    assert document.xpath("//main//dd/bdi/@lang") == ["en", "en", "en"]


@pytest.mark.parametrize("address", ["/removals/", "/es/removals/"])
def test_one_page_has_all_of_them_the_latest_first(removed: Project, address: str) -> None:
    document = page(removed, address)
    links = document.xpath("//main//dl//a/@href")

    assert links == ["/events/weekly/", "/es/events/weekly/", "/2027/01/10/story-2/"]
    assert page(removed, "/").xpath("//footer//a[@href='/removals/']")
    assert (removed.root / "output/removals.map").read_text("utf-8").splitlines() == [
        "/2027/01/10/story-2/ 410;", "/es/events/weekly/ 410;", "/events/weekly/ 410;"
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["/events/calendar.ics", "/events/archive.ics", "/events/weekly/weekly.ics",
                                     "/es/events/calendar.ics", "/es/events/weekly/weekly.ics"])  # fmt: skip
def test_calendars_are_told_that_the_event_is_off_and_nothing_else_of_it(removed: Project, address: str) -> None:
    entry = entries(removed, address)["weekly@versions.example.org"]

    assert (str(entry["STATUS"]), int(entry["SEQUENCE"]), "RRULE" in entry) == ("CANCELLED", 1, False)
    assert str(entry["SUMMARY"]) == ("Retirado" if address.startswith("/es/") else "Removed")
    assert {"DESCRIPTION", "LOCATION", "ORGANIZER", "CATEGORIES"}.isdisjoint(entry)
    assert entry["LAST-MODIFIED"].dt == datetime(2027, 1, 20, tzinfo=UTC)
    assert str(entry["DTSTART"].dt) == "2027-03-03"


def test_what_is_built_on_top_is_what_a_build_from_nothing_makes(built_project: Project, tmp_path: Path) -> None:
    remove(built_project)
    old = "- {{from: /tag/old/, to: /{0}/}}\n- {{from: /old.xml, to: /feeds/{0}.atom.xml}}\n"
    (built_project.root / "content/redirects.yml").write_text(old.format("stories"), "utf-8")
    comments = built_project.root / "content/comments/stories/2027/story-4.yml"
    comments.parent.mkdir(parents=True)
    comments.write_text("- {id: 1, date: 2019-05-03, html: <p>One</p>}\n", "utf-8")
    built_project.commit(datetime(2027, 1, 20, 9, tzinfo=UTC), "Take away what has to go")
    build(built_project)
    (built_project.root / "content/redirects.yml").write_text(old.format("events"), "utf-8")
    comments.write_text("- {id: 1, date: 2019-05-03, html: <p>Two</p>}\n", "utf-8")
    (built_project.root / "content/removals.yml").write_text(LIST.replace("It was no", "It never was an"), "utf-8")
    build(built_project)
    done = built_project.build(tmp_path / "anew", "--fresh")

    assert done.returncode == 0, done.stderr
    assert tree(built_project.root / "output") == tree(tmp_path / "anew")
    assert page(built_project, "/tag/old/").xpath("//link[@rel='canonical']/@href")[0].endswith("/events/")
    assert "It never was an event." in facts(page(built_project, "/removals/"))
    feeds = {name: (built_project.root / "output" / name).read_bytes() for name in ("old.xml", "feeds/events.atom.xml")}
    assert feeds["old.xml"] == feeds["feeds/events.atom.xml"]


def test_check_wants_each_address_and_identity_in_the_list_and_lets_none_answer_again(built_project: Project) -> None:
    begun = built_project.git("rev-parse", "HEAD").strip()
    remove(built_project, "[]")
    redirects = built_project.root / "content/redirects.yml"
    redirects.write_text("- {from: /category/old/, to: /events/weekly/}\n", "utf-8")
    leading_nowhere = built_project.check()
    assert "content/redirects.yml:1: to: `/events/weekly/` leads nowhere" in leading_nowhere.stdout
    redirects.write_text("- {from: /category/old/, to: /stories/}\n", "utf-8")
    built_project.commit(datetime(2027, 1, 20, 8, tzinfo=UTC), "Lead on")
    with_redirects = built_project.git("rev-parse", "HEAD").strip()
    redirects.unlink()
    assert (
        "content/redirects.yml: from: lacks /category/old/"
        in built_project.check("--changed-since", with_redirects).stdout
    )
    without = built_project.check("--changed-since", begun)
    (built_project.root / "content/removals.yml").write_text(LIST, "utf-8")
    with_it = built_project.check("--changed-since", begun)

    assert f"{STORY}: is gone from the site: /2027/01/10/story-2/" in without.stdout
    assert f"{EVENT}: is gone from the site and from people's calendars: /events/weekly/" in without.stdout
    assert without.returncode == 1
    assert "is gone from" not in with_it.stdout
    assert with_it.returncode == 0, with_it.stdout

    built_project.git("checkout", begun, "--", STORY)
    again = built_project.check()
    assert again.returncode == 1
    assert f"content/removals.yml:1: address: `/2027/01/10/story-2/` is the address of {STORY}" in again.stdout
