"""A site whose every text is hostile, generated from the table of payloads."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from built.payloads import HUGE, LONG, PAYLOADS
from built.project import MINIATURE, MINIATURE_NOW, Project, with_code

HOSTILE_URL = "https://hostile.example.org"
LANGUAGES = {"right-to-left": "ar", "mixed": "ja", "combining": "he"}
# Names of files in other scripts; the others are named as their payload.
SLUGS = {"right-to-left": "قصة-معادية", "mixed": "東京-hindi-हिन्दी", "combining": "łódź", "emoji": "ไทย-è"}
OVER = frozenset(["comment", "entity", "right-to-left"])
CANCELLED = frozenset(["jinja", "format", "right-to-left"])
ALIASED = frozenset(["script", "attribute", "right-to-left"])
ARABIC_TAGLINE = f"مرحبا {PAYLOADS['attribute']} {PAYLOADS['format']}"
_COLORS = ("#1f5f8b", "#2a6f5e", "#8a5a00", "#7a3b8f", "#a3324a")
_FIRST = date(2027, 3, 1)
_SETTINGS = """
SITENAME = {name!r}
SITE_TAGLINE = {tagline!r}
SITEURL = {url!r}
CALENDAR_DOMAIN = "hostile.example.org"
LANGUAGES = ["en", "ar"]
CATEGORIES = {categories!r}
EVENT_CATEGORIES = {event_categories!r}
FORUM_NEW_TOPIC = {forum!r}
CONTENT_LICENSE = {license!r}
CATEGORY_NAMES = {{"ar": {names!r}}}
SITE_TAGLINES = {{"ar": {arabic_tagline!r}}}
LOADS_FROM = {{"https://media.example.org": {reason!r}}}
MAP_TILES = "OpenStreetMap.Mapnik"
DEFAULT_PAGINATION = 10
"""


def named(what: str, payload: str) -> str:
    """A name that has the payload in it, and letters of its own so that it has an address of its own."""
    return f"{PAYLOADS[payload][:60].strip()} {what} {list(PAYLOADS).index(payload)}"


def category(payload: str) -> str:
    """What the category of the entries is called in their language: Arabic alone has names of its own."""
    return named("called" if LANGUAGES.get(payload) == "ar" else "category", payload)


def slug(payload: str) -> str:
    """The name of the entries' files."""
    return SLUGS.get(payload, payload)


def summary(payload: str) -> str:
    """The payload, long enough for a summary and not too long."""
    return f"{PAYLOADS[payload][:250].strip()} and what else a summary of forty characters says"


def hostile(root: Path) -> Project:
    """The site: a story, an event and a page for each payload, and settings that are hostile too."""
    project = Project(with_code(root), MINIATURE_NOW)
    shutil.copytree(MINIATURE / "content" / "images", root / "content" / "images")
    settings = root / "pelicanconf.py"
    settings.write_text(settings.read_text("utf-8") + _settings(), "utf-8")
    for number, payload in enumerate(PAYLOADS):
        _write(root / "content/stories/2027" / f"{slug(payload)}.md", _story(number, payload), _body(payload))
        _write(root / "content/pages" / f"{slug(payload)}-page.md", _page(payload), _body(payload))
        _write(
            root / "events" / str(_start(number, payload).year) / f"{slug(payload)}.md",
            _event(number, payload),
            _body(payload),
        )
        # One at a time: whoever commits many texts at once is taken for one who brings them along.
        project.commit(COMMITTED, "${alert(1)} {{ 7*7 }}", author=AUTHOR)
    _write(root / "content/stories/2027/huge.md", {**_story(0, "script"), "title": "Huge", "aliases": ["/huge/"]}, HUGE)
    _write(root / "content/stories/2027/long.md", {**_story(0, "script"), "title": LONG, "aliases": ["/long/"]}, "")
    _write(root / "events/2027/long.md", {**_event(40, "script"), "title": LONG}, "")
    project.commit(COMMITTED, "${alert(1)} {{ 7*7 }}", author=AUTHOR)
    (root / ".almanac").mkdir()
    address = "https://forum.example.org/t/x/1"
    replies = [
        {"author": payload, "day": "2027-01-20", "url": f"{address}/{number}", "html": f"<p>{payload}</p>"}
        for number, payload in enumerate(PAYLOADS.values(), start=2)
    ]
    topic = {"title": PAYLOADS["script"], "url": address, "posts": 3, "closed": True, "best": replies}
    (root / ".almanac" / "forum.json").write_text(json.dumps({"topics": {"1": topic}}), "utf-8")
    return project


COMMITTED = datetime(2027, 1, 25, 9, tzinfo=UTC)
# git takes angle brackets out of names.
AUTHOR = "${alert(1)} `{{ 7*7 }}` \"quoted\" &lt;b&gt; 'x' مرحبا 👩‍👩‍👧‍👦 %s ]]"


def _settings() -> str:
    categories = [named("category", payload) for payload in PAYLOADS]
    colors = {name: _COLORS[number % len(_COLORS)] for number, name in enumerate(categories)}
    return _SETTINGS.format(
        name=PAYLOADS["script"],
        tagline=f"{PAYLOADS['jinja']} {PAYLOADS['template-literal']} {PAYLOADS['attribute']} {PAYLOADS['format']}",
        url=HOSTILE_URL,
        categories=categories,
        event_categories=colors,
        names={named("category", payload): named("called", payload) for payload in PAYLOADS},
        arabic_tagline=ARABIC_TAGLINE,
        forum=PAYLOADS["entity"],
        license=PAYLOADS["quotes"],
        reason=PAYLOADS["closing"],
    )


def _image(payload: str) -> dict[str, str]:
    text = PAYLOADS[payload]
    return {"file": "images/circle.svg", "alt": text, "credit": named("credit", payload), "license": text}


def _story(number: int, payload: str) -> dict[str, Any]:
    aliases = [f"/old/{payload}/", f"/{slug(payload)}-{{{{7+7}}}}-$`'&;/"]
    return {
        "title": PAYLOADS[payload],
        "date": f"2027-01-{1 + number:02}",
        "authors": [named("author", payload), named("other", payload)],
        "category": named("category", payload),
        "summary": summary(payload),
        "lang": LANGUAGES.get(payload, "en"),
        "tags": [named("tag", payload)],
        "series": named("series", payload),
        "license": named("license", payload),
        "image": _image(payload),
        "discussion": "1",
        **({"aliases": aliases} if payload in ALIASED else {}),
    }


def _page(payload: str) -> dict[str, Any]:
    return {"title": PAYLOADS[payload], "summary": summary(payload), "lang": LANGUAGES.get(payload, "en")}


def _start(number: int, payload: str) -> date:
    return _FIRST + timedelta(days=number) - timedelta(days=365 if payload in OVER else 0)


def _event(number: int, payload: str) -> dict[str, Any]:
    text = PAYLOADS[payload]
    place = {"name": text, "address": named("street", payload), "city": named("city", payload), "country": "KE"}
    return {
        "title": text,
        "start": f"{_start(number, payload)} 18:00",
        "timezone": "Africa/Nairobi",
        "summary": summary(payload),
        "category": named("category", payload),
        "lang": LANGUAGES.get(payload, "en"),
        "place": {**place, "latitude": f"{-1.0 - number / 100}", "longitude": f"{36.0 + number / 100}"},
        "online": "https://meet.example.org/?q='%22%3Cscript%3E&x=${alert(1)}",
        "registration": {"cost": text},
        "organizers": [{"name": text, "email": "hostile@example.org"}, {"name": named("organizer", payload)}],
        "tags": [named("tag", payload)],
        "series": named("series", payload),
        "image": _image(payload),
        "announced": "2027-01-15",
        **({"status": "cancelled", "status_note": text} if payload in CANCELLED else {}),
    }


def _body(payload: str) -> str:
    text = PAYLOADS[payload]
    return f"Code: ```` {text} ````\n\n~~~~~\n{text}\n~~~~~\n\n    {text}\n"


def _write(path: Path, fields: Mapping[str, Any], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    front = "\n".join(f"{name}: {_yaml(value)}" for name, value in fields.items())
    path.write_text(f"---\n{front}\n---\n\n{body}\n", "utf-8")


def _yaml(value: Any) -> str:
    """A value on one line, every character as it is or by its number."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_yaml(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_yaml(part) for part in value) + "]"
    return quoted(value)


def quoted(text: str) -> str:
    """Text between double quotes (YAML 1.2, 5.7), what is not plain ASCII by its number."""
    plain = (char if " " <= char <= "~" and char not in '"\\' else f"\\U{ord(char):08x}" for char in text)
    return f'"{"".join(plain)}"'
