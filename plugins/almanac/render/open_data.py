"""Writes events as open data: GeoJSON for maps, JSON with every fact for reuse.

In both, what is not known is ``null``. Where only the month is known ``start`` is ``2027-05``, and
neither ``end`` nor ``all_day`` is known; a whole day is ``2024-08-07`` and ``end`` is then the last
day, inclusive; a local time carries its offset, ``2027-01-10T14:00:00+00:00``, and ``timezone`` its
IANA name. An organiser's e-mail address stays on the event's page.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime

import msgspec

from almanac.model import language
from almanac.model.event import Deadline, Elsewhere, Event, EventText, Organizer, Price, Registration, Status
from almanac.model.image import Image
from almanac.model.place import Online, Place
from almanac.model.recurrence import Change, Occurrence, Recurrence
from almanac.model.site import Site
from almanac.model.when import AllDay, MonthOnly, When
from almanac.render import local_time, words
from almanac.render.absolute import absolute_address, link_address
from almanac.render.events.at_occurrence import at_occurrence, venue
from almanac.render.recurrence.rrule_text import rrule_text

Chosen = Callable[[Event], When | None]
Coming = Callable[[Event], Sequence[Occurrence]]


def geojson(site: Site, events: Sequence[Event], lang: str = "", *, occurrence: Chosen) -> bytes:
    """The events that have coordinates as a GeoJSON FeatureCollection (RFC 7946) in UTF-8.

    One point per event, in the order given, in the words of a language, or the site's own; an event that is not
    translated has its own title and summary, and says in which language they are. ``occurrence`` chooses the
    time to show; where it gives None, the first is shown. The members ``license``, ``attribution`` and ``source`` are
    foreign ones (RFC 7946 6.1).
    """
    lang = lang or site.default_lang
    features = [_feature(site, event, occurrence(event) or event.when, lang) for event in events]
    document = {"type": "FeatureCollection", **_terms(site), "features": [f for f in features if f is not None]}
    # Without indentation: phones load it for the map.
    return _bytes(document)


def events_json(site: Site, events: Sequence[Event], *, occurrence: Chosen, coming: Coming = lambda _: ()) -> bytes:
    """Every fact of these events as JSON in UTF-8, in the order given.

    ``start`` and ``end`` are the first occurrence, to which ``rrule`` (RFC 5545 3.3.10), ``rdate``,
    ``exdate`` and ``changes`` belong; ``occurrence`` is the one that matters now, as chosen by the
    function of that name: the next, or the last when all are over. ``occurrences`` are those of ``coming``, soonest
    first; of ``place``, ``online``, ``online_later`` and ``note`` one has what differs from the event, of ``planned``
    when it was to be.
    """
    document = {
        **_terms(site),
        "events": [event_facts(site, event, occurrence(event), coming(event)) for event in events],
    }
    return _bytes(document, indent=1)


def _terms(site: Site) -> dict[str, object]:
    return {"license": site.content_license, "attribution": site.name, "source": absolute_address(site, "/")}


def _feature(site: Site, event: Event, when: When, lang: str) -> dict[str, object] | None:
    change = _change(event, when)
    place = venue(at_occurrence(event, when))
    if place is None or place.point is None:
        return None
    latitude, longitude = place.point
    text, phrases = event.text_in(lang), site.phrases(lang)
    in_language = words.in_language(text.lang, phrases)
    return {
        "type": "Feature",
        "id": event.uid,
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {
            **_page(site, event, text),
            **({"language_text": in_language} if in_language else {}),
            **_times(when),
            "when_text": words.when(when, phrases),
            "zone_text": local_time.zone(when) or None,
            "status": Status.CANCELLED if change and change.cancelled else event.status,
            **_category(site, event, lang),
            "place": place.name or None,
            "city": place.city or None,
            "country": place.country or None,
            "country_name": language.country_name(place.country, lang) if place.country else None,
            "online": None,
            **_short(event.online if change is None or change.online is None else change.online),
            # Telephones load it for the map: what is not said takes no room.
            **({"accessibility": list(event.accessibility)} if event.accessibility else {}),
        },
    }


def event_facts(
    site: Site, event: Event, shown: When | None = None, coming: Sequence[Occurrence] = ()
) -> dict[str, object]:
    """Every fact of an event; ``shown`` is the occurrence that matters now, ``coming`` are those of the next months."""
    return {
        "uid": event.uid,
        **_page(site, event, event.text),
        "translations": [_translation(site, text) for text in event.translations],
        **_times(event.when),
        "occurrence": _times(shown) if shown else None,
        "occurrences": [_occurrence(event, occurrence) for occurrence in coming],
        **_recurrence(event.recurrence),
        "status": event.status,
        "status_note": event.text.status_note or None,
        "previous_start": [str(day) for day in event.previous],
        "announced": _value(event.announced),
        "place": _place(event.place),
        **_online(event.online),
        "worldwide": event.worldwide,
        "website": event.url or None,
        "registration": _registration(event.registration),
        "organizers": [_organizer(organizer) for organizer in event.organizers],
        "deadlines": [_deadline(deadline) for deadline in event.deadlines],
        "speakers": list(event.speakers),
        "accessibility": list(event.accessibility),
        "languages": list(event.languages),
        **_category(site, event, event.text.lang),
        "busy": event.is_busy,
        "tags": list(event.tags),
        "series": event.series or None,
        "image": image_facts(site, event.image),
        "report": _links(site, event.report),
        "recordings": _links(site, event.recordings),
        "slides": _links(site, event.slides),
        "photos": _links(site, event.photos),
        **({"source": _elsewhere(event.elsewhere)} if event.elsewhere else {}),
        "file": event.source.path,
    }


def _elsewhere(found: Elsewhere) -> dict[str, object]:
    """Where it was announced first, in the words of its entry."""
    known = {"name": found.name, "url": found.url, "uid": found.uid, "gone": _value(found.gone)}
    return {name: value for name, value in known.items() if value}


def _page(site: Site, event: Event, text: EventText) -> dict[str, object]:
    return {
        "slug": event.slug,
        "title": text.title,
        "summary": text.summary,
        "lang": text.lang,
        "url": absolute_address(site, text.address),
        "path": link_address(site, text.address),
    }


def _translation(site: Site, text: EventText) -> dict[str, object]:
    return {
        "lang": text.lang,
        "title": text.title,
        "summary": text.summary,
        "url": absolute_address(site, text.address),
    }


def _category(site: Site, event: Event, lang: str) -> dict[str, object]:
    name = site.category_name(event.category, lang)
    return {"category": event.category, "category_name": name, "category_slug": site.slug(event.category)}


def _times(when: When) -> dict[str, object]:
    if isinstance(when, MonthOnly):
        return {"start": str(when), "end": None, "all_day": None, "timezone": None}
    if isinstance(when, AllDay):
        return {"start": _value(when.first), "end": _value(when.last), "all_day": True, "timezone": None}
    return {"start": _value(when.start), "end": _value(when.end), "all_day": False, "timezone": when.zone.key}


def _recurrence(recurrence: Recurrence | None) -> dict[str, object]:
    if recurrence is None:
        return {"rrule": None, "rdate": [], "exdate": [], "changes": []}
    return {
        "rrule": rrule_text(recurrence.rule),
        "rdate": _values(recurrence.added),
        "exdate": _values(recurrence.excluded),
        "changes": [_changed(change) for change in recurrence.changes],
    }


def _occurrence(event: Event, occurrence: Occurrence) -> dict[str, object]:
    """Short, since there may be hundreds: what is the event's own is not said again."""
    change, times = occurrence.change, _times(occurrence.when)
    document: dict[str, object] = {
        "start": times["start"],
        "end": times["end"],
        "status": Status.CANCELLED if occurrence.is_cancelled else event.status,
    }
    if occurrence.planned is not None:
        document["planned"] = _times(occurrence.planned)["start"]
    if change is not None:
        differs = {"place": _place(change.place), **_short(change.online), "note": change.note or None}
        document |= {name: value for name, value in differs.items() if value is not None}
    return document


def _changed(change: Change) -> dict[str, object]:
    return {
        "date": _value(change.date),
        **_times(change.when),
        "cancelled": change.cancelled,
        "place": _place(change.place),
        **_online(change.online),
        "note": change.note or None,
    }


def _change(event: Event, when: When) -> Change | None:
    """What the entry says about this one occurrence."""
    changes = event.recurrence.changes if event.recurrence else ()
    return next((change for change in changes if change.when == when), None)


def _online(online: Online | None) -> dict[str, object]:
    address = online.address if online else ""
    return {"online": address or None, "online_later": online is not None and online.is_later}


def _short(online: Online | None) -> dict[str, object]:
    """Without what is not so."""
    if online is None:
        return {}
    return {"online_later": True} if online.is_later else {"online": online.address}


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {
        "name": place.name or None,
        "address": place.address or None,
        "city": place.city or None,
        "country": place.country or None,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _registration(registration: Registration | None) -> dict[str, object] | None:
    if registration is None:
        return None
    return {
        "url": registration.url or None,
        "deadline": _value(registration.deadline),
        "cost": _cost(registration.cost),
    }


def _cost(cost: str | Price) -> object:
    if isinstance(cost, Price):
        return {"amount": str(cost.amount), "currency": cost.currency}
    return cost or None


def _deadline(deadline: Deadline) -> dict[str, object]:
    return {"what": deadline.what, "until": _value(deadline.until), "url": deadline.url or None}


def _links(site: Site, addresses: Sequence[str]) -> list[str]:
    return [absolute_address(site, where) if where.startswith("/") else where for where in addresses]


def _organizer(organizer: Organizer) -> dict[str, object]:
    return {"name": organizer.name, "url": organizer.url or None, "kind": organizer.kind}


def image_facts(site: Site, image: Image | None) -> dict[str, object] | None:
    """A picture with its credit and its licence; None for none."""
    if image is None:
        return None
    return {
        "url": absolute_address(site, image.address),
        "alt": image.alt,
        "credit": image.credit,
        "license": image.license,
        "source": image.source or None,
    }


def _value(value: date | datetime | None) -> str | None:
    return value.isoformat() if value is not None else None


def _values(values: Sequence[date | datetime]) -> list[str]:
    return [value.isoformat() for value in values]


def _bytes(document: dict[str, object], *, indent: int = 0) -> bytes:
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    # Half a surrogate pair has no UTF-8; JSON can carry everything else.
    data = text.encode("utf-8", "replace")
    # json itself is not compiled where it indents.
    return (msgspec.json.format(data, indent=indent) if indent else data) + b"\n"
