"""The questions that `new` asks for a story and for an event, in the order of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from almanac.model.problem import Problem
    from almanac.model.site import Site

Kind = Literal["story", "event"]
Answers = Mapping[str, str]
"""What was answered, as written, by dotted field."""


def _nothing(_site: Site) -> str:
    return ""


def _always(_answers: Answers, _site: Site) -> bool:
    return True


@dataclass(frozen=True)
class Question:
    """One field: what is asked, what is explained behind it, and what Enter means where it is left out.

    ``default`` is what Enter means; ``choices`` are named in the question; ``applies`` tells from
    the answers so far whether it is asked; ``many``: a list, separated by commas. One that is not
    ``asked`` is only an option, or asked again when the file has a problem with one of ``also``; a
    ``switch`` is an option without a value, which means `true`. ``spread`` makes the answers of several fields of one.
    """

    field: str
    words: str
    explained: str = ""
    enter: str = ""
    default: Callable[[Site], str] = _nothing
    choices: Callable[[Site], tuple[str, ...]] | None = None
    applies: Callable[[Answers, Site], bool] = _always
    many: bool = False
    asked: bool = True
    switch: bool = False
    also: tuple[str, ...] = ()
    spread: Callable[[str], Answers] | None = None

    @property
    def option(self) -> str:
        """`--city` for `place.city`, `--place` for `place.name`."""
        return f"--{'place' if self.field == 'place.name' else self.field.rpartition('.')[2]}"

    def prompt(self, site: Site, default: str) -> str:
        """The line that the answer is typed behind."""
        notes = [", ".join(self.choices(site))] if self.choices else []
        enter = "- for none" if default and self.enter.startswith("Enter for n") else self.enter
        notes += [note for note in (self.explained, enter) if note]
        told = f" ({'; '.join(notes)})" if notes else ""
        return f"{self.words}{told}{f' [{default}]' if default else ''}: "

    def is_named_by(self, problem: Problem) -> bool:
        """Whether the problem is with this field alone, or a part of it (``tags.0``)."""
        return f"{problem.field}.".startswith(f"{self.field}.")

    def can_mend(self, problem: Problem) -> bool:
        """Whether another answer may do away with the problem, which may be one of several fields together."""
        encloses = self.asked and bool(problem.field) and self.field.startswith(f"{problem.field}.")
        return self.is_named_by(problem) or encloses or problem.field in self.also


def _today(site: Site) -> str:
    return f"{datetime.now(site.zone):%Y-%m-%d}"


def _git_name(_site: Site) -> str:
    import subprocess

    try:
        result = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)
    except OSError:  # no git: a name that is merely not suggested
        return ""
    return result.stdout.strip()


def _has_time(answers: Answers, _site: Site) -> bool:
    return ":" in answers.get("start", "")


def _has_day(answers: Answers, _site: Site) -> bool:
    return re.fullmatch(r"\s*\d{4}-\d{1,2}\s*", answers.get("start", "")) is None


def _has_place(answers: Answers, _site: Site) -> bool:
    return bool(answers.get("place.name"))


def _point(answer: str) -> Answers:
    """Latitude and longitude of one answer; an answer without a point is told what is wrong with it."""
    from almanac.read.values.map_links import point_of

    point = point_of(answer)
    if point is None:
        return {"place.latitude": answer, "place.longitude": ""}
    return {"place.latitude": point[0], "place.longitude": point[1]}


def _country(answer: str) -> Answers:
    """The code of a country, also where its name was answered."""
    from almanac.read.answers.choices import read_country
    from almanac.read.fault import Fault

    try:
        return {"place.country": read_country(answer) if answer else ""}
    except Fault:
        return {"place.country": answer}


def _has_languages(_answers: Answers, site: Site) -> bool:
    return len(site.languages) > 1


SLUG = Question(
    "slug", "Name of the file", "lower-case letters, digits and hyphens; it becomes the address", asked=False
)
_LANG = Question(
    "lang",
    "Language of the text",
    choices=lambda site: site.languages,
    default=lambda site: site.default_lang,
    applies=_has_languages,
)
_TAGS = Question("tags", "Tags", "with commas between", "Enter for none", many=True)

STORY = (
    Question("title", "Title"),
    Question("date", "Day it appears", default=_today),
    Question("authors", "Authors", "with commas between", default=_git_name, many=True),
    Question("category", "Category", choices=lambda site: site.categories),
    Question("summary", "Summary", "one or two plain sentences, 40 to 300 characters"),
    _LANG,
    _TAGS,
)

EVENT = (
    Question("title", "Title"),
    Question("start", "Start", "2027-03-14 for whole days, 2027-03-14 18:30, or 2027-03 while its day is not fixed"),
    Question("end", "End", "the last day, or a time", "Enter for none", applies=_has_day),
    Question("timezone", "Time zone", "like Europe/Warsaw", default=lambda site: site.zone.key, applies=_has_time),
    Question("summary", "Summary", "one or two plain sentences, 20 to 300 characters"),
    Question("category", "Category", choices=lambda site: tuple(site.event_categories)),
    Question("place.name", "Name of the place", enter="Enter if it is only online"),
    Question("place.address", "Street and number", enter="Enter for none", applies=_has_place),
    Question("place.city", "City", applies=_has_place),
    Question("place.country", "Country", "its name, or two letters: PL", applies=_has_place, spread=_country),
    Question(
        "place.latitude",
        "Point on the map",
        "a link from a map, or latitude and longitude: 50.2652, 19.0269",
        "Enter for none",
        applies=_has_place,
        spread=_point,
    ),
    Question("place.longitude", "Longitude", asked=False),
    Question(
        "online",
        "Address to join online",
        "https://..., or `later` while it is not known",
        "Enter for none",
        also=("place",),
    ),
    Question(
        "worldwide", "Everywhere, at no place", enter="true; Enter for no", asked=False, switch=True, also=("place",)
    ),
    Question("url", "Address of its own site", "https://...", "Enter for none"),
    _TAGS,
    _LANG,
    Question("languages", "Languages spoken", "with commas between: pl, en", asked=False, many=True),
    Question("repeat", "How it repeats", "as an RRULE: FREQ=WEEKLY;COUNT=4", asked=False),
    Question("status", "How certain it is", "tentative, cancelled, postponed", asked=False),
    Question("status_note", "Why, and what happens now", asked=False),
)
# What is asked once these are known: the zone follows from the place.
_LATER = {"timezone": "online"}


# How to call it without questions.
EXAMPLES: Mapping[Kind, str] = {
    "story": """
scripts/almanac new story
scripts/almanac new story --no-input --title "A forum of our own" --authors "Ada, Grace" \\
  --category News --summary "Why we moved our discussions to a forum of our own."
""",
    "event": """
scripts/almanac new event
scripts/almanac new event --from walk.ics        what a calendar, a page or a form has is not asked
scripts/almanac new event --from https://example.org/walk
scripts/almanac new event --no-input --title "Spring meetup" --start "2027-03-14 18:30" \\
  --timezone Europe/Warsaw --category Meetup --place "City library" --city Katowice \\
  --country PL --summary "We meet, eat and plan the year."
""",
}


def in_asking_order(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions as they are asked: what follows from others comes behind them."""
    later = {question.field: question for question in questions if question.field in _LATER}
    order: list[Question] = []
    for question in questions:
        order += [] if question.field in later else [question]
        order += [later[field] for field, after in _LATER.items() if after == question.field and field in later]
    return tuple(order)


def questions_for(kind: Kind) -> tuple[Question, ...]:
    """All fields that `new` can fill, the file's name included."""
    return (*(STORY if kind == "story" else EVENT), SLUG)
