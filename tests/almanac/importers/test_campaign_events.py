"""Registrations of CampaignEvents become events, with what the wiki says and nothing that it does not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from almanac.importers.campaign_events import CampaignEvents
from almanac.importers.plan import Account, PlannedEntry
from almanac.read.fault import Fault

WIKI = "https://meta.wikimedia.org"
EVENT: dict[str, Any] = {
    "id": 1203, "name": "Write about rivers", "event_page": "Event:Write about rivers", "event_page_wiki": "metawiki",
    "status": "open", "timezone": "Europe/Warsaw", "start_time": "20260901180000", "end_time": "20260901200000",
    "types": ["editing-event", "meetup"], "wikis": ["plwiki"], "topics": ["rivers"], "online_meeting": False,
    "inperson_meeting": True, "meeting_country_code": "PL", "meeting_address": "Town library\nul. Długa 1\nKatowice",
    "is_test_event": False,
}  # fmt: skip


def read(**changed: Any) -> tuple[list[PlannedEntry], Account]:
    account = Account()
    source = CampaignEvents(WIKI, {"1203": json.dumps({**EVENT, **changed}).encode()})
    return [*source.entries(account)], account


def test_an_event_says_when_where_and_where_it_is_told() -> None:
    [event], _ = read()
    assert (event.kind, event.key, event.slug) == ("event", "campaign event 1203", "write-about-rivers")
    page = "https://meta.wikimedia.org/wiki/Event:Write_about_rivers"
    assert event.fields == {
        "title": "Write about rivers",
        "start": "2026-09-01 18:00",
        "end": "2026-09-01 20:00",
        "timezone": "Europe/Warsaw",
        "category": "Editing event",
        "tags": ["Meetup", "rivers"],
        "url": page,
        "place": {"name": "Town library", "address": "ul. Długa 1, Katowice", "country": "PL"},
        "source": {"name": "meta.wikimedia.org", "url": page},
    }


def test_one_that_is_online_says_so_and_leads_to_its_page_where_people_find_out() -> None:
    [event], _ = read(online_meeting=True, inperson_meeting=False)
    page = "https://meta.wikimedia.org/wiki/Event:Write_about_rivers"
    assert (event.fields["online"], event.fields["url"]) == ("later", page)
    assert "place" not in event.fields
    assert event.notes


@pytest.mark.parametrize(
    ("wiki", "host"),
    [
        ("plwiki", "pl.wikipedia.org"),
        ("eswikisource", "es.wikisource.org"),
        ("zh_min_nanwiki", "zh-min-nan.wikipedia.org"),
        ("commonswiki", "commons.wikimedia.org"),
        (False, "meta.wikimedia.org"),
        ("elsewhere", "meta.wikimedia.org"),
    ],
)
def test_its_page_is_on_the_wiki_that_is_named(wiki: Any, host: str) -> None:
    [event], _ = read(event_page_wiki=wiki)
    assert event.fields["url"] == f"https://{host}/wiki/Event:Write_about_rivers"


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"is_test_event": True}, "events that try something out"),
        ({"start_time": None}, "events without a name or a start"),
        ({"name": " "}, "events without a name or a start"),
    ],
)
def test_what_cannot_be_told_is_left_out_and_counted(changed: dict[str, Any], why: str) -> None:
    found, account = read(**changed)
    assert found == []
    assert account.left_out == {why: 1}


@pytest.mark.parametrize("data", [b"<html>", b"[]", b'{"id": 7}', b'{"messageTranslations": {}}'])
def test_another_answer_is_a_fault(data: bytes) -> None:
    with pytest.raises(Fault, match="event 1203"):
        [*CampaignEvents(WIKI, {"1203": data}).entries(Account())]
