"""The words of the search's script, in every language."""

from __future__ import annotations

import json

import pytest

from almanac.model.interface import Phrases
from almanac.render.search.search_words import search_words


@pytest.mark.parametrize(
    ("lang", "forms"), [("en", ["one", "other"]), ("ar", ["few", "many", "one", "other", "two", "zero"])]
)
def test_a_sentence_about_a_number_has_every_form_of_its_language(lang: str, forms: list[str]) -> None:
    found = json.loads(search_words(Phrases(lang, lang)))["found"]

    assert sorted(found) == forms
    assert all("{count}" in sentence for sentence in found.values())
