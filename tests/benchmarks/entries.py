"""Stories and events as the files that people would have written, each the same on every run."""

from __future__ import annotations

import posixpath
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import yaml
from prose import body, dice, paragraph, rare_words, sentence
from vocabulary import AUTHORS, CITIES, TAGS, City

# The moment at which every made site is built.
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
PICTURES = tuple(f"images/picture-{number:02d}.svg" for number in range(1, 21))
FIRST_TOPIC = 1000

_YEARS_BACK = timedelta(days=3650)
_YEAR_AHEAD = timedelta(days=365)
_ONE_TRANSLATION_IN = 25
_SERIES_PARTS = 8
_STORY_CATEGORIES = ("News", "Lessons", "Community", "Technology", "Governance")
_EVENT_CATEGORIES = ("Conference", "Meetup", "Workshop", "Hackathon")
_STATUSES = ("cancelled", "postponed", "rescheduled", "tentative", "moved-online")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_ORDINALS = ("first", "second", "third", "fourth")
# Of every 40 events, so that sites of any size have the same share of what is costly.
_WITH_A_TIME = frozenset([4, 12, 19, 22, 27, 29, 34, 39])
_TEN_YEARS = timedelta(days=3652)
# How those repeat that do so for ten years: one in ten every day.
_RHYTHMS = ("week", "month", "week", "month", "day", "week", "month", "week", "month", "week")
_REPEATING = {9: "year", 19: "week", 29: "month", 39: "months of two years"}


@dataclass(frozen=True, slots=True)
class Made:
    """A file; ``written`` is when it came, ``author`` who sent it."""

    path: str
    text: str
    written: datetime
    author: str


@dataclass(frozen=True, slots=True)
class Size:
    """How many stories, translations among them, and events a site has, and among how many they are divided.

    ``series`` of the events repeat for ten years, and go on at the moment at which the site is built.
    """

    stories: int
    events: int
    authors: int = len(AUTHORS)
    tags: int = len(TAGS)
    series: int = 0

    @property
    def entries(self) -> int:
        """Stories and events together."""
        return self.stories + self.events


def stories(size: Size) -> Iterator[Made]:
    """Every story, the oldest first."""
    for number in range(size.stories):
        yield _story(number, size)


def events(size: Size) -> Iterator[Made]:
    """Every event, the earliest first."""
    for number in range(size.events):
        yield _event(number, size)


def _story(number: int, size: Size) -> Made:
    rng = dice("story", number)
    lang, day, path = _story_lang(number), _story_day(number, size), _story_path(number, size)
    older = [_story_path(rng.randrange(number), size) for _ in range(rng.randint(0, 3))] if number else []
    front: dict[str, Any] = {
        "title": _title("story", number, lang),
        "date": f"{day} 09:30 Europe/Warsaw" if lang == "en" and rng.random() < 0.1 else day,
        "authors": rng.sample(AUTHORS[: size.authors], rng.choice((1, 1, 1, 2))),
        "category": rng.choice(_STORY_CATEGORIES),
        "summary": sentence(rng, lang, 14, 22),
        "tags": rng.sample(TAGS[: size.tags], rng.randint(1, 4)),
    }
    if lang == "en":
        front |= _sometimes_of_story(rng, number)
    text = body(rng, [_relative(path, target) for target in older], lang)
    written = datetime.combine(day, time(rng.randint(6, 20), rng.randint(0, 59)), UTC)
    return Made(path, _file(front, text), written, front["authors"][0])


def _sometimes_of_story(rng: random.Random, number: int) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if rng.random() < 0.2:
        fields["image"] = _image(rng)
    if rng.random() < 0.3:
        fields["discussion"] = FIRST_TOPIC + number
    if rng.random() < 0.02:
        fields["aliases"] = [f"/old/{number}/"]
    if number % 7 == 0:
        part_of = number // (7 * _SERIES_PARTS)
        fields["series"] = f"{' '.join(rare_words(dice('series', part_of), 2))} {part_of}"
    return fields


def _story_lang(number: int) -> str:
    if not _is_translation(number):
        return "en"
    return "es" if number // _ONE_TRANSLATION_IN % 2 else "ar"


def _is_translation(number: int) -> bool:
    """Whether the story is the one before it, in another language."""
    return number % _ONE_TRANSLATION_IN == _ONE_TRANSLATION_IN - 1


def _story_day(number: int, size: Size) -> date:
    original = number - _is_translation(number)
    return (NOW - _YEARS_BACK + (_YEARS_BACK - timedelta(days=2)) * original / size.stories).date()


def _story_path(number: int, size: Size) -> str:
    original = number - _is_translation(number)
    lang = f".{_story_lang(number)}" if _is_translation(number) else ""
    slug = f"{_title('story', original, 'en').replace(' ', '-')}-{original}"
    return f"content/stories/{_story_day(number, size).year}/{slug}{lang}.md"


def _event(number: int, size: Size) -> Made:
    rng = dice("event", number)
    start = (NOW - _YEARS_BACK + (_YEARS_BACK + _YEAR_AHEAD) * number / size.events).date()
    part = number * size.series // size.events
    is_series = part != (number + 1) * size.series // size.events
    if is_series:
        start = (NOW - _TEN_YEARS + _TEN_YEARS * part / size.series).date()
    start = start.replace(day=min(start.day, 28))
    title = _title("event", number, "en")
    path = f"events/{start.year}/{title.replace(' ', '-')}-{number}.md"
    kind = number % 40
    city = CITIES[(number + number // 40) % len(CITIES)]
    front: dict[str, Any] = {
        "title": title,
        **_when(rng, start, city, timed=kind in _WITH_A_TIME),
        "summary": sentence(rng, "en", 10, 18),
        "category": "Observance" if rng.random() < 0.1 else rng.choice(_EVENT_CATEGORIES),
        **_where(rng, city),
        "tags": rng.sample(TAGS[: size.tags], rng.randint(1, 3)),
        **_sometimes_of_event(rng, start, number),
    }
    if is_series:
        front["repeat"] = {"every": _RHYTHMS[part % len(_RHYTHMS)], "until": start + _TEN_YEARS}
    elif kind in _REPEATING:
        front["repeat"] = _repeat(_REPEATING[kind], start)
    words = f"{paragraph(rng)}\n\n{paragraph(rng)}\n"
    if size.stories and rng.random() < 0.3:
        words += f"\n[{title}]({_relative(path, _story_path(rng.randrange(size.stories), size))})\n"
    sent = datetime.combine(start - timedelta(days=rng.randint(20, 120)), time(rng.randint(6, 20)), UTC)
    return Made(path, _file(front, words), min(sent, NOW - timedelta(hours=1)), rng.choice(AUTHORS))


def _when(rng: random.Random, start: date, city: City, *, timed: bool) -> dict[str, Any]:
    if not timed:
        days = rng.choice((0, 0, 1, 2, 4))
        return {"start": start, "end": start + timedelta(days=days)} if days else {"start": start}
    hour = rng.randint(9, 19)
    return {"start": f"{start} {hour:02d}:00", "end": f"{hour + 2}:30", "timezone": city.zone}


def _where(rng: random.Random, city: City) -> dict[str, Any]:
    kind = rng.random()
    if kind < 0.07:
        return {"worldwide": True}
    online = {"online": f"https://meet.example.org/{rng.randrange(10**6)}"}
    if kind < 0.15:
        return online
    place: dict[str, Any] = {
        "name": f"{rare_words(rng, 1)[0].capitalize()} hall",
        "city": city.name,
        "country": city.country,
        "latitude": round(city.latitude + rng.uniform(-0.05, 0.05), 4),
        "longitude": round(city.longitude + rng.uniform(-0.05, 0.05), 4),
    }
    return {"place": place, **(online if kind > 0.85 else {})}


def _sometimes_of_event(rng: random.Random, start: date, number: int) -> dict[str, Any]:
    fields: dict[str, Any] = {"url": f"https://events.example.org/{number}"} if rng.random() < 0.7 else {}
    if rng.random() < 0.5:
        fields["languages"] = rng.sample(("en", "es", "ar", "fr", "de", "pl", "sw", "pt"), rng.randint(1, 2))
    if rng.random() < 0.3:
        fields["organizers"] = [{"name": rng.choice(AUTHORS), "url": "https://group.example.org"}]
    if rng.random() < 0.2:
        fields["registration"] = {"url": "https://tickets.example.org", "deadline": start - timedelta(days=7)}
    if rng.random() < 0.1:
        fields["image"] = _image(rng)
    if rng.random() < 0.2:
        fields["series"] = f"{' '.join(rare_words(dice('gathering', number // 40), 2))} {number // 40}"
    if rng.random() < 0.06:
        fields |= _status(rng, start)
    return fields


def _status(rng: random.Random, start: date) -> dict[str, Any]:
    fields: dict[str, Any] = {"status": rng.choice(_STATUSES)}
    if fields["status"] != "tentative":
        fields["status_note"] = sentence(rng)
    if fields["status"] == "rescheduled":
        fields["previous_start"] = [start - timedelta(days=30)]
    if fields["status"] == "moved-online":
        fields["online"] = "https://meet.example.org/moved"
    return fields


def _repeat(kind: str, start: date) -> dict[str, Any]:
    if kind == "year":
        return {"every": "year"}
    if kind == "week":
        weekly: dict[str, Any] = {"every": "week", "day": _WEEKDAYS[start.weekday()]}
        return {**weekly, "count": 20, "except": [start + timedelta(days=14)]}
    ordinal = _ORDINALS[(start.day - 1) // 7]
    monthly: dict[str, Any] = {"every": "month", "day": f"{ordinal} {_WEEKDAYS[start.weekday()]}"}
    return monthly if kind == "month" else {**monthly, "until": start + timedelta(days=730)}


def _title(kind: str, number: int, lang: str) -> str:
    rng = dice("title", kind, number, lang)
    return " ".join(rare_words(rng, rng.randint(3, 6), lang))


def _image(rng: random.Random) -> dict[str, str]:
    return {"file": rng.choice(PICTURES), "alt": sentence(rng), "credit": rng.choice(AUTHORS), "license": "CC0 1.0"}


def _relative(source: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(source))


def _file(front: dict[str, Any], text: str) -> str:
    fields = yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{fields}---\n\n{text}"
