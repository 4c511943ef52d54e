"""What a file's path says."""

from __future__ import annotations

import pytest

from almanac.model.entry import Source
from almanac.model.problem import Problem
from almanac.read.entries.slug_and_language import Name, language_of, read_name
from almanac.read.front_matter.front_matter import FrontMatter


@pytest.mark.parametrize(
    ("path", "slug", "lang", "group"),
    [
        pytest.param("events/2026/x.md", "x", "", "events/2026/x", id="a slug"),
        pytest.param("events/2026/x.es.md", "x", "es", "events/2026/x", id="a slug and a language"),
        pytest.param("content/pages/a-b.pt-BR.md", "a-b", "pt-BR", "content/pages/a-b", id="a language with a country"),
        pytest.param("events/2026/łódź-2026.md", "łódź-2026", "", "events/2026/łódź-2026", id="letters of any script"),
        pytest.param("x.md", "x", "", "x", id="no folder"),
    ],
)
def test_a_name_is_taken_apart(path: str, slug: str, lang: str, group: str) -> None:
    name, problems = read_name(path)
    assert (name, name.group, problems) == (Name(path, slug, lang), group, [])


@pytest.mark.parametrize(
    ("path", "message", "hint"),
    [
        pytest.param(
            "events/2026/Spring Meetup.md",
            "the file's name `Spring Meetup` cannot stand in an address",
            "rename it to lower-case letters, digits and hyphens: `spring-meetup.md`",
            id="capitals and spaces",
        ),
        pytest.param(
            "events/2026/Spring.es.md",
            "the file's name `Spring` cannot stand in an address",
            "rename it to lower-case letters, digits and hyphens: `spring.es.md`",
            id="capitals before a language",
        ),
        pytest.param(
            f"events/2026/{'long' * 60}.md",
            "the file's name has 240 bytes, more than 200",
            "shorten it: the title stands in the file",
            id="more than a file system takes",
        ),
        pytest.param(
            "events/2026/!!!.md",
            "the file's name `!!!` cannot stand in an address",
            "rename it to lower-case letters, digits and hyphens: such as `spring-meetup.md`",
            id="nothing to make a slug of",
        ),
        pytest.param(
            "events/2026/x.final.md",
            "`.final` in the file's name is not a language's code",
            "rename it to `x-final.md`; a dot stands before the language of a translation only",
            id="a word behind a dot",
        ),
        pytest.param(
            "events/2026/x.ES.md",
            "`.ES` in the file's name is not a language's code",
            "rename it to `x.es.md`; a dot stands before the language of a translation only",
            id="capitals",
        ),
        pytest.param(
            "events/2026/v1.2.md",
            "the file's name `v1.2` has a dot",
            "rename it to `v1-2.md`; a dot stands before the language of a translation only",
            id="a number behind a dot",
        ),
        pytest.param(
            "events/2026/ło\u0301dz.md",
            "the file's name `ło\u0301dz` has letters and accents apart (Unicode NFD)",
            "rename it to `łódz.md`, typed anew (Unicode NFC)",
            id="accents apart, as some systems write them",
        ),
        pytest.param(
            f"events/2026/{'ż' * 101}.md",
            "the file's name has 202 bytes, more than 200",
            "shorten it: the title stands in the file",
            id="longer than file systems allow",
        ),
    ],
)
def test_a_name_that_cannot_be_an_address_is_a_problem_of_the_file(path: str, message: str, hint: str) -> None:
    assert read_name(path)[1] == [Problem(path, 0, "", message, hint)]


def test_a_source_is_where_a_text_comes_from() -> None:
    name, _ = read_name("events/2026/x.es.md")
    front = FrontMatter("events/2026/x.es.md", body="Texto\n", body_line=7)
    assert name.source(front) == Source("events/2026/x.es.md", "events/2026/x", "Texto\n", 7)


@pytest.mark.parametrize(
    ("path", "given", "expected"),
    [
        pytest.param("x.md", None, "en", id="neither says it: the site's language"),
        pytest.param("x.md", "es", "es", id="the field says it"),
        pytest.param("x.es.md", None, "es", id="the name says it"),
        pytest.param("x.es.md", "es", "es", id="both say the same"),
    ],
)
def test_a_text_has_a_language(path: str, given: str | None, expected: str) -> None:
    assert language_of(read_name(path)[0], given, FrontMatter(path), "en") == (expected, [])


def test_name_and_field_must_not_contradict_each_other() -> None:
    front = FrontMatter("x.es.md", lines={("lang",): 3})
    assert language_of(read_name("x.es.md")[0], "ar", front, "en")[1] == [
        Problem("x.es.md", 3, "lang", "`ar` contradicts the file's name", "write `es`, or rename the file")
    ]
