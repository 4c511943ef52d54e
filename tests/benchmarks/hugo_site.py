"""Makes the site that Hugo builds, of the same entries as ``make_site.py``: ``hugo_site.py FOLDER --stories 1000``."""

from __future__ import annotations

import argparse
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date, datetime, time, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import entries
import yaml
from dateutil.rrule import rrulestr
from entries import NOW, Made, Size
from git_history import write_history
from make_site import CHECKOUT, write_forum, write_pictures

THEME = Path(__file__).with_name("hugo_theme")
# How far pages of months and years reach, as in Almanac.
_HORIZON = NOW.date() + timedelta(days=365)
_LINKED = re.compile(r"\]\((?P<path>[^)]+)\.md\)")
_IN_LANGUAGE = re.compile(r"\.(?P<lang>es|ar)\.md\Z")
_LANGUAGES = ("es", "ar")
_SCHEMA_STATUS = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved-online": "EventMovedOnline",
}
_ICS_STATUS = {"cancelled": "CANCELLED", "postponed": "CANCELLED", "tentative": "TENTATIVE"}
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_ORDINALS = ("first", "second", "third", "fourth")


def make_hugo_site(root: Path, size: Size) -> None:
    """Fill ``root``, which must not exist: entries with their history, and our theme."""
    root.mkdir(parents=True)
    stories, events = list(entries.stories(size)), list(entries.events(size))
    paths = {made.path for made in stories}
    shared = _shared_groups(events)
    converted = [*(_story(made, paths) for made in stories), *(_event(made, shared) for made in events)]
    write_history(root, converted)
    shutil.copy(THEME / "hugo.yaml", root)
    shutil.copytree(THEME / "layouts", root / "layouts")
    shutil.copytree(CHECKOUT / "theme" / "static", root / "static" / "theme")
    write_pictures(root / "static")
    write_forum(root / "data", size)
    _write_pages(root / "content")


def hugo_path(path: str) -> str:
    """Where an entry of Almanac's stands in the site for Hugo, for which a language is no part of a file's name."""
    path = _IN_LANGUAGE.sub(r"-\g<lang>.md", path)
    return path if path.startswith("content/") else f"content/{path}"


def _write_pages(content: Path) -> None:
    formats = ["html", "atom", "rss", "jsonfeed", "calendar", "archive", "geojson", "archivegeojson", "opendata"]
    pages: dict[str, dict[str, Any]] = {
        "stories/_index.md": {"title": "Stories"},
        "events/_index.md": {"title": "Events", "outputs": [*formats, "archivedata"]},
        "map.md": {"title": "Map of events", "url": "/events/map/", "layout": "map"},
        "subscribe.md": {"title": "Subscribe", "layout": "subscribe"},
    }
    for name, front in pages.items():
        (content / name).write_text(_file(front, ""), "utf-8")


def _story(made: Made, paths: set[str]) -> Made:
    front, text = _read(made)
    language = _IN_LANGUAGE.search(made.path)
    stem = _IN_LANGUAGE.sub("", made.path).removesuffix(".md")
    lang = language["lang"] if language else "en"
    written = front["date"] if isinstance(front["date"], date) else _moment(front["date"])
    fields: dict[str, Any] = {
        "title": front["title"],
        "date": written.isoformat(),
        "description": front["summary"],
        "author": front["authors"],
        "category": [front["category"]],
        "tag": front["tags"],
        # `lang` is the taxonomy; a page whose front matter has `lang` would be one of a site in several languages.
        "language": lang,
        "lang": [lang],
        **{name: front[name] for name in ("image", "discussion", "aliases") if name in front},
    }
    if "series" in front:
        fields["series"] = [front["series"]]
    others = [f"{stem}.{other}.md" for other in _LANGUAGES] if lang == "en" else [f"{stem}.md"]
    siblings = [hugo_path(other).removeprefix("content") for other in others if other in paths]
    if siblings:
        fields["siblings"] = siblings
    if lang != "en":
        fields["url"] = f"/{lang}/{written:%Y/%m/%d}/{Path(stem).name}/"
    return Made(hugo_path(made.path), _file(fields, _with_links(text)), made.written, made.author)


def _shared_groups(events: Iterable[Made]) -> set[tuple[str, str]]:
    """Those of which Almanac makes pages only where they have two events."""
    named = Counter(group for made in events for group in set(_places_and_people(_read(made)[0])))
    return {group for group, count in named.items() if count > 1}


def _places_and_people(front: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The taxonomies of its city, its venue, its organizers, and of its country with each tag, and its names there."""
    for organizer in front.get("organizers", ()):
        yield "events/organizer", organizer["name"]
    place = front.get("place")
    if place:
        yield "events/city", place["city"]
        yield "events/venue", f"{place['name']}, {place['city']}"
        for tag in front["tags"]:
            yield "events/country-and-tag", f"{place['country']} {tag}"


def _event(made: Made, shared: Set[tuple[str, str]] = frozenset()) -> Made:
    front, text = _read(made)
    start, end = _start(front), _end(front)
    rule = _rule(front["repeat"], start) if "repeat" in front else ""
    days = _days(start, end, rule, front.get("repeat", {}).get("except", []))
    coming = [day for day in days if day >= NOW.date()]
    status = front.get("status", "")
    fields: dict[str, Any] = {
        "title": front["title"],
        "date": made.written.isoformat(),
        "description": front["summary"],
        "start": _iso(start),
        "end": _iso(end),
        "day": (coming[0] if coming else days[0]).isoformat(),
        "next": (coming[0] if coming else days[0]).isoformat(),
        "last_day": days[-1].isoformat(),
        "days": [day.isoformat() for day in days],
        "when": _in_words(start, end),
        "dtstart": _ics_date("DTSTART", start, front),
        "dtend": _ics_date("DTEND", end if isinstance(end, datetime) else end + timedelta(days=1), front),
        "ics_status": _ICS_STATUS.get(status, "CONFIRMED"),
        "schema_status": _SCHEMA_STATUS.get(status, "EventScheduled"),
        "events/category": [front["category"]],
        "events/tag": front["tags"],
        "events/month": sorted({f"{day:%Y-%m}" for day in days}),
        "events/year": sorted({f"{day:%Y}" for day in days}),
    }
    same = ("timezone", "place", "online", "organizers", "registration", "image", "status", "status_note")
    fields |= {name: front[name] for name in same if name in front}
    fields |= _groups(front, days)
    for taxonomy, name in _places_and_people(front):
        if (taxonomy, name) in shared:
            fields.setdefault(taxonomy, []).append(name)
    if rule:
        fields["rrule"] = rule
        fields["exdate"] = [_ics_date("EXDATE", day, front) for day in front["repeat"].get("except", [])]
    return Made(hugo_path(made.path), _file(fields, _with_links(text)), made.written, made.author)


def _groups(front: dict[str, Any], days: Sequence[date]) -> dict[str, Any]:
    groups: dict[str, Any] = {}
    if "place" in front:
        groups["events/country"] = [front["place"]["country"]]
    if "languages" in front:
        groups["events/language"] = front["languages"]
    if "series" in front:
        groups["events/series"] = [front["series"]]
    if "online" in front:
        groups["events/online"] = ["online"]
    if "url" in front:
        groups["website"] = front["url"]
    past = sorted({f"{day:%Y}" for day in days if day < NOW.date()})
    if past:
        groups["events/past"] = past
    return groups


def _start(front: dict[str, Any]) -> date:
    start = front["start"]
    return start if isinstance(start, date) else datetime.strptime(start, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - local


def _end(front: dict[str, Any]) -> date:
    start, end = _start(front), front.get("end")
    if isinstance(start, datetime):
        return datetime.combine(start.date(), time.fromisoformat(str(end)))
    return end if isinstance(end, date) else start


def _moment(text: str) -> datetime:
    local, _, zone = text.rpartition(" ")
    return datetime.strptime(local, "%Y-%m-%d %H:%M").replace(tzinfo=ZoneInfo(zone))


def _rule(repeat: dict[str, Any], start: date) -> str:
    """``repeat`` as an RRULE; only what ``entries.py`` writes."""
    parts = [f"FREQ={_FREQUENCIES[repeat['every']]}"]
    ordinal, _, weekday = repeat.get("day", "").rpartition(" ")
    if weekday:
        parts.append(f"BYDAY={_ORDINALS.index(ordinal) + 1 if ordinal else ''}{weekday[:2].upper()}")
    if "count" in repeat:
        parts.append(f"COUNT={repeat['count']}")
    if "until" in repeat:
        is_timed = isinstance(start, datetime)
        parts.append(f"UNTIL={repeat['until']:%Y%m%d}{'T235959Z' if is_timed else ''}")
    return ";".join(parts)


def _days(start: date, end: date, rule: str, left_out: Iterable[date]) -> list[date]:
    """Every day on which an event takes place, up to the horizon."""
    first, last = (moment.date() if isinstance(moment, datetime) else moment for moment in (start, end))
    begins = [first]
    if rule:
        until = max(_HORIZON, first)
        moments = rrulestr(rule.replace("T235959Z", ""), dtstart=datetime.combine(first, time()))
        begins = [moment.date() for moment in takewhile(lambda moment: moment.date() <= until, moments)]
    out = set(left_out)
    length = (last - first).days + 1
    return sorted({day + timedelta(days=n) for day in begins if day not in out for n in range(length)})


def _ics_date(name: str, moment: date, front: dict[str, Any]) -> str:
    start = _start(front)
    if not isinstance(start, datetime):
        return f"{name};VALUE=DATE:{moment:%Y%m%d}"
    moment = moment if isinstance(moment, datetime) else datetime.combine(moment, start.time())
    return f"{name};TZID={front['timezone']}:{moment:%Y%m%dT%H%M%S}"


def _iso(moment: date) -> str:
    return moment.isoformat(timespec="minutes") if isinstance(moment, datetime) else moment.isoformat()


def _in_words(start: date, end: date) -> str:
    if isinstance(start, datetime):
        return f"{start:%a} {start.day} {start:%b %Y}, {start:%H:%M}–{end:%H:%M}"
    return f"{start.day} {start:%b %Y}" if start == end else f"{start.day} {start:%b} – {end.day} {end:%b %Y}"


def _read(made: Made) -> tuple[dict[str, Any], str]:
    _, front, text = made.text.split("---\n", 2)
    fields: dict[str, Any] = yaml.load(front, Loader=yaml.CSafeLoader)
    return fields, text


def _with_links(text: str) -> str:
    """Links between the sources as they are from where the sources stand for Hugo."""
    return _LINKED.sub(lambda link: f"]({_hugo_link(link['path'])}.md)", text)


def _hugo_link(path: str) -> str:
    for lang in _LANGUAGES:
        if path.endswith(f".{lang}"):
            path = f"{path.removesuffix(f'.{lang}')}-{lang}"
    return path.replace("../../content/", "../../")


def _file(front: dict[str, Any], text: str) -> str:
    fields = yaml.dump(front, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{fields}---\n{text}"


def main() -> None:
    """Make one site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--events", type=int, default=200)
    given = parser.parse_args()
    make_hugo_site(given.folder, Size(given.stories, given.events))


if __name__ == "__main__":
    main()
