"""`new event --from`: what is known is taken over, and only what is needed is asked."""

from __future__ import annotations

import json
from argparse import Namespace
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from almanac.model.event import Event
from almanac.model.site import Site
from almanac.read.entries.event import read_event
from commands import event_source, new, site
from commands.cannot_run import CannotRun
from commands.event_source import read_source
from commands.known_places import KnownPlaces
from commands.questions import questions_for

SITE = Site(
    "Sample", "https://almanac.example.org", zone=ZoneInfo("Europe/Warsaw"), event_categories={"Walk": "#223344"}
)
DAY = date(2027, 1, 10)
ICS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:a
SUMMARY:River walk
DTSTART;TZID=Europe/Berlin:20270508T140000
DURATION:PT2H
LOCATION:City library
DESCRIPTION:We walk along the river\\, and back.
END:VEVENT
END:VCALENDAR
"""
LD = {"@type": "Event", "name": "River walk", "startDate": "2027-05-08",
      "description": "We walk along the river, and back.",
      "location": {"@type": "VirtualLocation", "url": "https://meet.example.org"}}  # fmt: skip
PAGE = f'<!doctype html><script type="application/ld+json">{json.dumps(LD)}</script>'
FORM = "".join(
    f"### {label}\n\n{answer or '_No response_'}\n\n"
    for label, answer in [
        ("Title", "River walk"), ("Starts", "05/06/2027"), ("Ends", ""), ("Time zone", ""),
        ("Where it is (name and address)", "City library\nRynek 1"), ("City", "Katowice"), ("Country", "Poland"),
        ("Online address", ""), ("Website", ""), ("Category", "walk"),
        ("Summary", "We walk along the river, and back."),
        ("Languages spoken", "Polish"), ("Tags", "a, b"), ("More about it", "Bring **boots**."),
    ]
)  # fmt: skip


def saved(tmp_path: Path, name: str, text: str) -> str:
    (tmp_path / name).write_text(text, "utf-8")
    return str(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "text", "values"),
    [
        ("walk.ics", ICS, {"start": "2027-05-08 14:00", "timezone": "Europe/Berlin", "place.name": "City library"}),
        ("page.html", PAGE, {"start": "2027-05-08", "online": "https://meet.example.org"}),
        ("event.json", json.dumps(LD), {"title": "River walk"}),
        ("body.md", FORM, {"place.address": "Rynek 1", "place.country": "PL", "category": "Walk", "languages": "pl",
                           "tags": "a, b"}),
        ("mail.eml", f"From: a\nSubject: b\n\n{FORM}", {"title": "River walk"}),
    ],
)  # fmt: skip
def test_each_kind_of_file_is_known(tmp_path: Path, name: str, text: str, values: dict[str, str]) -> None:
    found = read_source(saved(tmp_path, name, text), SITE, DAY)

    assert {field: found.values.get(field) for field in values} == values
    assert found.values["summary"] == "We walk along the river, and back."


def test_what_is_wrong_in_a_form_is_said_and_left_out(tmp_path: Path) -> None:
    found = read_source(saved(tmp_path, "body.md", FORM), SITE, DAY)

    assert "start" not in found.values
    assert found.notes[0].startswith("Starts: `05/06/2027` can be 6 May 2027 or 5 June 2027")
    assert found.body == "Bring **boots**."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<html></html>", "no event in it"),
        (
            ICS.replace("END:VCALENDAR", ICS[ICS.index("BEGIN:VEVENT") :].replace("UID:a", "UID:b")),
            "2 events in it: `River walk`",
        ),
        ("Hello", "none of the headings"),
        (ICS.replace("UID:a", "CLASS:PRIVATE"), "private"),
    ],
)
def test_what_is_not_one_event_is_refused(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(CannotRun, match=words) as refused:
        read_source(saved(tmp_path, "x", text), SITE, DAY)
    assert refused.value.remedy


def test_an_address_is_fetched_and_is_the_events_own(monkeypatch: pytest.MonkeyPatch) -> None:
    page = event_source.fetch.__globals__["WebPage"]("https://example.org/walk", PAGE.encode())
    monkeypatch.setattr(event_source, "fetch", lambda _address: page)

    assert read_source("https://example.org/w", SITE, DAY).values["url"] == "https://example.org/walk"


def test_only_what_is_needed_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    answers = iter(["Walk", "Katowice", "Poland"])
    monkeypatch.setattr("builtins.input", lambda prompt: asked.append(prompt) or next(answers))
    monkeypatch.setattr(site, "site_of", lambda _root: SITE)
    monkeypatch.setattr(site, "check_text", lambda _root, path, text: read_event(text, path, SITE.reading)[1])
    options = {question.field: None for question in questions_for("event")}

    code = new.run(
        Namespace(root=tmp_path, kind="event", no_input=False, source=saved(tmp_path, "w.ics", ICS), **options)
    )

    assert (code, [prompt.partition(" (")[0].rstrip(": ") for prompt in asked]) == (0, ["Category", "City", "Country"])
    text = (tmp_path / "events" / "2027" / "river-walk.md").read_text("utf-8")
    assert "end: 16:00\ntimezone: Europe/Berlin\n" in text
    assert "  country: PL\n" in text
    assert text.endswith("---\n\nWe walk along the river, and back.\n")
    assert "Next: look at the text" in capsys.readouterr().out


def event(place: str, start: str = "2027-05-08") -> Event:
    front = f"title: A walk\nstart: {start}\ncategory: Walk\nsummary: We walk along the river.\nplace: {place}\n"
    read, problems = read_event(f"---\n{front}---\n", "events/2027/x.md", SITE.reading)
    assert read is not None, problems
    return read


KNOWN = KnownPlaces(SITE, lambda: (
    event("{name: City library, address: Rynek 1, city: Katowice, country: PL, latitude: 50.26, longitude: 19.02}"),
    event("{name: Hall, city: Reno, country: US}", "2027-05-08 14:00\ntimezone: America/Los_Angeles"),
))  # fmt: skip


@pytest.mark.parametrize(
    ("field", "answers", "suggestion"),
    [
        ("place.address", {"place.name": "city library"}, "Rynek 1"),
        ("place.city", {"place.name": "City Library"}, "Katowice"),
        ("place.country", {"place.name": "Elsewhere", "place.city": "katowice"}, "PL"),
        ("place.latitude", {"place.name": "City library", "place.city": "Katowice"}, "50.26, 19.02"),
        ("place.latitude", {"place.name": "Elsewhere", "place.city": "Katowice"}, ""),
        ("place.city", {"place.name": "Nowhere"}, ""),
        ("timezone", {"place.name": "x", "place.country": "KE"}, "Africa/Nairobi"),
        ("timezone", {"place.name": "x", "place.country": "US", "place.city": "Chicago"}, "America/Chicago"),
        ("timezone", {"place.name": "x", "place.country": "US", "place.city": "Reno"}, "America/Los_Angeles"),
        ("timezone", {"place.name": "x", "place.country": "US", "place.city": "Boise City"}, ""),
        ("timezone", {}, ""),
        ("title", {"place.name": "City library"}, ""),
    ],
)  # fmt: skip
def test_what_the_site_knows_of_a_place_is_offered(field: str, answers: dict[str, str], suggestion: str) -> None:
    assert KNOWN.suggestion(field, answers) == suggestion
