"""The fields of what was removed."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class RemovedEventFields(Fields, frozen=True):
    """What calendars need to take a removed event off the days of those who have it; nothing else of it stays."""

    model_config = ConfigDict(title="a removed event")

    uid: value.Uid | None = Field(
        None,
        description="What calendars know it by: its `uid`, or the name of its file without `.md`. "
        "This or `source_uid` is required.",
        examples=["spring-walk"],
    )
    source_uid: value.UidAtSource | None = Field(
        None,
        description="What calendars know it by, letter for letter, of an event that had a `source` with a `uid`.",
        examples=["osm-event-771"],
    )
    start: value.Day = Field(description="The day on which it began, or would have.", examples=["2027-03-06"])
    file: value.EventFile = Field(
        description="The file that it was, from the top of the repository: git knows how often it changed.",
        examples=["events/2027/spring-walk.md"],
    )
    sequence: value.Sequence = Field(0, description="Its `sequence`, where it had one.", examples=["4"])


class RemovalFields(Fields, frozen=True):
    """An entry of the list in ``content/removals.yml``: what was published and is no more. What it says is public.

    Its addresses answer with a page that says so, and ``check --changed-since`` lets the file go.
    """

    model_config = ConfigDict(title="a removal")

    address: value.SitePaths = Field(
        description="The address that is gone, or all of them: of translations, and those that led on to it.",
        examples=["/2026/03/02/what-happened/", "[/2026/03/02/what-happened/, /es/2026/03/02/what-happened/]"],
    )
    when: value.Day = Field(description="The day on which it was removed.", examples=["2026-11-30"])
    rule: value.RemovalRule = Field(
        description="By which rule; one of these words every page says in its own language.",
        examples=["privacy", "code of conduct", "The house rules of the hall"],
    )
    why: value.Text = Field(
        description="The reason in a sentence, without what had to go: no name, no quotation.",
        examples=["Somebody who was named in it asked for it."],
    )
    decided_by: value.Text = Field(
        description="Who decided: a group, not a person.", examples=["Editors", "Two editors who did not write it"]
    )
    lang: value.LanguageCode | None = Field(
        None, description="The language of these words; left out, that of the site.", examples=["es"]
    )
    event: RemovedEventFields | None = Field(
        None,
        description="Of an event that calendars had; it stays in them for a year, cancelled and without a word of it.",
        examples=["{uid: spring-walk, start: 2027-03-06, file: events/2027/spring-walk.md}"],
    )
