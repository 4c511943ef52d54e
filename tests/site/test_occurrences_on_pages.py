"""What the pages say of events that repeat: the rule, what comes next, and what differs from it."""

from __future__ import annotations

import json
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import icalendar
import pytest
import recurring_ical_events
from built.pages import BuiltSite

WEEKLY = "/events/weekly-meeting/"


def _with_class(root: Element, name: str) -> list[Element]:
    return [one for one in root.iter() if name in one.get("class", "").split()]


def _said(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _next_dates(site: BuiltSite, address: str) -> list[Element]:
    return [one for section in _with_class(site.document(address), "occurrences") for one in section.iter("li")]


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("weekly-meeting", "Every week on Tuesday and Thursday, until 8 April 2027"),
        ("monthly-sunday", "Every month on the second Sunday"),
        ("yearly-saturday", "Every year on the first Saturday of March"),
        ("gaza-fridays", "Every month on the first Friday"),
        ("all-over", "Every day, 3 times"),
    ],
)
def test_a_page_says_the_rule_in_words(miniature_site: BuiltSite, slug: str, said: str) -> None:
    assert [_said(one) for one in _with_class(miniature_site.document(f"/events/{slug}/"), "repeats")] == [said]


def test_a_page_names_what_comes_next_and_what_differs(miniature_site: BuiltSite) -> None:
    assert [_said(one) for one in _next_dates(miniature_site, WEEKLY)] == [
        "Wed 3 Feb 2027, 19:00–21:00 Moved It was planned for Tue 2 Feb 2027, 18:00"
        " One day later because the hall is taken.",
        "Thu 4 Feb 2027, 18:00–19:30",
        "Thu 11 Feb 2027, 18:00–19:30",
        "Sat 13 Feb 2027, 18:00–19:30 Extra date",
        "Tue 16 Feb 2027, 18:00–19:30 Cancelled The group is elsewhere.",
        "Thu 18 Feb 2027, 18:00–19:30 Join or watch online Online for once.",
    ]


def test_the_next_dates_are_those_of_the_calendar(any_site: BuiltSite) -> None:
    repeating = [page.address for page in any_site.pages.values() if "Next dates" in page.text]
    starts = {page: [_start(one) for one in _next_dates(any_site, page)] for page in repeating}

    assert repeating
    assert starts == {page: _in_calendar(any_site, page, len(starts[page])) for page in repeating}


def test_what_happens_once_or_is_over_has_no_next_dates(miniature_site: BuiltSite) -> None:
    assert [_next_dates(miniature_site, f"/events/{slug}/") for slug in ("one-day", "all-over")] == [[], []]


def test_a_list_has_what_repeats_once_in_a_month_and_what_differs_for_itself(miniature_site: BuiltSite) -> None:
    pages = [miniature_site.document(address) for address in miniature_site.pages_of("/events/")]
    cards = [card for page in pages for card in _with_class(page, "event-card")]
    weekly = [card for card in cards if any(link.get("href", "").endswith(WEEKLY) for link in card.iter("a"))]

    assert [_start(card) for card in weekly] == [
        "2027-02-03T19:00+00:00",
        "2027-02-04T18:00+00:00",
        "2027-02-16T18:00+00:00",
        "2027-02-18T18:00+00:00",
        "2027-02-20T10:00+00:00",
        "2027-03-02T18:00+00:00",
        "2027-04-01T18:00+01:00",
    ]
    assert "Also on 11, 13, 23 and 25 February" in _said(weekly[1])
    assert weekly[1].get("data-over") == "2027-02-25T19:30:00Z"


def test_open_data_have_the_same_occurrences(miniature_site: BuiltSite) -> None:
    events = json.loads(miniature_site.read("/events/events.json"))["events"]
    (weekly,) = (event for event in events if event["slug"] == "weekly-meeting")
    found = [one["start"].replace(":00+", "+") for one in weekly["occurrences"]]

    assert found == _in_calendar(miniature_site, WEEKLY, len(found))
    assert (len(found), [one["status"] for one in weekly["occurrences"]].count("cancelled")) == (21, 1)


def _start(element: Element) -> str:
    return next(element.iter("time")).get("datetime", "")


def _in_calendar(site: BuiltSite, page: str, number: int) -> list[str]:
    """The next starts that another program reads from the event's own calendar."""
    links = [link.target for link in site.page(page).linked("alternate") if link.target.endswith(".ics")]
    calendar = next(target for target in links if not target.endswith("/calendar.ics"))
    whole = icalendar.Calendar.from_ical(site.data(unquote(calendar[calendar.index("/events/") :])))
    coming = recurring_ical_events.of(whole).after(site.now)
    starts = [component.start for component, _ in zip(coming, range(number), strict=False)]
    return [start.isoformat(*(["T", "minutes"] if hasattr(start, "hour") else [])) for start in starts]
