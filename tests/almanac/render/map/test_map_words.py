from __future__ import annotations

from gettext import NullTranslations

import pytest

from almanac.model.event import Status
from almanac.model.interface import Phrases
from almanac.render import words
from almanac.render.map.map_words import map_words

ENGLISH = Phrases()


class Numbered(NullTranslations):
    """A catalogue in which every sentence says the number that asked for its form."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{msgid2} {n}"


@pytest.mark.parametrize(
    ("lang", "categories"),
    [
        pytest.param("en", ["one", "other"], id="English"),
        pytest.param("pl", ["few", "many", "one"], id="Polish"),
        pytest.param("ar", ["few", "many", "one", "other", "two", "zero"], id="Arabic"),
        pytest.param("zh-Hant", ["other"], id="Chinese"),
    ],
)
def test_a_sentence_about_a_number_has_every_form_of_its_language(lang: str, categories: list[str]) -> None:
    forms = map_words(Phrases(lang, lang, Numbered()))["on_map"]

    assert sorted(forms) == categories
    assert len(set(dict(forms).values())) == len(categories)


def test_english_has_one_and_several() -> None:
    assert map_words(ENGLISH)["on_map"] == {"one": "{count} event on the map", "other": "{count} events on the map"}


@pytest.mark.parametrize("status", Status)
def test_every_status_has_its_word(status: Status) -> None:
    assert dict(map_words(ENGLISH)["status"])[status.value] == words.status(status, ENGLISH)
