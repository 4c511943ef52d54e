"""What every page says of a site that closed, in its language as far as the community has words in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almanac.model.frozen import Frozen
from almanac.model.site import Site
from almanac.render.frozen_note import frozen_note
from almanac.render.views.frozen import FrozenNote

GOES_ON = Site("Almanac", "https://almanac.example", languages=("en", "es", "ar"))
SENTENCE = "This site closed on {}. Everything stays as it was on that day."


def note(lang: str, text: str = "Thank you.", **texts: str) -> FrozenNote:
    found = frozen_note(replace(GOES_ON, frozen=Frozen(date(2029, 3, 31), text, texts)), lang)
    assert found
    return found


def test_a_site_that_goes_on_says_nothing() -> None:
    assert frozen_note(GOES_ON, "en") is None


def test_it_says_the_day_and_what_the_community_says() -> None:
    day = "31 March 2029"

    assert note("en") == FrozenNote("2029-03-31", day, SENTENCE.format(day), "Thank you.", "en", "ltr")


@pytest.mark.parametrize(
    ("lang", "text", "spoken", "direction"),
    [
        ("ar", "شكرا", "ar", "rtl"),
        ("es-MX", "Gracias.", "es-MX", "ltr"),
        ("pl", "Thank you.", "en", "ltr"),
    ],
)
def test_the_text_is_that_of_the_nearest_language_that_has_one(
    lang: str, text: str, spoken: str, direction: str
) -> None:
    found = note(lang, es="Gracias.", ar="شكرا")

    assert (found.text, found.lang, found.direction) == (text, spoken, direction)


def test_a_day_alone_has_no_text() -> None:
    assert note("en", "").text == ""
