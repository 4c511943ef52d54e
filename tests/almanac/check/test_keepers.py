"""What the check says of what somebody keeps: before it ends, and where it would end with one person."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.check.keepers import check_keepers, next_warning
from almanac.model.keeper import Kept, Kind

WARSAW = ZoneInfo("Europe/Warsaw")


def kept(kind: Kind, until: date | None = None, name: str = "a", people: int = 2) -> Kept:
    return Kept(kind, name, ("Ada", "Bo")[:people], people, until=until, line=7)


@pytest.mark.parametrize(
    ("kind", "today", "said"),
    [
        (Kind.DOMAIN, date(2027, 4, 1), []),
        (Kind.DOMAIN, date(2027, 4, 2), ["`a` ends on 2027-06-01"]),
        (Kind.DOMAIN, date(2027, 6, 1), ["`a` ends on 2027-06-01"]),
        (Kind.DOMAIN, date(2027, 6, 2), ["`a` ended on 2027-06-01"]),
        (Kind.TOKEN, date(2027, 5, 1), []),
        (Kind.TOKEN, date(2027, 5, 2), ["`a` ends on 2027-06-01"]),
    ],
)
def test_what_ends_soon_is_a_warning_at_its_line(kind: Kind, today: date, said: list[str]) -> None:
    found = check_keepers([kept(kind, date(2027, 6, 1))], today)
    assert [one.message for one in found] == said
    assert {(one.line, one.is_error) for one in found} <= {(7, False)}


def test_what_one_person_alone_keeps_is_one_warning() -> None:
    alone = [kept(Kind.MERGE, name="main", people=1), kept(Kind.MAIL), kept(Kind.TOKEN, name="KEY", people=1)]
    (found,) = check_keepers(alone, date(2027, 1, 1))
    assert (found.message, found.is_error) == ("one person alone keeps `main`, `KEY`", False)


def test_what_has_no_end_and_two_who_keep_it_is_well() -> None:
    assert check_keepers([kept(Kind.DOMAIN)], date(2027, 1, 1)) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2027, 1, 1, tzinfo=UTC), datetime(2027, 4, 2, tzinfo=WARSAW)),
        (datetime(2027, 4, 1, 23, tzinfo=UTC), datetime(2027, 6, 2, tzinfo=WARSAW)),
        (datetime(2027, 6, 1, 9, tzinfo=UTC), datetime(2027, 6, 2, tzinfo=WARSAW)),
    ],
)
def test_a_check_says_something_else_when_a_day_of_the_site_begins(now: datetime, expected: datetime) -> None:
    later = kept(Kind.DOMAIN, date(2027, 6, 1))
    assert next_warning([kept(Kind.MERGE), later], now, WARSAW) == expected


def test_once_all_has_ended_it_goes_on_to_say_the_same() -> None:
    assert next_warning([kept(Kind.TOKEN, date(2027, 6, 1))], datetime(2027, 7, 1, tzinfo=UTC), ZoneInfo("UTC")) is None
