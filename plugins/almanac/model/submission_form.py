"""The forms in which people answer at a forge or in a mail: which questions there are, in their order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from almanac.model.site import Site
from almanac.model.submission import EntryKind


@dataclass(frozen=True, slots=True)
class FormField:
    """One question: ``id`` names it in the address of a form that is filled in, ``label`` is what people see.

    ``field`` is the dotted field of front matter that the answer becomes, empty for the text below it. A ``choice`` has
    the categories of the site.
    """

    id: str
    label: str
    field: str
    explained: str
    control: Literal["line", "lines", "choice"] = "line"
    is_required: bool = False
    example: str = ""


@dataclass(frozen=True, slots=True)
class SubmissionForm:
    """A form: ``forge_label`` is what the forge marks its issues with; ``file`` is its name, without an ending."""

    kind: EntryKind
    name: str
    about: str
    forge_label: str
    file: str
    fields: tuple[FormField, ...]

    @property
    def last(self) -> FormField:
        """The text: all that stands behind its label belongs to it."""
        return self.fields[-1]


_TITLE, _SUMMARY, _TAGS = "Title", "Summary", "Tags"
EVENT_FORM = SubmissionForm(
    "event",
    "Add an event",
    "Tell us of an event. A program reads your answers, and answers you; editors have the last word.",
    "submission: event",
    "add-event",
    (
        FormField("title", _TITLE, "title", "What it is called.", is_required=True, example="Spring walk"),
        FormField(
            "start",
            "Starts",
            "start",
            "Year, month and day, and the time there, from 00:00 to 23:59. The day alone means whole days, the month "
            "alone that its day is not fixed yet.",
            is_required=True,
            example="2027-05-08 14:00",
        ),
        FormField("end", "Ends", "end", "A time, or the last day and a time.", example="16:00"),
        FormField(
            "timezone",
            "Time zone",
            "timezone",
            "Of the place, where the start has a time. Where its country has one alone you can leave this out.",
            example="Europe/Warsaw",
        ),
        FormField(
            "where",
            "Where it is (name and address)",
            "place.name",
            "The name of the place in the first line, street and number below it. Nothing, where it is only online.",
            "lines",
            example="City library\nRynek 1",
        ),
        FormField("city", "City", "place.city", "", example="Katowice"),
        FormField("country", "Country", "place.country", "Its name in English, or its code.", example="Poland"),
        FormField(
            "online",
            "Online address",
            "online",
            "Where to join or watch; or the word `later`, where it comes later or only those who register get it.",
            example="https://meet.example.org/hall",
        ),
        FormField("website", "Website", "url", "The event's own.", example="https://example.org/spring-walk"),
        FormField("category", "Category", "category", "", "choice", is_required=True),
        FormField(
            "summary",
            _SUMMARY,
            "summary",
            "One or two plain sentences, 20 to 300 characters.",
            "lines",
            is_required=True,
        ),
        FormField("languages", "Languages spoken", "languages", "With commas between.", example="Polish, English"),
        FormField("tags", _TAGS, "tags", "Words to find it by, with commas between.", example="walks, rivers"),
        FormField("body", "More about it", "", "As much as you like, in Markdown.", "lines"),
    ),
)
STORY_FORM = SubmissionForm(
    "story",
    "Send a story",
    "Send us a story. A program reads your answers, and answers you; editors have the last word.",
    "submission: story",
    "send-story",
    (
        FormField(
            "title", _TITLE, "title", "What stands above it.", is_required=True, example="What we saw at the river"
        ),
        FormField(
            "authors",
            "Authors",
            "authors",
            "As they want to be named, with commas between.",
            is_required=True,
            example="Ada Lovelace, Katherine Johnson",
        ),
        FormField("category", "Category", "category", "", "choice", is_required=True),
        FormField(
            "language",
            "Language",
            "lang",
            "Of the text: its name in English, or its code.",
            is_required=True,
            example="English",
        ),
        FormField(
            "summary",
            _SUMMARY,
            "summary",
            "One or two plain sentences, 40 to 300 characters.",
            "lines",
            is_required=True,
        ),
        FormField("tags", _TAGS, "tags", "Words to find it by, with commas between.", example="walks, rivers"),
        FormField("body", "Story", "", "In Markdown, as you see it in the preview.", "lines", is_required=True),
    ),
)
FORMS: Mapping[EntryKind, SubmissionForm] = {"event": EVENT_FORM, "story": STORY_FORM}
# GitHub and Forgejo read the same files; each has a folder of its own.
FORM_FOLDERS = (".github/ISSUE_TEMPLATE", ".forgejo/issue_template")


def form_paths(form: SubmissionForm) -> tuple[str, ...]:
    """Where the file of a form lies, at each forge that has forms."""
    return tuple(f"{folder}/{form.file}.yml" for folder in FORM_FOLDERS)


def categories_of(kind: EntryKind, site: Site) -> tuple[str, ...]:
    """What the form offers as a category."""
    return site.categories if kind == "story" else tuple(site.event_categories)
