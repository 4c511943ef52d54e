"""One run names all that is wrong in a file."""

from __future__ import annotations

from almanac.model.entry import Source
from almanac.model.site import Site
from almanac.read.body.markdown import MarkdownReader
from almanac.read.entries.event import read_event
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.values.links import Targets

PATH = "events/2027/Spring meetup.md"
SITE = Site("Almanac", "https://almanac.example", event_categories={"Meetup": "#2a6f5e"}).reading
TEN_FAULTS = """---
title: Spring meetup
start: 2027-02-30
timezone: CET
summaries: Where people meet who edit.
summary: Short.
category: Meeting
place:
  country: Poland
  latitude: 50,26
organizers:
  - names: Ewa
repeat:
  every: fortnight
---
Come and see.

<script>alert(1)</script>

![](../../content/images/hall.jpg)
"""


def test_a_file_with_ten_faults_names_all_ten_and_more_with_their_lines() -> None:
    front, _ = read_front_matter(TEN_FAULTS, PATH)
    assert front is not None
    body = Source(PATH, "", front.body, front.body_line)
    reader = MarkdownReader(Targets({"content/images/hall.jpg": "/images/hall.jpg"}))
    problems = read_event(TEN_FAULTS, PATH, SITE)[1] + reader.read(body)[1]
    assert [str(problem).removeprefix(PATH) for problem in sorted(problems)] == [
        (
            ": the file's name `Spring meetup` cannot stand in an address (rename it to lower-case "
            "letters, digits and hyphens: `spring-meetup.md`)"
        ),
        (
            ":3: start: `2027-02-30` is not a date: February 2027 has no day 30 (it goes from "
            "`2027-02-01` to `2027-02-28`)"
        ),
        ":4: timezone: `CET` is an abbreviation (name the place, such as `Europe/Paris`)",
        ":5: summaries: is not a field of an event (delete the line: there is `summary`)",
        ":6: summary: has 6 characters, fewer than 20 (say a little more, up to 300: it stands in lists and feeds)",
        ":7: category: `Meeting` is not a category (did you mean `Meetup`?)",
        ":9: place.country: `Poland` is not a country's code (write `PL`)",
        ":10: place.latitude: `50,26` is not a number of degrees (write a point: `50.26`)",
        ":12: organizers.0.name: is missing (add a line, such as `name: Wikimedia Polska`)",
        ":12: organizers.0.names: is not a field of an organizer (did you mean `name`?)",
        ":14: repeat.every: `fortnight` is not a period (write `every: week` and, below it, `interval: 2`)",
        ":18:1: `<script>` is not allowed in a text (delete it; code that is shown stands between backticks)",
        ":20:1: the picture `../../content/images/hall.jpg` has no alt text "
        "(write what it shows between the brackets: `![A whiteboard](../../content/images/hall.jpg)`)",
    ]
