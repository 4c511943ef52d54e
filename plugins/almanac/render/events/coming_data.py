"""What comes, for the lists that a browser makes of it: nearest first, or what a reader has chosen."""

from __future__ import annotations

import json
from collections.abc import Iterable

from almanac.model import address, language
from almanac.model.group import Group, groups_of
from almanac.model.site import Site
from almanac.render.absolute import link_address
from almanac.render.calendars.calendar import is_in_calendars, own_calendar
from almanac.render.events.at_occurrence import at_occurrence, point, venue
from almanac.render.events.event_list import CardOf
from almanac.render.events.listing import ListedEvent


def coming_data(listed: Iterable[ListedEvent], site: Site, lang: str, card: CardOf) -> bytes:
    """Each event once, in a language: the properties are those of the map's points, as far as a card shows them.

    ``point`` is (latitude, longitude), ``calendar`` the event's own file, ``groups`` those whose lists can begin with
    what is near, by ``group_key``; each is left out where there is none.
    """
    events = [_event(one, site, lang, card) for one in listed]
    text = json.dumps(events, ensure_ascii=False, separators=(",", ":"))
    # Half a surrogate pair has no UTF-8; JSON can carry everything else.
    return text.encode("utf-8", "replace")


def group_key(group: Group, site: Site) -> str:
    """How the script knows a group: by its address below that of all events, ``/tag/walks/``."""
    return group.address(site).removeprefix(address.EVENTS.rstrip("/"))


def is_far_apart(group: Group | None) -> bool:
    """Whether the events of a group can be near to a reader or far: not where all are in one place."""
    return group is not None and group.kind not in {"city", "venue"}


def _event(listed: ListedEvent, site: Site, lang: str, card: CardOf) -> dict[str, object]:
    shown = card(listed)
    event = at_occurrence(listed.event, listed.when)
    place, at = venue(event), point(listed.event, listed.when)
    facts: dict[str, object] = {
        "slug": event.slug,
        "path": link_address(site, shown.text.address),
        "title": shown.text.title,
        "lang": shown.text.lang,
        "language_text": shown.language_text,
        "start": shown.start,
        "end": shown.end,
        "all_day": not shown.zone_text,
        "over": shown.over,
        "when_text": shown.when_text,
        "zone_text": shown.zone_text,
        "category_name": shown.category.name,
        "category_slug": shown.category.slug,
        "status": event.status,
        "status_text": shown.status_text,
        "place": place.name if place else "",
        "city": place.city if place else "",
        "country_name": language.country_name(place.country, lang) if place and place.country else "",
        "point": at,
        "groups": [group_key(group, site) for group in groups_of(listed.event) if is_far_apart(group)],
        "calendar": link_address(site, own_calendar(event, shown.text, site)) if is_in_calendars(event) else "",
    }
    return {name: value for name, value in facts.items() if value not in ("", None, [])}
