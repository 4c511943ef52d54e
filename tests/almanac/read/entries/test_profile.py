"""A file of authors -> a Profile."""

from __future__ import annotations

from dataclasses import replace

from almanac.model.entry import PersonOrGroup, Source
from almanac.model.image import Image
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.read.entries.profile import read_profile, read_profile_translation

SITE = Site("Almanac", "https://almanac.example", languages=("en", "es")).reading
PATH, SPANISH = "content/authors/ada.md", "content/authors/ada.es.md"
IMAGE = "{file: images/ada.jpg, alt: A woman, credit: Ada, license: CC0}"
ALL = f"""---
name: Ada
kind: person
languages: [en, es]
affiliation: A society
disclosure: It pays her.
links: https://example.org/ada
image: {IMAGE}
---
Text.
"""
ADA = Profile(
    Source(PATH, "content/authors/ada", "Text.\n", 10),
    "ada",
    "en",
    "Ada",
    "/author/ada/",
    PersonOrGroup.PERSON,
    ("en", "es"),
    "A society",
    "It pays her.",
    ("https://example.org/ada",),
    Image("/images/ada.jpg", "A woman", "Ada", "CC0"),
)


def test_a_profile_says_all_that_it_can() -> None:
    assert read_profile(ALL, PATH, SITE) == (ADA, [])


def test_a_profile_needs_a_name_and_nothing_else() -> None:
    _, problems = read_profile("---\nkind: person\n---\n", PATH, SITE)

    assert [str(problem) for problem in problems] == [
        f"{PATH}:1: name: is missing (add a line, such as `name: Editorial team`)"
    ]


def test_a_translation_has_what_it_leaves_out_from_its_original() -> None:
    text = "---\ndisclosure: Le paga.\nimage: {alt: Una mujer}\ntranslation_of_revision: 3f2a9c1\n---\nTexto.\n"
    profile, problems = read_profile_translation(text, SPANISH, SITE, ADA)

    assert problems == []
    assert profile == replace(
        ADA,
        source=Source(SPANISH, "content/authors/ada", "Texto.\n", 6),
        lang="es",
        address="/es/author/ada/",
        disclosure="Le paga.",
        image=Image("/images/ada.jpg", "Una mujer", "Ada", "CC0"),
        is_translation=True,
        translation_of_revision="3f2a9c1",
    )


def test_one_without_an_original_is_none() -> None:
    assert read_profile_translation("---\n---\nTexto.\n", SPANISH, SITE, None)[0] is None
