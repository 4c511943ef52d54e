"""Names become addresses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almanac.model.slug import is_slug, slugify


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("What we learned", "what-we-learned", id="spaces"),
        pytest.param("Łódź: what we did", "łódź-what-we-did", id="letters with signs stay"),
        pytest.param("Ło\u0301dz\u0301", "łódź", id="letters and signs are put together (NFC)"),
        pytest.param("ويكيميديا ٢٠٢٦", "ويكيميديا-٢٠٢٦", id="Arabic, with its digits"),
        pytest.param("हिन्दी", "हिन्दी", id="Hindi keeps its vowel signs"),
        pytest.param("ภาษาไทย", "ภาษาไทย", id="Thai keeps its tone marks"),
        pytest.param("日本語", "日本語", id="Japanese"),
        pytest.param("C++", "c", id="signs are left out"),
        pytest.param("C", "c", id="and what is left collides"),
        pytest.param("Q&A / how-to", "q-a-how-to", id="one hyphen for several signs"),
        pytest.param("--a--", "a", id="no hyphen at the ends"),
        pytest.param("snake_case", "snake-case", id="an underline is a sign"),
        pytest.param("../etc/passwd", "etc-passwd", id="no way out of a folder"),
        pytest.param("İstanbul", "i̇stanbul", id="the dotted capital I of Turkish"),
        pytest.param("!?", "", id="nothing is left"),
        pytest.param("", "", id="nothing there"),
    ],
)
def test_a_name_becomes_a_slug(name: str, slug: str) -> None:
    assert slugify(name) == slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("what-we-learned", True, id="letters and hyphens"),
        pytest.param("łódź-2026", True, id="letters of any script, digits"),
        pytest.param("What", False, id="a capital"),
        pytest.param("a_b", False, id="an underline"),
        pytest.param("a--b", False, id="two hyphens"),
        pytest.param("-a", False, id="a hyphen at the end"),
        pytest.param("a b", False, id="a space"),
        pytest.param("a/b", False, id="a slash"),
        pytest.param("o\u0301", False, id="letter and sign apart"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_file_name_can_or_cannot_stand_in_an_address(text: str, expected: bool) -> None:
    assert is_slug(text) is expected


@given(st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_a_slug_is_its_own_slug(name: str) -> None:
    slug = slugify(name)
    assert slugify(slug) == slug


@given(st.text(st.sampled_from("aZ09-_ łé."), max_size=6))
def test_what_can_stand_in_an_address_is_its_own_slug(text: str) -> None:
    assert is_slug(text) == (text != "" and slugify(text) == text)
