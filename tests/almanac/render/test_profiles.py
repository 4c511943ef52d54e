"""An author's page has the author's words, in its language where they are translated."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Body, PersonOrGroup, Source
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.render.profiles import Profiles, profile_view

SITE = Site("Group", "https://group.example", languages=("en", "es", "ar"), edit_url="https://forge.example/edit/")
ADA = Profile(
    Source("content/authors/ada.md", "content/authors/ada"), "ada", "en", "Ada", "/author/ada/", PersonOrGroup.PERSON,
    ("en", "es"), body=Body("<p>Ada.</p>", "Ada."),
)  # fmt: skip
IN_SPANISH = replace(
    ADA, source=Source("content/authors/ada.es.md", "content/authors/ada"), lang="es", is_translation=True
)
EDITION = Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC), profiles=(IN_SPANISH, ADA))


@pytest.mark.parametrize(("lang", "expected"), [("en", ADA), ("es", IN_SPANISH), ("ar", ADA)])
def test_a_profile_is_in_the_language_of_the_page_or_as_it_was_written(lang: str, expected: Profile) -> None:
    assert Profiles(EDITION.profiles).of("ada", lang) == expected


def test_an_author_without_a_profile_has_none_and_is_of_no_kind() -> None:
    profiles = Profiles(EDITION.profiles)

    assert (profiles.of("ewa", "en"), profiles.kind_of("ewa"), profiles.kind_of("ada")) == (None, None, ADA.kind)


@pytest.mark.parametrize(
    ("lang", "note", "languages"), [("en", "", ("English", "Spanish")), ("es", "in English", ("inglés", "español"))]
)
def test_words_around_it_are_in_the_language_of_the_page(lang: str, note: str, languages: tuple[str, ...]) -> None:
    view = profile_view(ADA, EDITION, lang)

    assert (view.language_text.casefold().startswith(note.casefold()[:2]), view.languages) == (True, languages)
    assert (view.lang, view.html, view.is_person) == ("en", "<p>Ada.</p>", True)
