"""An event that was taken over says from whom, and that it is not announced there any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almanac.model.entry import Source
from almanac.model.event import Elsewhere, Event, EventText
from almanac.model.site import Site
from almanac.model.when import AllDay
from almanac.render.events.announced_elsewhere import announced_elsewhere, no_longer_announced
from almanac.render.views.event_page import AnnouncedView

SITE = Site("Almanac", "https://almanac.example")
TEXT = EventText(Source("events/2027/may.md", "events/2027/may"), "en", "May", "A sentence.", "/events/may/")
EVENT = Event("may", "osm-event-771", TEXT, AllDay(date(2027, 5, 1), date(2027, 5, 1)), "Meetup")
URL = "https://osmcal.example.org/event/771/"


@pytest.mark.parametrize(
    ("source", "view"),
    [
        pytest.param(None, None, id="of this site"),
        pytest.param(Elsewhere(uid="x"), None, id="from nobody knows where"),
        pytest.param(Elsewhere("OSM calendar", URL), AnnouncedView("OSM calendar", URL), id="by its name"),
        pytest.param(Elsewhere(url=URL), AnnouncedView("osmcal.example.org", URL), id="by its host"),
        pytest.param(
            Elsewhere("OSM calendar", gone=date(2027, 1, 5)),
            AnnouncedView("OSM calendar", "", "2027-01-05", "5 January 2027"),
            id="gone",
        ),
    ],
)
def test_a_page_says_who_announced_it(source: Elsewhere | None, view: AnnouncedView | None) -> None:
    assert announced_elsewhere(replace(EVENT, elsewhere=source), "en") == view


@pytest.mark.parametrize(("gone", "said"), [(None, ""), (date(2027, 1, 5), "No longer announced by OSM calendar")])
def test_calendars_are_told_when_it_is_gone_there(gone: date | None, said: str) -> None:
    event = replace(EVENT, elsewhere=Elsewhere("OSM calendar", URL, gone=gone))
    assert no_longer_announced(event, SITE.phrases("en")) == said
