"""Days and times as people write them: the one that is meant, or a refusal."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from almanac.read.answers.moments import Places, check_skipped, happens_twice, read_moment
from almanac.read.fault import Fault
from almanac.read.values.months import read_start

PLACES = Places()
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
LANGUAGES = (
    "en",
    "en_GB",
    "es",
    "fr",
    "de",
    "pl",
    "pt",
    "it",
    "nl",
    "sv",
    "uk",
    "ru",
    "cs",
    "fi",
    "hu",
    "tr",
    "id",
    "ar",
    "hi",
)


def read(text: str) -> str:
    try:
        return read_moment(text, PLACES).text
    except Fault:
        return ""


@given(DAYS, st.sampled_from(LANGUAGES), st.sampled_from(["full", "long", "medium"]))
def test_a_day_in_words_is_that_day_or_is_refused(day: date, language: str, length: str) -> None:
    assert read(format_date(day, length, language)) in {str(day), ""}  # type: ignore[arg-type]


@given(DAYS, st.sampled_from(["en", "en_GB", "es", "de"]))
def test_a_day_in_long_words_of_large_languages_can_be_read(day: date, language: str) -> None:
    assert read(format_date(day, "long", language)) == str(day)


@given(DAYS, st.sampled_from("/.-"))
def test_numbers_are_never_taken_for_another_day(day: date, sign: str) -> None:
    day_first, month_first = (day.strftime(form.replace("/", sign)) for form in ("%d/%m/%Y", "%m/%d/%Y"))

    is_one = day.day > 12 or day.day == day.month
    assert [read(day_first), read(month_first)] == ([str(day)] * 2 if is_one else ["", ""])


@given(DAYS, st.integers(-6, 6))
def test_a_weekday_is_that_of_the_day_or_is_refused(day: date, off: int) -> None:
    weekday = (day + timedelta(days=off)).strftime("%A")

    assert read(f"{weekday}, {day:%d %B %Y}") == (str(day) if off == 0 else "")


@given(st.text())
def test_whatever_is_written_is_a_moment_or_a_fault(text: str) -> None:
    moment = read(text)

    assert not moment or str(read_start(moment)) == moment


@pytest.mark.parametrize("text", ["8 May 2027 14:00", "14:00", "2027-05", "2027-05-08", "8.5.2027 at noon"])
def test_a_moment_is_read_again_as_itself(text: str) -> None:
    assert read(read(text)) == read(text)


@pytest.mark.parametrize(
    ("moment", "skipped", "twice"),
    [
        ("2027-03-28 02:30", True, False), ("2027-10-31 02:30", False, True), ("2027-05-08 02:30", False, False),
        ("2027-03-28", False, False),
    ],
)  # fmt: skip
def test_what_clocks_skip_and_what_they_have_twice(moment: str, skipped: bool, twice: bool) -> None:
    warsaw = ZoneInfo("Europe/Warsaw")
    if skipped:
        with pytest.raises(Fault, match="the clocks skip it"):
            check_skipped(moment, warsaw)
    else:
        check_skipped(moment, warsaw)
    assert skipped or happens_twice(moment, warsaw) is twice
