"""Where something is, in sentences that a translator can turn around."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from almanac.model.event import Status
from almanac.model.interface import Phrases
from almanac.model.place import Online, Place
from almanac.render import places
from almanac.store.translations import read_interface

REPOSITORY = Path(__file__).parents[3]
ENGLISH = Phrases()
KATOWICE = Place(city="Katowice", country="PL")
CENTRE = Place("Centre", "plac Slawika 1", "Katowice", "PL")


class Spanish(NullTranslations):
    """Sentences whose parts stand in another order."""

    def gettext(self, message: str) -> str:
        return {"%(place)s and online": "en línea y en %(place)s"}.get(message, message)


SPANISH = Phrases("es", "es", Spanish())


def where(phrases: Phrases, **facts: Any) -> str:
    event = SimpleNamespace(**{"place": None, "online": None, "worldwide": False, "status": Status.CONFIRMED, **facts})
    return places.city_and_country(event, phrases)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "words_"),
    [
        pytest.param({"place": KATOWICE}, "Katowice, Poland", id="a place"),
        pytest.param({"place": KATOWICE, "online": Online("https://x")}, "Katowice, Poland and online", id="hybrid"),
        pytest.param({"online": Online("https://x")}, "Online", id="online"),
        pytest.param({"place": KATOWICE, "online": Online("https://x"), "status": Status.MOVED_ONLINE}, "Online",
                     id="moved online"),
        pytest.param({"place": KATOWICE, "status": Status.MOVED_ONLINE}, "Katowice, Poland",
                     id="moved online, nobody says where"),
        pytest.param({"online": Online()}, "Online", id="online, at an address that comes later"),
        pytest.param({"place": KATOWICE, "online": Online(), "status": Status.MOVED_ONLINE}, "Online",
                     id="moved online, at an address that comes later"),
        pytest.param({"worldwide": True}, "Worldwide", id="everywhere"),
        pytest.param({}, "", id="nowhere"),
    ],
)  # fmt: skip
def test_where_an_event_is(facts: dict[str, Any], words_: str) -> None:
    assert where(ENGLISH, **facts) == words_


def test_a_place_stands_where_the_sentence_has_it() -> None:
    assert where(SPANISH, place=KATOWICE, online=Online("https://x")) == "en línea y en Katowice, Polonia"


@pytest.mark.parametrize(
    ("lang", "short", "whole"),
    [
        pytest.param("en", "Katowice, Poland", "Centre, plac Slawika 1, Katowice, Poland", id="English"),
        pytest.param("fr", "Katowice, Pologne", "Centre, plac Slawika 1, Katowice, Pologne", id="French"),
        pytest.param("ar", "Katowice، بولندا", "Centre، plac Slawika 1، Katowice، بولندا", id="Arabic"),
        pytest.param("zh-Hans", "波兰 Katowice", "Centre，plac Slawika 1，波兰 Katowice", id="Chinese"),
        pytest.param("ja", "ポーランド Katowice", "Centre、plac Slawika 1、ポーランド Katowice", id="Japanese"),
    ],
)
def test_parts_are_separated_as_the_language_does(lang: str, short: str, whole: str) -> None:
    phrases = read_interface(REPOSITORY)[0].phrases(lang)

    assert where(phrases, place=KATOWICE) == short
    assert places.in_full(CENTRE, phrases) == whole


@pytest.mark.parametrize(
    ("place", "short", "whole"),
    [
        pytest.param(Place("Park", city="Kyiv"), "Kyiv", "Park, Kyiv", id="no country"),
        pytest.param(Place("Park", country="UA"), "Park, Ukraine", "Park, Ukraine", id="no city"),
        pytest.param(Place(country="UA"), "Ukraine", "Ukraine", id="a country alone"),
        pytest.param(Place(address="Green Street 1"), "", "Green Street 1", id="an address alone"),
        pytest.param(Place(), "", "", id="nothing"),
    ],
)
def test_what_is_not_known_leaves_no_comma(place: Place, short: str, whole: str) -> None:
    assert where(ENGLISH, place=place) == short
    assert places.in_full(place, ENGLISH) == whole
