"""Figures and those who decide: from merges, tags and CODEOWNERS, in every language, whatever was built before."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from built import versions
from built.once import once
from built.project import Project, tree
from lxml import html

JUNE = datetime(2027, 6, 10, 12, tzinfo=UTC)
TEXT = "---\ntitle: A title\nsummary: One plain sentence that is long enough to be a summary.\n{}\n---\n\nA text.\n"
STORY = "date: 2027-04-02\nauthors: [Ann <b>]\ncategory: News\nlang: {}"
GOALS = '\nFIGURES = {"authors": 1, "days": 2, "replies": 50}\n'


def write(project: Project, slug: str, lang: str = "en") -> None:
    (project.root / f"content/stories/2027/{slug}.md").write_text(TEXT.format(STORY.format(lang)), "utf-8")


def send(project: Project, slug: str, written: datetime, merged: datetime) -> None:
    """A story on a branch, which the group merges."""
    project.git("checkout", "--quiet", "-b", slug)
    write(project, slug)
    project.commit(written, f"Send {slug}", author="Ann <b>")
    project.git("checkout", "--quiet", "main")
    project.git("merge", "--quiet", "--no-ff", "-m", "Merge", slug, at=merged)


def month(number: int, day: int) -> datetime:
    return datetime(2027, number, day, 9, tzinfo=UTC)


def build(project: Project) -> None:
    done = project.build(project.root / "output")
    assert done.returncode == 0, done.stderr


def prepared(folder: Path, made: Path) -> Project:
    """A site of half a year, in which some waited for a merge."""
    project = Project(shutil.copytree(made, folder), JUNE, code_is_ours=True)
    with (project.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(GOALS)
    (project.root / "CODEOWNERS").write_text("* @group/keepers\n/content/stories/ @ann @<b>\n/events/ @bo\n", "utf-8")
    send(project, "first", month(3, 1), month(3, 4))
    send(project, "second", month(4, 1), month(4, 2))
    project.git("tag", "-a", "v1.0", "-m", "One", at=month(4, 3))
    return project


@pytest.fixture(scope="module")
def project(shared_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """That site, built; tests only read it."""
    made = once(shared_folder, "first-version", versions.built)
    done = prepared(tmp_path_factory.mktemp("community") / "project", made)
    build(done)
    return done


def page(project: Project, address: str) -> html.HtmlElement:
    return html.fromstring((project.root / "output" / address.strip("/") / "index.html").read_bytes())


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def rows(document: html.HtmlElement, number: int) -> list[list[str]]:
    table = document.xpath("//main//table")[number]
    return [[said(cell) for cell in row.xpath("./th|./td")] for row in table.xpath("./tbody/tr")]


def test_each_month_says_who_wrote_who_is_new_and_how_long_texts_waited(project: Project) -> None:
    assert rows(page(project, "/figures/"), 0) == [
        ["June 2027 so far", "0", "0", "0", "–"],
        ["May 2027", "0", "0", "0", "–"],
        ["April 2027", "1", "0", "1", "1"],
        ["March 2027", "1", "1", "1", "3"],
        ["February 2027", "0", "0", "0", "–"],
        ["January 2027", "1", "1", "14", "–"],
    ]


def test_the_drawing_has_a_bar_for_each_month_of_the_table(project: Project) -> None:
    document = page(project, "/figures/")
    bars = document.xpath("//svg[@role='img']/rect[@class='bar-chart-whole']/@height")

    assert [height != "0" for height in bars] == [True, False, True, True, False, False]
    assert document.xpath("//svg/@aria-label") == ["Who wrote, month by month: January 2027 to June 2027"]


def test_goals_are_compared_with_what_is(project: Project) -> None:
    goals = [said(goal) for goal in page(project, "/figures/").xpath("//ul[@class='goals']/li")]
    assert goals == [
        "People who write in a month Goal: at least 1. Now: 1. Reached",
        "Days until published Goal: at most 2. Now: 2. Reached",
        "Replies on the forum Goal: at least 50. Now: not known yet.",
    ]


def test_upkeep_names_the_last_release_and_those_who_merge_by_their_number(project: Project) -> None:
    upkeep = [said(line) for line in page(project, "/figures/").xpath("//section[@aria-labelledby='page:upkeep']//li")]
    assert upkeep == [
        "People who accepted changes in the last twelve months: 1",
        "Who decides here",
        "The last release: v1.0, 3 April 2027",
    ]


def test_every_language_has_the_pages_and_the_data_are_there_once(project: Project) -> None:
    data = json.loads((project.root / "output/figures.json").read_bytes())
    spanish = page(project, "/es/figures/")

    assert (data["authors"], data["upkeep"]["last_release"], len(data["months"])) == (2, "v1.0", 6)
    assert rows(spanish, 0)[3] == ["marzo de 2027", "1", "1", "1", "3"]
    assert spanish.xpath("//footer//a[@href='/es/who-decides/' or @href='/es/figures/']/text()") == [
        "Quién decide aquí",
        "Cifras",
    ]
    assert not (project.root / "output/es/figures.json").exists()


def test_who_is_asked_and_who_has_said_yes(project: Project) -> None:
    document = page(project, "/who-decides/")
    parts = [[said(cell) for cell in part.xpath("./dt|./dd")] for part in document.xpath("//dl[@class='deciding']/div")]

    assert parts == [["Events", "@bo"], ["Stories", "@ann"], ["Everything else", "@group/keepers"]]
    assert (
        said(document.xpath("//ul[@class='mergers']/li")[0]) == "Group of the north Accepted: 2. The last: 2 April 2027"
    )


def test_searches_are_told_of_both_pages(project: Project) -> None:
    sitemap = (project.root / "output/sitemap.xml").read_text("utf-8")
    assert [f"<loc>https://versions.example.org{where}</loc>" in sitemap for where in (
        "/figures/", "/es/figures/", "/who-decides/", "/es/who-decides/")] == [True] * 4  # fmt: skip


def test_after_a_commit_a_tag_and_another_rule_it_is_what_a_build_from_nothing_makes(
    shared_folder: Path, tmp_path: Path
) -> None:
    project = prepared(tmp_path / "project", once(shared_folder, "first-version", versions.built))
    build(project)
    write(project, "third", "es")
    project.commit(month(5, 5), "A text more", author="Bo")
    build(project)
    project.git("tag", "v2.0", at=month(5, 6))
    (project.root / "CODEOWNERS").write_text("* @bo\n", "utf-8")
    build(project)
    done = project.build(tmp_path / "anew", "--fresh")

    assert done.returncode == 0, done.stderr
    assert tree(project.root / "output") == tree(tmp_path / "anew")
    assert rows(page(project, "/figures/"), 0)[1] == ["May 2027", "1", "1", "1", "–"]
    assert "v2.0, 5 May 2027" in said(page(project, "/figures/").xpath("//section[@aria-labelledby='page:upkeep']")[0])
