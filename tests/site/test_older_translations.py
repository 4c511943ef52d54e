"""A translation says that its original has changed since, and translators find it on a page of their own."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from built.project import Project, tree
from lxml import html

SUMMARY = "One plain sentence that is long enough to be a summary."
SETTINGS = """
LANGUAGES = ["en", "es", "ar"]
REPOSITORY_URL = "https://github.com/group/site"
"""
ORIGINALS = ["content/stories/2027/story-1.md", "content/pages/about.md", "events/2027/old-name.md"]
LINK = "//footer//a[@href='/translations/']"
PAGES = ["es/2027/01/10/story-1", "es/about", "es/events/old-name"]


def page(project: Project, address: str) -> html.HtmlElement:
    return html.fromstring((project.root / "output" / address / "index.html").read_bytes())


def texts(elements: list[html.HtmlElement]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in elements]


def notes(project: Project, address: str) -> list[str]:
    """What a page says of its original, and where it leads for that."""
    found = page(project, address).xpath("//header//div[contains(@class, 'status-banner')]")
    return [*texts(found), *(link for note in found for link in note.xpath(".//a/@href"))]


def translate(project: Project, original: str) -> None:
    revision = project.git("rev-parse", f"HEAD:{original}").strip()
    file = project.root / original.replace(".md", ".es.md")
    front = f"title: Un título\nsummary: {SUMMARY}\ntranslation_of_revision: {revision}"
    file.write_text(f"---\n{front}\n---\n\nUn texto.\n", "utf-8")


def edit(project: Project, path: str, old: str, new: str) -> None:
    file = project.root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def project(built_project: Project) -> Project:
    """A small site with a story, a page and an event that were translated, and built."""
    made = built_project
    with (made.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    for original in ORIGINALS:
        translate(made, original)
    made.commit(datetime(2027, 1, 2, 9, tzinfo=UTC), "Translate")
    build(made)
    return made


def build(project: Project) -> None:
    done = project.build(project.root / "output")
    assert done.returncode == 0, done.stderr


def same_as_from_nothing(project: Project, anew: Path) -> bool:
    done = project.build(anew, "--fresh")
    assert done.returncode == 0, done.stderr
    return tree(project.root / "output") == tree(anew)


def test_a_translation_of_what_its_original_says_has_no_mark(project: Project) -> None:
    assert [notes(project, address) for address in PAGES] == [[], [], []]


@pytest.mark.parametrize(("original", "address"), [*zip(ORIGINALS, PAGES, strict=True)])
def test_a_change_that_readers_see_is_told_on_the_translation(
    project: Project, original: str, address: str, tmp_path: Path
) -> None:
    edit(project, original, "The title of", "Another title of")
    project.commit(datetime(2027, 1, 20, 9, tzinfo=UTC), "Change")
    build(project)
    commit = project.git("rev-parse", "HEAD").strip()

    said, to_original, to_difference = notes(project, address)
    assert said.startswith("El original de esta traducción cambió el 20 de enero de 2027.")
    assert to_original == f"/{address.removeprefix('es/')}/"
    assert to_difference.startswith(f"https://github.com/group/site/commit/{commit}#diff-")
    assert [notes(project, other) for other in PAGES if other != address] == [[], []]
    assert same_as_from_nothing(project, tmp_path / "anew")


def test_a_change_that_is_not_committed_has_no_day(project: Project, tmp_path: Path) -> None:
    edit(project, ORIGINALS[1], "About us", "All about us")
    build(project)

    said, _, to_history = notes(project, PAGES[1])
    assert said.startswith("El original de esta traducción ha cambiado desde entonces.")
    assert to_history == "https://github.com/group/site/commits/main/content/pages/about.md"
    assert same_as_from_nothing(project, tmp_path / "anew")


def test_other_changes_are_not_told(project: Project, tmp_path: Path) -> None:
    edit(project, ORIGINALS[0], "tags: [always]", "tags: [seldom]")
    edit(project, ORIGINALS[2], "start: 2027-03-03", "start: 2027-03-03\nend: 2027-03-04")
    project.commit(datetime(2027, 1, 20, 9, tzinfo=UTC), "Change")
    build(project)

    assert [notes(project, address) for address in PAGES] == [[], [], []]
    assert same_as_from_nothing(project, tmp_path / "anew")


def test_a_translation_that_is_brought_up_to_date_loses_its_mark(project: Project, tmp_path: Path) -> None:
    edit(project, ORIGINALS[0], "The title of", "Another title of")
    project.commit(datetime(2027, 1, 20, 9, tzinfo=UTC), "Change")
    build(project)
    translate(project, ORIGINALS[0])
    project.commit(datetime(2027, 1, 21, 9, tzinfo=UTC), "Translate anew")
    build(project)

    assert notes(project, PAGES[0]) == []
    assert same_as_from_nothing(project, tmp_path / "anew")


def test_the_page_for_translators_has_what_is_missing_and_what_has_changed(project: Project) -> None:
    edit(project, ORIGINALS[0], "The title of", "Another title of")
    project.commit(datetime(2027, 1, 20, 9, tzinfo=UTC), "Change")
    build(project)
    document = page(project, "translations")
    english, spanish, arabic = document.xpath("//main/section")

    assert document.xpath("//main/section/h2/@lang") == ["en", "es", "ar"]
    assert texts(english.xpath(".//p")) == ["Everything is translated, and up to date."]
    assert texts(spanish.xpath(".//h3")) == ["Their original has changed", "Not translated yet"]
    assert texts(spanish.xpath(".//ul[1]/li/a")) == ["Un título"]
    begun = arabic.xpath(".//div[@class='actions']/a/@href")
    revision = project.git("rev-parse", "HEAD:content/pages/about.md").strip()
    assert begun[0].startswith("https://github.com/group/site/new/main/content/pages?filename=about.ar.md&value=")
    assert f"translation_of_revision%3A%20{revision}" in begun[0]
    assert texts(arabic.xpath(".//ul/following-sibling::p")) == ["and 2 more"]


def test_searches_are_not_led_to_it_and_readers_are(project: Project) -> None:
    assert page(project, "translations").xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "/translations/" not in (project.root / "output/sitemap.xml").read_text("utf-8")
    assert page(project, "es/about").xpath(LINK)


def test_a_site_of_one_language_has_no_such_page(project: Project) -> None:
    edit(project, "pelicanconf.py", 'LANGUAGES = ["en", "es", "ar"]\nREP', 'LANGUAGES = ["en"]\nREP')
    build(project)

    assert not (project.root / "output/translations").exists()
    assert not page(project, "about").xpath(LINK)
