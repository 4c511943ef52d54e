"""Describes an event as schema.org's Event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from babel.numbers import get_territory_currencies

from almanac.model import address
from almanac.model.event import Event, EventText, Organizer, Price, Registration, Status
from almanac.model.place import Place
from almanac.model.recurrence import Change
from almanac.model.site import Site
from almanac.model.when import AllDay, Dated, Timed, When
from almanac.render.absolute import absolute_address
from almanac.render.events.at_occurrence import at_occurrence, changed, venue
from almanac.render.events.iso_times import iso_end, iso_start
from almanac.render.events.occurrences import occurrences
from almanac.render.recurrence.schedule import schedule
from almanac.render.structured_data.json_ld import Node, image_object, known, type_of

_SCHEMA = "https://schema.org/"
# Of what is only tentative schema.org has no word, and to say that it is scheduled would be too much.
_STATUS = {
    Status.CONFIRMED: "EventScheduled",
    Status.CANCELLED: "EventCancelled",
    Status.POSTPONED: "EventPostponed",
    Status.RESCHEDULED: "EventRescheduled",
    Status.MOVED_ONLINE: "EventMovedOnline",
}


def schema_event(
    event: Event,
    when: When,
    text: EventText,
    site: Site,
    *,
    is_past: bool = False,
    is_closed: bool = False,
    stories: Sequence[Node] = (),
) -> Node:
    """All that is known of an event at one occurrence, in the words of one of its languages.

    What is left of it is told of one that is past; ``is_closed``: nobody can register any more; ``stories`` are those
    that tell of it. Google's list of properties for events is in the test of the built pages.
    """
    here = at_occurrence(event, when)
    url = absolute_address(site, text.address)
    return known(
        type_="Event",
        id_=_id(event, site),
        name=text.title,
        description=text.summary,
        url=url,
        mainEntityOfPage=url,
        startDate=iso_start(when),
        endDate=iso_end(when),
        previousStartDate=_previous(event, when),
        eventStatus=_status(event.status),
        **_where(here, url),
        eventSchedule=schedule(event) if event.recurrence else None,
        subEvent=_departures(event, text, site),
        superEvent=_series(event, site),
        organizer=[_organizer(organizer) for organizer in event.organizers],
        performer=[known(type_="Person", name=name) for name in event.speakers],
        offers=_offer(here, when, is_open=not (is_past or is_closed or event.status.is_off)),
        isAccessibleForFree=_is_free(event.registration),
        inLanguage=list(event.languages),
        keywords=list(event.tags),
        image=image_object(site, event.image, text.image_alt),
        sameAs=event.url,
        **_afterwards(event, site, stories, is_past=is_past),
    )


def event_named(event: Event, lang: str, site: Site) -> Node:
    """An event where another page names it, in its words in a language or in those of the original."""
    text = event.text_in(lang)
    return known(
        type_="Event",
        id_=_id(event, site),
        name=text.title,
        url=absolute_address(site, text.address),
        startDate=iso_start(event.when),
        endDate=iso_end(event.when),
        eventStatus=_status(event.status),
        **_where(event, absolute_address(site, text.address)),
    )


def _id(event: Event, site: Site) -> str:
    """One event, however many pages tell of it."""
    return f"{absolute_address(site, event.address)}#event"


def _status(status: Status) -> str:
    return f"{_SCHEMA}{_STATUS[status]}" if status in _STATUS else ""


def _previous(event: Event, when: When) -> list[str]:
    """When it was to be: what is postponed has no other date yet (schema.org, EventPostponed)."""
    if event.status is Status.POSTPONED and not event.previous:
        return [iso_start(when)]
    return [str(day) for day in event.previous]


def _where(event: Event, page: str) -> Node:
    """Where it is, and whether one goes there, joins from afar, or either; a day of the whole world is at no place.

    While nobody is told the address to join, the ``page`` of the event is where that will be said.
    """
    place = venue(event)
    places = [_place(place, event.accessibility)] if place else []
    virtual = [known(type_="VirtualLocation", url=event.online.address or page)] if event.online else []
    modes = {
        (True, False): "OfflineEventAttendanceMode",
        (False, True): "OnlineEventAttendanceMode",
        (True, True): "MixedEventAttendanceMode",
    }
    # What is worldwide may be met, joined or only observed: nobody has said which.
    mode = "" if event.worldwide and not place else modes.get((place is not None, bool(event.online)), "")
    locations = [*places, *virtual]
    return known(
        location=locations[0] if len(locations) == 1 else locations,
        eventAttendanceMode=f"{_SCHEMA}{mode}" if mode else "",
    )


def _place(place: Place, accessibility: Sequence[str]) -> Node:
    postal = known(
        type_="PostalAddress",
        streetAddress=place.address,
        addressLocality=place.city,
        addressCountry=place.country,
    )
    geo = known(type_="GeoCoordinates", latitude=place.latitude, longitude=place.longitude)
    return known(
        type_="Place",
        name=place.name or place.city,
        address=postal if len(postal) > 1 else None,
        geo=geo if place.point else None,
        amenityFeature=[known(type_="LocationFeatureSpecification", name=name, value=True) for name in accessibility],
    )


def _organizer(organizer: Organizer) -> Node:
    return known(type_=type_of(organizer.kind), name=organizer.name, url=organizer.url, email=organizer.email)


def _offer(event: Event, when: When, *, is_open: bool) -> Node:
    """How one gets in. Since when one can register no entry says, and of no offer that its places are taken."""
    registration = event.registration
    if registration is None:
        return {}
    offer = known(
        url=registration.url,
        availability=f"{_SCHEMA}InStock" if is_open and registration.url else "",
        validThrough=registration.deadline.isoformat() if registration.deadline else "",
        description="" if registration.is_free or isinstance(registration.cost, Price) else registration.cost,
    )
    price = _price(registration, venue(event), when)
    return {"@type": "Offer", **offer, **price} if offer or price else {}


def _price(registration: Registration, place: Place | None, when: When) -> Node:
    """An amount with its currency; nothing for what is said in words."""
    cost = registration.cost
    if isinstance(cost, Price):
        is_whole = cost.amount == cost.amount.to_integral_value()
        return known(price=int(cost.amount) if is_whole else float(cost.amount), priceCurrency=cost.currency)
    # Nothing is nothing in every currency: in that of the country, since a price without one counts for none.
    return known(price=0, priceCurrency=_currency(place, when.day)) if registration.is_free else {}


def _currency(place: Place | None, day: date) -> str:
    """What is paid with in the country of a place on a day (CLDR); empty where that is not known."""
    names = get_territory_currencies(place.country, day, day) if place and place.country else []
    return str(names[0]) if names else ""


def _is_free(registration: Registration | None) -> bool | None:
    """None where the entry does not say it, or only in words."""
    if registration is None or not (registration.is_free or isinstance(registration.cost, Price)):
        return None
    return registration.is_free


def _afterwards(event: Event, site: Site, stories: Sequence[Node], *, is_past: bool) -> Node:
    """What tells of an event, and once it is over what is left of it."""
    if not is_past:
        return known(subjectOf=[*stories])
    kinds = {"report": "CreativeWork", "slides": "PresentationDigitalDocument", "photos": "ImageGallery"}
    about = [
        known(type_=kind, url=_on_web(site, where)) for name, kind in kinds.items() for where in getattr(event, name)
    ]
    recordings = [known(type_="CreativeWork", url=_on_web(site, where)) for where in event.recordings]
    return known(subjectOf=[*stories, *about], recordedIn=recordings)


def _on_web(site: Site, where: str) -> str:
    return absolute_address(site, where) if where.startswith("/") else where


def _series(event: Event, site: Site) -> Node:
    if not event.series:
        return {}
    url = absolute_address(site, address.event_group("series", site.slug(event.series)))
    return known(type_="EventSeries", id_=url, name=event.series, url=url)


def _departures(event: Event, text: EventText, site: Site) -> list[Node]:
    """The occurrences that the schedule leaves out and cannot say: what was added, and what differs."""
    if event.recurrence is None:
        return []
    nodes = [_occurrence(event, when, text, site) for moment in event.recurrence.added for when in _on(event, moment)]
    for change in event.recurrence.changes:
        usual = iso_start(_slot(event, change))
        moved = usual != iso_start(change.when)
        status = Status.RESCHEDULED if moved and event.status is Status.CONFIRMED else event.status
        own = replace(changed(event, change), status=Status.CANCELLED if change.cancelled else status)
        nodes.append(_occurrence(own, change.when, text, site) | known(previousStartDate=usual if moved else ""))
    return nodes


def _occurrence(event: Event, when: When, text: EventText, site: Site) -> Node:
    return known(
        type_="Event",
        name=text.title,
        url=absolute_address(site, text.address),
        startDate=iso_start(when),
        endDate=iso_end(when),
        eventStatus=_status(event.status),
        **_where(event, absolute_address(site, text.address)),
    )


def _slot(event: Event, change: Change) -> Dated:
    """When the rule has the occurrence that a change is about."""
    usual = event.dated
    if isinstance(usual, AllDay):
        return AllDay(change.date, change.date)
    return Timed(datetime.combine(change.date, usual.start.time(), usual.zone))


def _on(event: Event, moment: date | datetime) -> list[When]:
    """The occurrence that begins then, as the calendar has it; none where a change took its place."""
    day = moment.date() if isinstance(moment, datetime) else moment
    return [
        when for when in occurrences(event, day, day) if (when.start if isinstance(when, Timed) else when.day) == moment
    ]
