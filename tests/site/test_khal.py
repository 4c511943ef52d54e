"""Calendars as khal lists them, which vdirsyncer fetched over HTTP: what a subscriber sees."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path

import yaml
from built.clients import Khal
from built.project import Project

CALENDAR = "/events/calendar.ics"
ARCHIVE = "/events/archive.ics"
# The days of 2027 on which the observances of the sample content begin and end, worked out by hand.
OBSERVANCES_OF_2027 = {
    "Public Domain Day": ("2027-01-01", "2027-01-01"),
    "Wikipedia Day": ("2027-01-15", "2027-01-15"),
    "#1Lib1Ref (January)": ("2027-01-15", "2027-02-05"),
    "I Love Free Software Day": ("2027-02-14", "2027-02-14"),
    "International Mother Language Day": ("2027-02-21", "2027-02-21"),
    "Open Data Day": ("2027-03-06", "2027-03-12"),
    "World Book and Copyright Day": ("2027-04-23", "2027-04-23"),
    "Wiki Loves Earth": ("2027-05-01", "2027-07-31"),
    "World Press Freedom Day": ("2027-05-03", "2027-05-03"),
    "#1Lib1Ref (May)": ("2027-05-15", "2027-06-05"),
    "International Museum Day": ("2027-05-18", "2027-05-18"),
    "Wiki Loves Monuments": ("2027-09-01", "2027-09-30"),
    "Software Freedom Day": ("2027-09-18", "2027-09-18"),
    "International Day for Universal Access to Information": ("2027-09-28", "2027-09-28"),
    "International Translation Day": ("2027-09-30", "2027-09-30"),
    "Ada Lovelace Day": ("2027-10-12", "2027-10-12"),
    "International Open Access Week": ("2027-10-25", "2027-10-31"),
    "World Day for Audiovisual Heritage": ("2027-10-27", "2027-10-27"),
    "World Digital Preservation Day": ("2027-11-04", "2027-11-04"),
}


def test_khal_lists_every_gathering_of_the_sample_on_its_days(
    khal: Callable[[str], Khal], sample_url: str, sample_project: Project
) -> None:
    listed = khal(f"{sample_url}{ARCHIVE}").list("2005-01-01", 8400)
    gatherings = _gatherings(sample_project.root)

    assert {title: listed.days[title] for title in gatherings} == gatherings


def test_khal_lists_every_observance_of_2027(khal: Callable[[str], Khal], sample_url: str) -> None:
    listed = khal(f"{sample_url}{CALENDAR}").list("2027-01-01", 365)
    days = {title: _days(first, last) for title, (first, last) in OBSERVANCES_OF_2027.items()}

    assert {title: listed.days[title] for title in days} == days


def test_khal_lists_the_last_days(khal: Callable[[str], Khal], site_url: str) -> None:
    listed = khal(f"{site_url}/events/deadlines.ics").list("2027-01-15", 120)

    assert {title: days for title, days in listed.days.items() if "Registration" in title or "Talks" in title} == {
        "Deadline: Registration, Without an end": {"2027-01-20"},
        "Deadline: Registration, Past midnight": {"2027-02-06"},
        "Deadline: Registration, One whole day": {"2027-03-05"},
        "Deadline: Talks, Open doors": {"2027-04-01"},
        "Deadline: Registration, A conference without its day": {"2027-04-30"},
    }


def test_khal_lists_times_changes_and_cancellations(khal: Callable[[str], Khal], site_url: str) -> None:
    listed = khal(f"{site_url}{CALENDAR}").list("2027-02-01", 30)

    assert [line for line in listed.lines if "eekly meeting" in line] == [
        "2027-02-03 19:00|2027-02-03 21:00|Weekly meeting|CONFIRMED",
        "2027-02-04 18:00|2027-02-04 19:30|Weekly meeting|CONFIRMED",
        "2027-02-11 18:00|2027-02-11 19:30|Weekly meeting|CONFIRMED",
        "2027-02-13 18:00|2027-02-13 19:30|Weekly meeting|CONFIRMED",
        "2027-02-16 18:00|2027-02-16 19:30|Cancelled: Weekly meeting|CANCELLED",
        "2027-02-18 18:00|2027-02-18 19:30|Weekly meeting|CONFIRMED",
        "2027-02-20 10:00|2027-02-20 11:30|Weekly meeting|CONFIRMED",
        "2027-02-23 18:00|2027-02-23 19:30|Weekly meeting|CONFIRMED",
        "2027-02-25 18:00|2027-02-25 19:30|Weekly meeting|CONFIRMED",
        "2027-03-02 18:00|2027-03-02 19:30|Weekly meeting|CONFIRMED",
    ]
    assert "2027-03-01|2027-03-01|Cancelled: A day that was cancelled|CANCELLED" in listed.lines
    assert "2027-02-20 13:00|2027-02-20 15:00|An evening in Kolkata|CONFIRMED" in listed.lines


def _gatherings(root: Path) -> dict[str, set[str]]:
    """The days of every sample event that happens once, by its title, as the files say them."""
    fronts = [
        yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)  # noqa: S506 - plain text only
        for path in sorted((root / "events").rglob("*.md"))
    ]
    return {
        _title(front): _days(*_first_and_last(front))
        for front in fronts
        if "start" in front and "repeat" not in front  # a translation has no days of its own
    }


def _title(front: Mapping[str, str]) -> str:
    marks = {"cancelled": "Cancelled: ", "postponed": "Postponed: "}
    return marks.get(front.get("status", ""), "") + front["title"]


def _first_and_last(front: Mapping[str, str]) -> tuple[str, str]:
    """The days alone; an end that is a time alone is on the first."""
    dates = re.findall(r"\d{4}-\d\d-\d\d", f"{front['start']} {front.get('end', '')}")
    return dates[0], dates[-1]


def _days(first: str, last: str) -> set[str]:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return {str(start + timedelta(days=number)) for number in range((end - start).days + 1)}
