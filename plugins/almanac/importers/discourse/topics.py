"""Reads events and announcements out of what a forum that runs Discourse says: its topics, and lists of its events."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from almanac.importers.discourse.archive import posts_in, why_not
from almanac.importers.discourse.cooked import plain_post
from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, PlannedRedirect
from almanac.model.slug import file_slug
from almanac.read.fault import Fault
from almanac.read.values.zones import zone_names

_ADDRESS = re.compile(r"[^@\s]+@[\w-]+(?:\.[\w-]+)+")
_RULE = re.compile(r"(?:^|\n|RRULE:)(FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[\w,+-]+)*)", re.ASCII)
# Only those who were invited see such an event (discourse-calendar, Event.statuses).
_PRIVATE = frozenset(["private", 2])


@dataclass(slots=True)
class _Said:
    """All that a forum said, by what it is of."""

    categories: dict[int, str] = field(default_factory=dict)
    slugs: dict[str, int] = field(default_factory=dict)
    topics: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    events: dict[int, Mapping[str, Any]] = field(default_factory=dict)


class DiscourseTopics:
    """Events of a forum as events, the topics of one category as stories; ``answers`` are its JSON, in any order.

    ``base`` is the forum's address, ``announcements`` the name, slug or number of the category whose topics become
    stories; ``forum`` is that of the site, whose topics its entries name as their discussion.
    """

    base = ""

    def __init__(self, answers: Iterable[tuple[str, Any]], base: str, announcements: str, forum: str) -> None:
        self.name = urlsplit(base).netloc or "forum"
        self._forum_base = base.rstrip("/")
        self._is_of_site = bool(forum) and urlsplit(forum).netloc.lower() == urlsplit(base).netloc.lower()
        self._said = _sorted(answers)
        self._announcements = self._number_of(announcements)
        if announcements and not self._announcements:
            hint = f"one of: {', '.join(sorted(self._said.categories.values()))}" if self._said.categories else _NUMBER
            raise Fault(f"the forum has no category “{announcements}”", hint)

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """Every event, then every announcement that is none."""
        told: set[int] = set()
        for number, event in sorted(self._said.events.items()):
            topic = _number(_inside(event, "post", "topic").get("id"))
            entry = self._post_event(number, event, topic, account)
            if entry:
                told.add(topic)
                yield entry
        for number, said in sorted(self._said.topics.items()):
            why = why_not(said)
            if why:
                account.leave_out(f"topics: {why}", f"topic {number}")
            elif number not in told and isinstance(said.get("event"), dict):
                told.add(number)
                entry = self._topic_event(number, said, account)
                if entry:
                    yield entry
            elif number not in told and self._announcements and said.get("category_id") == self._announcements:
                entry = self._story(number, said, account)
                if entry:
                    yield entry

    def redirects(self) -> Iterator[PlannedRedirect]:
        """None: the forum stays where it is."""
        return iter(())

    def picture(self, address: str) -> PlannedPicture | None:
        """None is known."""
        del address
        return None

    def _number_of(self, category: str) -> int:
        names = {name.casefold(): number for number, name in self._said.categories.items()}
        return (
            names.get(category.casefold())
            or self._said.slugs.get(category)
            or (int(category) if category.isdecimal() and category.isascii() else 0)
        )

    def _post_event(self, number: int, said: Mapping[str, Any], topic: int, account: Account) -> PlannedEntry | None:
        """An event of discourse-calendar, which stands in a post."""
        title = _line(said.get("name")) or _line(_inside(said, "post", "topic").get("title"))
        where = f"event {number}: “{title}”"
        if said.get("status") in _PRIVATE or said.get("is_private"):
            account.leave_out("events for those alone who are invited", where)
            return None
        known = self._said.topics.get(topic)
        if known is not None and why_not(known):
            account.leave_out(f"events in a topic that is not for everybody: {why_not(known)}", where)
            return None
        times = _times(
            said.get("starts_at"), said.get("ends_at"), said.get("timezone"), is_all_day=bool(said.get("all_day"))
        )
        if not times or not title:
            account.leave_out("events without a name or a start", where)
            return None
        fields = {"title": title, **times, **self._shared(said.get("category_id"), topic, known)}
        location, url = _line(said.get("location")), _line(said.get("url"))
        if location.startswith(("http://", "https://")):
            fields["online"] = location
        elif location:
            fields["place"] = {"name": location}
        fields |= _place(known.get("location")) if known else {}
        fields |= {"url": url} if url.startswith(("http://", "https://")) else {}
        rule = _RULE.search(str(said.get("rrule") or ""))
        if rule:
            fields["repeat"] = rule[1]
        elif said.get("rrule") or said.get("recurrence"):
            account.look_at(where, "it repeats by a rule that was not understood: only its next date came")
        described = _line(said.get("description"))
        cooked = f"<p>{_escaped(described)}</p>" if described else ""
        html = partial(self._first_post, known) if known else lambda: cooked
        return self._event(f"post event {number}", where, title, fields, html)

    def _topic_event(self, number: int, said: Mapping[str, Any], account: Account) -> PlannedEntry | None:
        """An event of discourse-events, which is a part of its topic; who takes part is not told."""
        title, event = _line(said.get("title")), said["event"]
        where = f"topic {number}: “{title}”"
        times = _times(
            event.get("start"), event.get("end"), event.get("timezone"), is_all_day=bool(event.get("all_day"))
        )
        if not times or not self._first_post(said):
            account.leave_out("events without a start, or whose post is not for everybody", where)
            return None
        fields = {"title": title, **times, **self._shared(said.get("category_id"), number, said)}
        fields |= _place(said.get("location"))
        deadline = _times(event.get("deadline"), None, event.get("timezone"), is_all_day=True)
        fields |= {"registration": {"deadline": deadline["start"]}} if deadline else {}
        return self._event(f"topic {number}", where, title, fields, partial(self._first_post, said))

    def _event(self, key: str, where: str, title: str, fields: dict[str, Any], html: Any) -> PlannedEntry:
        return PlannedEntry(
            kind="event", key=key, where=where, slug=file_slug(title), fields=fields, html=html, base=self._forum_base
        )

    def _story(self, number: int, said: Mapping[str, Any], account: Account) -> PlannedEntry | None:
        title, posts = _line(said.get("title")), posts_in(said)
        where = f"topic {number}: “{title}”"
        day = _day(said.get("created_at"))
        if not self._first_post(said) or day is None:
            account.leave_out("announcements whose post is not for everybody", where)
            return None
        names = [_line(posts[0].get(name)) for name in ("display_username", "name", "username")]
        author = next((name for name in names if name and not _ADDRESS.search(name)), "")
        if not author:
            account.mended["authors whose name is an e-mail address: the forum's name stands there"] += 1
        fields = {
            "title": title,
            "date": day.isoformat(),
            "authors": [author or self.name],
            **self._shared(said.get("category_id"), number, said),
        }
        return PlannedEntry(
            kind="story",
            key=f"topic {number}",
            where=where,
            slug=file_slug(title),
            fields=fields,
            html=partial(self._first_post, said),
            base=self._forum_base,
        )

    def _shared(self, category: Any, topic: int, said: Mapping[str, Any] | None) -> dict[str, Any]:
        """Category, tags, and the topic as the discussion, or as an address where the site's forum is another."""
        found: dict[str, Any] = {}
        name = self._said.categories.get(_number(category), "")
        found |= {"category": name} if name else {}
        tags = [_line(tag.get("name") if isinstance(tag, dict) else tag) for tag in (said or {}).get("tags") or ()]
        found |= {"tags": [tag for tag in tags if tag]} if any(tags) else {}
        if topic and self._is_of_site:
            found["discussion"] = str(topic)
        elif topic and self._forum_base:
            found["url"] = f"{self._forum_base}/t/{topic}"
        return found

    def _first_post(self, said: Mapping[str, Any] | None) -> str:
        """The text of a topic; empty where its first post is not for everybody."""
        first = next((post for post in posts_in(said) if post.get("post_number") == 1), None)
        if first is None or first.get("hidden") or first.get("deleted_at") or first.get("user_deleted"):
            return ""
        return plain_post(str(first.get("cooked") or ""), self._forum_base)


_NUMBER = "name it by its number"


def _sorted(answers: Iterable[tuple[str, Any]]) -> _Said:
    """What each answer is, by its shape; raises ``Fault`` where none of them is of a forum."""
    said, others = _Said(), []
    for where, answer in answers:
        known = False
        for one in answer if isinstance(answer, list) else (answer,):
            known |= _take(said, one)
        others += [] if known else [where]
    if others:
        raise Fault(f"{others[0]} is nothing that a forum says", "save what the forum answers at /t/NUMBER.json")
    return said


def _take(said: _Said, answer: Any) -> bool:
    if not isinstance(answer, dict):
        return False
    if isinstance(answer.get("post_stream"), dict) and _number(answer.get("id")):
        said.topics[answer["id"]] = answer
        return True
    if isinstance(answer.get("events"), list):
        said.events |= {one["id"]: one for one in answer["events"] if isinstance(one, dict) and _number(one.get("id"))}
        return True
    listed = answer.get("categories") or _inside(answer, "category_list").get("categories")
    for category in listed if isinstance(listed, list) else ():
        if isinstance(category, dict) and _number(category.get("id")) and not category.get("read_restricted"):
            said.categories[category["id"]] = _line(category.get("name"))
            said.slugs[str(category.get("slug") or "")] = category["id"]
    return isinstance(listed, list) or isinstance(answer.get("topic_list"), dict)


def _times(start: Any, end: Any, zone: Any, *, is_all_day: bool) -> dict[str, str]:
    """``start``, ``end`` and ``timezone`` as people write them, in the event's own zone; empty without a start."""
    first, last = _moment(start), _moment(end)
    if first is None:
        return {}
    name = str(zone or "")
    local = ZoneInfo(name) if name in zone_names() else UTC
    first, last = first.astimezone(local), last.astimezone(local) if last else None
    if is_all_day:
        days = {"start": f"{first:%Y-%m-%d}"}
        return days | ({"end": f"{last:%Y-%m-%d}"} if last and last.date() > first.date() else {})
    times = {"start": f"{first:%Y-%m-%d %H:%M}", "timezone": name if local is not UTC else "Z"}
    return times | ({"end": f"{last:%Y-%m-%d %H:%M}"} if last and last > first else {})


def _place(said: Any) -> dict[str, Any]:
    """What discourse-locations says of where it is."""
    if not isinstance(said, dict):
        return {}
    geo = said.get("geo_location") if isinstance(said.get("geo_location"), dict) else {}
    street = ", ".join(filter(None, (_line(said.get("street")), _line(said.get("postalcode")))))
    place: dict[str, Any] = {
        "name": _line(said.get("name")) or ("" if street else _line(said.get("raw"))),
        "address": street,
        "city": _line(said.get("city")),
        "country": _line(said.get("countrycode")).upper(),
    }
    lat, lon = str((geo or {}).get("lat") or ""), str((geo or {}).get("lon") or "")
    if lat and lon:
        place |= {"latitude": lat, "longitude": lon}
    place = {name: value for name, value in place.items() if value}
    return {"place": place} if place else {}


def _inside(said: Mapping[str, Any], *names: str) -> Mapping[str, Any]:
    for name in names:
        inner = said.get(name)
        said = inner if isinstance(inner, dict) else {}
    return said


def _moment(said: Any) -> datetime | None:
    try:
        moment = datetime.fromisoformat(str(said).replace("Z", "+00:00"))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(said: Any) -> date | None:
    moment = _moment(said)
    return moment.date() if moment else None


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _number(said: Any) -> int:
    return said if type(said) is int and said > 0 else 0


def _line(said: Any) -> str:
    return " ".join(said.split()) if isinstance(said, str) else ""
