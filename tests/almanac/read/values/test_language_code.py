"""Languages by their codes, and by what people write in their place."""

from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.values.language_code import language_code, meanings


def hint_for(text: str) -> str:
    """The remedy for something that cannot be read."""
    with pytest.raises(Fault) as caught:
        language_code(text)
    assert caught.value.message == f"`{text}` is not a language's code"
    return caught.value.hint


@pytest.mark.parametrize("code", ["en", "sw", "ast", "fil", "pt-BR", "zh-Hant", "zh-Hant-TW"])
def test_a_code_in_its_usual_form_is_read(code: str) -> None:
    assert language_code(code) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("Spanish", "write `es`", id="its English name"),
        pytest.param("español", "write `es`", id="its own name"),
        pytest.param("العربية", "write `ar`", id="in its own script"),
        pytest.param("ES", "write `es`", id="capitals"),
        pytest.param("pt_br", "write `pt-BR`", id="an underline"),
        pytest.param("zh-hant-tw", "write `zh-Hant-TW`", id="a script in small letters"),
        pytest.param("eng", "write `en`", id="three letters where two are enough"),
        pytest.param("en, pl", "write a list: `[en, pl]`", id="two with a comma"),
        pytest.param("Spannish", "did you mean `es`?", id="a slip"),
        pytest.param("jp", "did you mean `ja`?", id="a country"),
        pytest.param("ua", "did you mean `uk`?", id="a country whose language has another code"),
        pytest.param("en.UTF-8", "write a code, such as `en`, `es`, `ar` or `sw`", id="a locale of POSIX"),
        pytest.param("xx", "write a code, such as `en`, `es`, `ar` or `sw`", id="no language"),
        pytest.param("", "write a code, such as `en`, `es`, `ar` or `sw`", id="nothing"),
    ],
)
def test_what_is_no_code_is_answered_with_the_code_that_is_meant(text: str, hint: str) -> None:
    assert hint_for(text) == hint


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("en", ("en",)),
        ("English", ("en",)),
        ("español", ("es",)),
        ("eng", ("en",)),
        ("Ga", ("ga", "gaa")),
        ("Elvish", ()),
    ],
)
def test_every_language_that_a_text_can_mean_is_known(text: str, codes: tuple[str, ...]) -> None:
    assert meanings(text) == codes
