"""What the check says of partners' calendars."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from almanac.check.partners import check_partners, next_warning_of_partners
from almanac.model.partner import Partner, PartnerHealth
from almanac.model.site import Site

NOW = datetime(2026, 12, 10, tzinfo=UTC)


def site(category: str = "Meetup") -> Site:
    partner = Partner("N", "https://n.example/e.ics", category, "", "review", "n")
    return Site("Group", "https://g.example", event_categories={"Meetup": "#2a6f5e"}, partner_calendars=(partner,))


@pytest.mark.parametrize(
    ("health", "said"),
    [
        (PartnerHealth("N", date(2026, 11, 1)), []),
        (PartnerHealth("N", date(2026, 12, 8), "answers 500"), []),
        (PartnerHealth("N", date(2026, 12, 1), "answers 500"), ["the calendar of `N` answers 500, since 2026-12-01"]),
        (PartnerHealth("Another", date(2026, 12, 1), "answers 500"), []),
    ],
)
def test_one_that_is_away_for_days_is_a_warning(health: PartnerHealth, said: list[str]) -> None:
    found = check_partners(site(), [health], NOW)
    assert [one.message for one in found] == said
    assert not any(one.is_error for one in found)


@pytest.mark.parametrize(
    ("health", "expected"),
    [
        (PartnerHealth("N", date(2026, 12, 8), "answers 500"), datetime(2026, 12, 11, tzinfo=UTC)),
        (PartnerHealth("N", date(2026, 12, 7), "answers 500"), None),
        (PartnerHealth("N", date(2026, 12, 8)), None),
        (PartnerHealth("Another", date(2026, 12, 8), "answers 500"), None),
    ],
)
def test_it_says_when_it_will_say_something_else(health: PartnerHealth, expected: datetime | None) -> None:
    assert next_warning_of_partners(site(), [health], NOW) == expected


def test_a_category_that_the_site_has_not_is_a_warning() -> None:
    (found,) = check_partners(site("Concert"), [], NOW)
    assert found.message == "`N` has the category `Concert`, which EVENT_CATEGORIES has not"
