"""Reads names of time zones (IANA), and guesses them from what people write in their place."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from almanac.read.fault import Fault, nearest
from almanac.read.values.country import code_of
from almanac.read.values.geography import zones_of

_OFFSET = re.compile(r"(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?|Z", re.IGNORECASE)
_PARTS = re.compile(r"(?:UTC|GMT)?(?:([+-])(\d{1,2})(?::?(\d{2}))?|Z)?")
# Abbreviations mean several zones at once; these are the places people mostly have in mind.
_ABBREVIATIONS = {
    "CET": "Europe/Paris", "CEST": "Europe/Paris", "EET": "Europe/Athens", "EEST": "Europe/Athens",
    "WET": "Europe/Lisbon", "GMT": "Europe/London", "BST": "Europe/London", "MSK": "Europe/Moscow",
    "EST": "America/New_York", "EDT": "America/New_York", "CST": "America/Chicago", "CDT": "America/Chicago",
    "MST": "America/Denver", "MDT": "America/Denver", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles",
    "BRT": "America/Sao_Paulo", "ART": "America/Argentina/Buenos_Aires", "EAT": "Africa/Nairobi",
    "WAT": "Africa/Lagos", "CAT": "Africa/Harare", "SAST": "Africa/Johannesburg", "IST": "Asia/Kolkata",
    "PKT": "Asia/Karachi", "ICT": "Asia/Bangkok", "WIB": "Asia/Jakarta", "SGT": "Asia/Singapore",
    "HKT": "Asia/Hong_Kong", "JST": "Asia/Tokyo", "KST": "Asia/Seoul", "AEST": "Australia/Sydney",
    "AEDT": "Australia/Sydney", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
}  # fmt: skip
# A local time in which northern zones have their own offset.
_WINTER = datetime(2027, 1, 1, 12)  # noqa: DTZ001 - it gets its zone where it is used
_CITY = "name the zone of a large city near by, such as `Europe/Warsaw`"
# So alike that one is the other with a slip; less would find a town for `none`.
_ALIKE = 0.8


# Zones of large cities, the first of which has an offset is named.
LARGE = ("UTC", "Europe/London", "Europe/Paris", "Europe/Athens", *dict.fromkeys(_ABBREVIATIONS.values()))


def zone_with(offset: str, moment: datetime) -> str:
    """A zone in which the local ``moment`` has the offset, `+02:00`, `UTC+2` or `Z`; empty where there is none."""
    match = _PARTS.fullmatch(re.sub(r"\s", "", offset.upper()).replace("−", "-"))
    if match is None:
        return _ABBREVIATIONS.get(offset.upper(), "")
    wanted = timedelta(hours=int(match[2] or 0), minutes=int(match[3] or 0)) * (-1 if match[1] == "-" else 1)
    names = (*LARGE, *sorted(zone_names()))
    return next((name for name in names if moment.replace(tzinfo=ZoneInfo(name)).utcoffset() == wanted), "")


def read_zone(text: str) -> ZoneInfo:
    """``UTC`` or an ``Area/Location`` name of the IANA database; raises ``Fault`` with a hint."""
    name = text.strip()
    if name in zone_names():
        return ZoneInfo(name)
    if name.removeprefix("Etc/").upper() in {"UTC", "UCT", "ZULU", "UNIVERSAL"}:
        raise Fault(f"`{text}` is another name for UTC", "write `UTC`")
    if _OFFSET.fullmatch(re.sub(r"\s", "", name).replace("−", "-")) or name.startswith("Etc/"):
        near = zone_with(name, _WINTER)
        hint = f"name the zone of a large city near by, such as `{near}`" if near else _CITY
        raise Fault(f"`{text}` is an offset, not a zone", f"an offset knows no clock changes; {hint}")
    if name.upper() in _ABBREVIATIONS:
        raise Fault(f"`{text}` is an abbreviation", f"name the place, such as `{_ABBREVIATIONS[name.upper()]}`")
    raise Fault(f"`{text}` is not a time zone", _hint(name))


@cache
def zone_names() -> frozenset[str]:
    """``UTC`` and every ``Area/Location`` name of the IANA database."""
    return frozenset(
        name for name in available_timezones() if name == "UTC" or ("/" in name and not name.startswith("Etc/"))
    )


def _hint(name: str) -> str:
    in_country = zones_of(code_of(name))
    if len(in_country) == 1:
        return f"write `{in_country[0]}`"
    if in_country:
        and_others = "" if len(in_country) <= 4 else ", ..."
        return f"that country has several zones: {', '.join(f'`{zone}`' for zone in in_country[:4])}{and_others}"
    near = nearest(name, zone_names(), cutoff=_ALIKE) or _by_city(name)
    return f"did you mean `{near}`?" if near else f"{_CITY}, or `UTC`"


def _by_city(name: str) -> str:
    cities = {zone.rsplit("/", 1)[-1].replace("_", " "): zone for zone in sorted(zone_names()) if "/" in zone}
    city = nearest(name.rsplit("/", 1)[-1].replace("_", " "), cities, cutoff=_ALIKE)
    return cities.get(city, "")
