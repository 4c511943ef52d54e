"""Countries by their codes, and by what people write in their place."""

from __future__ import annotations

import pytest

from almanac.read.fault import Fault
from almanac.read.values.country import code_of, country


def hint_for(text: str) -> str:
    """The remedy for something that cannot be read."""
    with pytest.raises(Fault) as caught:
        country(text)
    assert caught.value.message == f"`{text}` is not a country's code"
    return caught.value.hint


@pytest.mark.parametrize(("text", "code"), [("KE", "KE"), ("ke", "KE"), ("no", "NO"), ("XK", "XK")])
def test_a_code_is_read_in_any_case(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        pytest.param("Poland", "write `PL`", id="its name"),
        pytest.param("poland", "write `PL`", id="in small letters"),
        pytest.param("Ivory Coast", "write `CI`", id="a name that CLDR has in French"),
        pytest.param("Côte d'Ivoire", "write `CI`", id="an apostrophe of typewriters"),
        pytest.param("The Netherlands", "write `NL`", id="an article"),
        pytest.param("Holland", "write `NL`", id="a part for the whole"),
        pytest.param("Burma", "write `MM`", id="a name in brackets"),
        pytest.param("St Lucia", "write `LC`", id="saint"),
        pytest.param("Polska", "write `PL`", id="its own name"),
        pytest.param("مصر", "write `EG`", id="in its own script"),
        pytest.param("espana", "write `ES`", id="without an accent"),
        pytest.param("UK", "write `GB`", id="an exception of the standard"),
        pytest.param("POL", "write `PL`", id="three letters"),
        pytest.param("616", "write `PL`", id="a number"),
        pytest.param("Germny", "did you mean `DE`, Germany?", id="a slip"),
        pytest.param("Atlantis", "write the two letters of ISO 3166-1, such as `KE` for Kenya", id="no country"),
        pytest.param("EU", "write the two letters of ISO 3166-1, such as `KE` for Kenya", id="a union"),
        pytest.param("QQ", "write the two letters of ISO 3166-1, such as `KE` for Kenya", id="no code"),
        pytest.param("", "write the two letters of ISO 3166-1, such as `KE` for Kenya", id="nothing"),
        pytest.param("!", "write the two letters of ISO 3166-1, such as `KE` for Kenya", id="a sign"),
    ],
)
def test_what_is_no_code_is_answered_with_the_code_that_is_meant(text: str, hint: str) -> None:
    assert hint_for(text) == hint


@pytest.mark.parametrize("name", ["Congo", "Korea", "Guinea-Bissau and Guinea"])
def test_a_name_that_two_countries_have_is_not_guessed(name: str) -> None:
    assert code_of(name) == ""
