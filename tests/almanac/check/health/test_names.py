"""What can be lost because it ends, and what the settings need and nobody wrote down."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.check.health.names import about_names
from almanac.model.forum import Announcing
from almanac.model.health import Asked, State, Upkeep
from almanac.model.keeper import Kept, Kind
from almanac.model.site import Site

NOW = datetime(2027, 2, 10, 23, 30, tzinfo=UTC)
BARE = Site("Group", "")
ANNOUNCING = Announcing(date(2027, 1, 1), "5", "7")
DOMAIN = Kept(Kind.DOMAIN, "group.example", ("Ada", "Bo"), 2)


def found(site: Site, *kept: Kept) -> list[tuple[str, State, str]]:
    return [(one.about, one.state, one.says) for one in about_names(site, Upkeep(NOW, kept))]


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        pytest.param(DOMAIN, ("Domain group.example", State.WELL, "Ada, Bo"), id="without end"),
        pytest.param(
            Kept(Kind.HOST, "pages", ("Ada", "Bo"), 2, "the site", "A host", date(2027, 8, 1), "Bo", "Write early."),
            (
                "Host pages",
                State.WELL,
                "until 2027-08-01; Ada, Bo; for the site; at A host; paid by Bo; Write early",
            ),
            id="all that there is to say",
        ),
        pytest.param(
            Kept(Kind.TOKEN, "KEY", ("Ada", "Bo"), 2, until=date(2027, 3, 1)),
            ("Secret KEY", State.LOOK, "ends on 2027-03-01; Ada, Bo"),
            id="ends soon",
        ),
        pytest.param(
            Kept(Kind.ACCOUNT, "registrar", ("Ada", "Bo"), 2, until=date(2027, 2, 9)),
            ("Account registrar", State.ACT, "ended on 2027-02-09; Ada, Bo"),
            id="ended",
        ),
        pytest.param(
            Kept(Kind.TOKEN, "KEY", ("Ada",), 1), ("Secret KEY", State.LOOK, "one alone keeps it; Ada"), id="one alone"
        ),
    ],
)
def test_each_says_how_it_is(kept: Kept, expected: tuple[str, State, str]) -> None:
    assert found(BARE, kept) == [expected]


def test_a_day_ends_where_the_site_is() -> None:
    ends_today = Kept(Kind.TOKEN, "KEY", ("Ada", "Bo"), 2, until=date(2027, 2, 10))
    assert [state for _, state, _ in found(BARE, ends_today)] == [State.LOOK]
    east = Site("Group", "", zone=ZoneInfo("Asia/Tokyo"))
    assert [state for _, state, _ in found(east, ends_today)] == [State.ACT]


def test_rights_and_copies_are_no_names() -> None:
    assert (
        found(BARE, *(Kept(kind, "x", ("Ada",), 1) for kind in (Kind.MERGE, Kind.DEPLOY, Kind.MAIL, Kind.COPIES))) == []
    )


@pytest.mark.parametrize(
    ("url", "kept", "asked"),
    [
        pytest.param("https://group.example", (), ["Domain group.example"], id="nobody wrote it down"),
        pytest.param("https://group.example", (DOMAIN,), [], id="the domain"),
        pytest.param("https://news.Group.example/site", (DOMAIN,), [], id="one above it"),
        pytest.param("https://ourgroup.example", (DOMAIN,), ["Domain ourgroup.example"], id="another that ends alike"),
        pytest.param(
            "https://group.pages.example", (Kept(Kind.HOST, "pages.example", ("A", "B"), 2),), [], id="a host"
        ),
        pytest.param(
            "https://group.example",
            (Kept(Kind.TOKEN, "group.example", ("A", "B"), 2),),
            ["Domain group.example"],
            id="a token of that name",
        ),
        pytest.param("", (), [], id="no address"),
    ],
)
def test_the_domain_of_the_site_is_asked_for(url: str, kept: tuple[Kept, ...], asked: list[str]) -> None:
    assert [about for about, state, _ in found(Site("Group", url), *kept) if state is State.UNKNOWN] == asked


@pytest.mark.parametrize(
    ("settings", "asked"),
    [
        pytest.param({}, [], id="nothing is on"),
        pytest.param({"forum_announce": ANNOUNCING}, ["Secret ALMANAC_FORUM_KEY"], id="the forum is told"),
        pytest.param({"wiki_inbox": "Project:Inbox"}, ["Secret ALMANAC_WIKI_PASSWORD"], id="a wiki"),
    ],
)
def test_secrets_are_asked_for_where_the_settings_need_them(settings: dict[str, Any], asked: list[str]) -> None:
    site = Site("Group", "", **settings)
    written = tuple(Kept(Kind.TOKEN, name.partition(" ")[2], ("A", "B"), 2) for name in asked)
    assert [about for about, _, _ in found(site)] == asked
    assert all(state is State.WELL for _, state, _ in found(site, *written))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param(Asked(), (State.WELL, "it answers"), id="answers"),
        pytest.param(Asked("404, not found"), (State.ACT, "404, not found"), id="sure not to be there"),
        pytest.param(Asked("no answer in time", is_sure=False), (State.LOOK, "no answer in time"), id="perhaps away"),
    ],
)
def test_what_the_site_answered_is_said(asked: Asked, expected: tuple[State, str]) -> None:
    rows = about_names(Site("Group", "https://group.example"), Upkeep(NOW, (DOMAIN,), asked=asked))
    assert [(one.about, one.state, one.says) for one in rows][1:] == [("The site at https://group.example", *expected)]
