"""A move knows where each old address leads, and gives what it says of itself one identity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from almanac.render.moving.move import Move


def test_addresses_are_those_of_the_two_hosts_in_ascii(move: Move) -> None:
    assert move.old("/über/") == "https://old.example.org/the.site/%C3%BCber/"
    assert move.new("/über/") == "https://new.example.net/%C3%BCber/"


def test_each_old_address_leads_on_at_once_and_those_for_programs_come_first(move: Move) -> None:
    assert [(one.old, one.new) for one in move.redirects()] == [
        ("/feed/", "/feeds/stories.atom.xml"),
        ('/a"b$c;d\\e/', "/stories/"),
        ("/über", "/stories/"),
        ("/über/", "/stories/"),
    ]
    assert list(move.queries()) == [("p=12", "/stories/")]
    assert move.removed() == ["/costs$10/", "/gone.html", "/gone/"]


def test_what_is_said_of_it_has_one_identity_on_every_day(move: Move) -> None:
    later = replace(move, day=date(2027, 3, 1))

    assert later.notice_id("/events/calendar.ics") == move.notice_id("/events/calendar.ics")
    assert move.notice_id("/events/calendar.ics") != move.notice_id("/events/archive.ics")
