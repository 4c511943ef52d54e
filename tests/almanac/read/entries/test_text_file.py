"""A file is opened: its name, its front matter, its language."""

from __future__ import annotations

from almanac.model.site import Site
from almanac.read.entries.text_file import TextFile, open_text_file
from almanac.read.schema.page import PageFields

SITE = Site("Almanac", "https://almanac.example", languages=("en", "es")).reading
PATH = "content/pages/about.es.md"


def opened(text: str, path: str = PATH) -> tuple[TextFile[PageFields] | None, list[str]]:
    file, problems = open_text_file(text, path, PageFields, SITE)
    return file, [problem.message for problem in problems]


def test_a_file_is_its_name_its_fields_and_its_language() -> None:
    file, problems = opened("---\ntitle: Acerca\n---\nTexto.\n")

    assert problems == []
    assert file
    assert (file.name.slug, file.lang, file.source.body) == ("about", "es", "Texto.\n")
    assert file.fields_without_errors([]) == PageFields(title="Acerca")


def test_without_front_matter_there_is_no_file_and_the_name_is_looked_at_all_the_same() -> None:
    file, problems = opened("Texto.\n", "content/pages/About us.md")

    assert file is None
    assert len(problems) == 2
    assert "cannot stand in an address" in problems[0]


def test_what_is_wrong_with_fields_stands_with_them_alone() -> None:
    file, problems = opened("---\nsummary: Short.\n---\n")

    assert problems == []
    assert file
    assert {problem.field for problem in file.checked.problems} == {"title", "summary"}
    assert file.fields_without_errors(file.checked.problems) is None


def test_a_language_that_contradicts_the_name_is_named() -> None:
    _, problems = opened("---\ntitle: Acerca\nlang: fr\n---\n")

    assert problems == ["`fr` contradicts the file's name"]
