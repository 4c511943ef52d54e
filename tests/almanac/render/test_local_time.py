"""The zone of a time, and the sentence that a browser fills with the reader's own time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from almanac.model.event import Status
from almanac.model.interface import Phrases
from almanac.model.place import Place
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.render.local_time import own_time, zone
from almanac.store.translations import read_interface

REPOSITORY = Path(__file__).parents[3]
ENGLISH = Phrases()


def at(key: str, last_day: int = 22) -> Timed:
    return Timed(datetime(2027, 1, 22, 9, tzinfo=ZoneInfo(key)), datetime(2027, 1, last_day, 10, tzinfo=ZoneInfo(key)))


def own(when: When, phrases: Phrases, city: str = "") -> str:
    place = Place("A hall", city=city) if city else None
    event = SimpleNamespace(place=place, online=None, status=Status.CONFIRMED)
    return own_time(event, when, phrases)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        pytest.param(at("Europe/Warsaw"), "Europe/Warsaw (UTC+1)", id="winter"),
        pytest.param(at("America/Bogota"), "America/Bogota (UTC-5)", id="west"),
        pytest.param(at("Asia/Kolkata"), "Asia/Kolkata (UTC+5:30)", id="half an hour"),
        pytest.param(at("UTC"), "UTC", id="UTC"),
        pytest.param(AllDay(date(2027, 1, 22), date(2027, 1, 22)), "", id="a day"),
        pytest.param(MonthOnly(date(2027, 5, 1)), "", id="a month"),
    ],
)
def test_a_zone_is_named_with_what_it_is_off(when: When, shown: str) -> None:
    assert zone(when) == shown


@pytest.mark.parametrize(
    ("when", "city", "sentence"),
    [
        pytest.param(at("Europe/Warsaw"), "Kraków", "09:00–10:00 in Kraków, {time} your time ({zone})", id="a city"),
        pytest.param(at("Europe/Warsaw"), "", "09:00–10:00 in Warsaw, {time} your time ({zone})", id="by its zone"),
        pytest.param(at("UTC"), "", "09:00–10:00 UTC, {time} your time ({zone})", id="UTC"),
        pytest.param(at("Europe/Warsaw", 23), "Kraków", "{time} your time ({zone})", id="several days"),
        pytest.param(MonthOnly(date(2027, 5, 1)), "Kraków", "", id="a month"),
    ],
)
def test_the_reader_s_own_time_stands_after_that_of_the_place(when: When, city: str, sentence: str) -> None:
    assert own(when, ENGLISH, city) == sentence


def test_a_city_that_only_its_zone_names_is_called_as_in_the_language() -> None:
    phrases = read_interface(REPOSITORY)[0].phrases("es")

    assert own(at("Europe/Warsaw"), phrases) == "09:00–10:00 en Varsovia, {time} en tu hora local ({zone})"
