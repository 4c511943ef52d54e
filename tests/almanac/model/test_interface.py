"""The words of the interface: a catalogue's where there is one for the language, else English."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from almanac.model.interface import Interface, Phrases


class Spanish(NullTranslations):
    """A catalogue of two words."""

    def gettext(self, message: str) -> str:
        return {"Cancelled": "Cancelado", "%(place)s and online": "%(place)s y en línea"}.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return {1: "%(num)s vez"}.get(n, "%(num)s veces")

    def pgettext(self, context: str, message: str) -> str:
        return f"{message} ({context})"


INTERFACE = Interface({"es": Spanish()})


@pytest.mark.parametrize(
    ("lang", "spoken", "word"),
    [
        pytest.param("es", "es", "Cancelado", id="a language with a catalogue"),
        pytest.param("es-MX", "es-MX", "Cancelado", id="a variety of one"),
        pytest.param("en", "en", "Cancelled", id="English"),
        pytest.param("en-GB", "en-GB", "Cancelled", id="a variety of English"),
        pytest.param("fa", "en", "Cancelled", id="a language without"),
    ],
)
def test_a_language_speaks_as_it_can(lang: str, spoken: str, word: str) -> None:
    phrases = INTERFACE.phrases(lang)

    assert (phrases.lang, phrases.spoken, phrases.gettext("Cancelled")) == (lang, spoken, word)


@pytest.mark.parametrize(
    ("lang", "catalogue"),
    [
        pytest.param("zh", "zh-Hans", id="the language alone, in its likeliest script"),
        pytest.param("zh-CN", "zh-Hans", id="a country that writes so"),
        pytest.param("zh-SG", "zh-Hans", id="another"),
        pytest.param("zh-Hans-HK", "zh-Hans", id="the script of another country"),
        pytest.param("zh-TW", "en", id="a country that writes otherwise"),
        pytest.param("zh-Hant", "en", id="another script"),
        pytest.param("sr-Latn", "en", id="another script than the language alone"),
        pytest.param("sr-Cyrl", "sr", id="the script of the language alone"),
        pytest.param("sr-ME", "en", id="a country that writes the language alone otherwise"),
        pytest.param("pt-PT", "pt", id="a country"),
        pytest.param("ca-valencia", "ca", id="a variety"),
    ],
)
def test_a_language_speaks_as_it_is_written(lang: str, catalogue: str) -> None:
    catalogues = {code: NullTranslations() for code in ("ca", "en", "pt", "sr", "zh-Hans")}

    assert Interface(catalogues).phrases(lang).translations is catalogues[catalogue]


def test_a_site_may_word_its_english_itself() -> None:
    own = Interface({"en": Spanish()})

    assert own.phrases("en").gettext("Cancelled") == "Cancelado"
    assert own.phrases("fa").gettext("Cancelled") == "Cancelado"


def test_values_are_filled_in() -> None:
    assert INTERFACE.phrases("es").gettext("%(place)s and online", place="Łódź, 100%") == "Łódź, 100% y en línea"


def test_a_percent_sign_is_written_twice() -> None:
    assert Phrases().gettext("100%% of them") == "100% of them"


@pytest.mark.parametrize(("number", "words"), [(1, "1 vez"), (2, "2 veces")])
def test_a_number_has_its_form(number: int, words: str) -> None:
    assert INTERFACE.phrases("es").ngettext("once", "%(num)s times", number) == words


def test_a_word_of_two_meanings_has_a_context() -> None:
    assert INTERFACE.phrases("es").pgettext("of a list", "Past") == "Past (of a list)"
