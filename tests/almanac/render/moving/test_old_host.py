"""In the place of each file of the site there is what its readers need."""

from __future__ import annotations

import pytest

from almanac.render.calendars.component_parts import calendar_head
from almanac.render.moving.move import Move
from almanac.render.moving.old_host import OldHost


@pytest.mark.parametrize(
    ("name", "is_there"),
    [
        ("index.html", True),
        ("images/a.jpg", True),
        ("events/events.geojson", True),
        ("_headers", False),
        ("_redirects", False),
        ("redirects.json", False),
        ("sitemap.xml", False),
        ("sitemap-2.xml", False),
        ("sitemap/index.html", True),
        ("offline.json", False),
        ("removals.map", False),
    ],
)
def test_what_only_the_old_site_and_its_host_asked_for_is_gone(move: Move, name: str, is_there: bool) -> None:
    assert OldHost(move, b"").has(name) is is_there


def test_a_picture_is_a_copy_and_the_worker_is_the_one_that_leaves(move: Move) -> None:
    host = OldHost(move, b"leave")

    assert host.made("images/a.jpg", lambda: b"\xff\xd8") == b"\xff\xd8"
    assert host.made("service-worker.js", lambda: b"stay") == b"leave"
    assert dict(host.beside()) == {"service-worker.js": b"leave", "leaving-worker.js": b"leave"}
    assert b"Sitemap" not in host.made("robots.txt", lambda: b"Sitemap: https://new.example.net/sitemap.xml")


def test_a_page_at_an_old_address_leads_where_that_one_led(move: Move) -> None:
    made = OldHost(move, b"").made("über/index.html", lambda: b'<html lang="en"><title>T</title>')

    assert b'content="0; url=https://new.example.net/stories/"' in made


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("events/calendar.ics", 1),
        ("ar/events/category/meetup.ics", 1),
        ("events/fair/fair.ics", 0),
        ("ar/events/fair/fair.ics", 0),
        ("events/tag/tag.ics", 1),
    ],
)
def test_the_calendar_of_a_single_event_gets_no_entry_more(move: Move, name: str, number: int) -> None:
    data = calendar_head(move.site, "Fair", "", f"/{name}", "/events/").to_ical()

    assert OldHost(move, b"").made(name, lambda: data).count(b"BEGIN:VEVENT") == number
