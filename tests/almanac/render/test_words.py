"""Words about places and statuses, in sentences that a translator can turn around."""

from __future__ import annotations

from gettext import NullTranslations
from types import SimpleNamespace
from typing import Any

import pytest

from almanac.model.event import Status
from almanac.model.interface import Phrases
from almanac.model.place import Place
from almanac.render import words

ENGLISH = Phrases()
KATOWICE = Place(city="Katowice", country="PL")


class Spanish(NullTranslations):
    """Sentences whose parts stand in another order."""

    def gettext(self, message: str) -> str:
        return {
            "%(place)s and online": "en línea y en %(place)s",
            "%(status)s: %(title)s": "%(title)s (%(status)s)",
        }.get(message, message)


SPANISH = Phrases("es", "es", Spanish())


def where(phrases: Phrases, **facts: Any) -> str:
    event = SimpleNamespace(**{"place": None, "online": "", "worldwide": False, "status": Status.CONFIRMED, **facts})
    return words.city_and_country(event, phrases)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "words_"),
    [
        pytest.param({"place": KATOWICE}, "Katowice, Poland", id="a place"),
        pytest.param({"place": KATOWICE, "online": "https://x"}, "Katowice, Poland and online", id="hybrid"),
        pytest.param({"online": "https://x"}, "Online", id="online"),
        pytest.param({"place": KATOWICE, "online": "https://x", "status": Status.MOVED_ONLINE}, "Online",
                     id="moved online"),
        pytest.param({"place": KATOWICE, "status": Status.MOVED_ONLINE}, "Katowice, Poland",
                     id="moved online, nobody says where"),
        pytest.param({"worldwide": True}, "Worldwide", id="everywhere"),
        pytest.param({}, "", id="nowhere"),
    ],
)  # fmt: skip
def test_where_an_event_is(facts: dict[str, Any], words_: str) -> None:
    assert where(ENGLISH, **facts) == words_


def test_a_place_stands_where_the_sentence_has_it() -> None:
    assert where(SPANISH, place=KATOWICE, online="https://x") == "en línea y en Katowice, Polonia"


def test_a_title_stands_where_the_sentence_has_it() -> None:
    assert words.marked("100%", Status.CANCELLED, SPANISH) == "100% (Cancelled)"


@pytest.mark.parametrize("status", Status)
def test_only_what_is_confirmed_has_no_word(status: Status) -> None:
    assert (words.status(status, ENGLISH) == "") == (status is Status.CONFIRMED)
