"""Shows a field of an event wherever it is said, for the code that PYTHONPATH names.

``python new_field.py TEMPLATES ENTRY`` writes JSON: the problems, and what page, open data and reference have of it.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.read.entries.event import read_event
from almanac.render.absolute import absolute_address, link_address
from almanac.render.events.event_page import event_view
from almanac.render.events.listing import event_listing
from almanac.render.hosts import breakable_host
from almanac.render.open_data import events_json
from almanac.render.page_words import PageWords
from commands.docs import generated

SITE = Site("Almanac", "https://almanac.example", event_categories={"Meetup": "#2a6f5e"})
NOW = datetime(2027, 1, 10, tzinfo=UTC)


def page(event: Event, templates: str) -> str:
    """What the event's page says of it at one glance."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    PageWords(SITE).add_to(environment)
    environment.filters.update(
        link=lambda address: link_address(SITE, address),
        webcal=lambda address: absolute_address(SITE, address),
        breakable_host=breakable_host,
    )
    (listed,) = event_listing([event], NOW).upcoming
    view = event_view(listed, event.text, Edition(SITE, NOW, events=(event,)))
    return str(environment.get_template("components/event_facts.html").module.event_facts(view, "en"))  # type: ignore[attr-defined]


def main(templates: str, entry: str) -> None:
    """Write it."""
    event, problems = read_event(Path(entry).read_text("utf-8"), "events/2027/talk.md", SITE.reading)
    shown = {"problems": [str(problem) for problem in problems]}
    if event:
        shown["page"] = page(event, templates)
        shown["open data"] = json.loads(events_json(SITE, [event], occurrence=lambda one: one.when))["events"][0]
        shown |= generated()
    sys.stdout.write(json.dumps(shown))


if __name__ == "__main__":
    main(*sys.argv[1:])
