"""What the page of partners says of each."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.partner import Partner, PartnerHealth
from almanac.model.site import Site
from almanac.render.partners_page import partner_views

PARTNER = Partner("N", "https://n.example/e.ics", "", "pl", "review", "n")
PHRASES = Site("Group", "https://g.example").phrases("en")


@pytest.mark.parametrize(
    ("health", "state", "facts"),
    [
        (None, "Its calendar has not been read yet.", ()),
        (
            PartnerHealth("N", date(2026, 12, 1), changed=date(2026, 12, 2), events=3, gone=1),
            "Its calendar answers since 1 December 2026.",
            ("Events from it: 3", "Announced there no longer: 1", "What it announces last changed on 2 December 2026."),
        ),
        (
            PartnerHealth("N", date(2026, 12, 1), "answers 404", date(2026, 11, 30)),
            "Its calendar gives no answer since 1 December 2026.",
            ("It last answered on 30 November 2026.",),
        ),
    ],
)
def test_a_partner_is_as_it_is(health: PartnerHealth | None, state: str, facts: tuple[str, ...]) -> None:
    (view,) = partner_views([PARTNER], [health] if health else [], PHRASES)
    assert (view.name, view.language, view.state, view.facts) == ("N", "Polish", state, facts)
    assert view.is_well is (health is None or not health.why)
