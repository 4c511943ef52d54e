"""Reads PARTNER_CALENDARS: whose calendars are read, and whether what comes of them is looked at first."""

from __future__ import annotations

from collections.abc import Mapping

from almanac.model.partner import TRUSTS, Partner, Trust
from almanac.model.slug import slugify
from almanac.read.fault import Fault, did_you_mean
from almanac.read.settings.addresses import outside_address
from almanac.read.settings.lists import Pair, read_all
from almanac.read.settings.single_values import language, shown, text

_EXAMPLE = '`{"The neighbours": {"url": "https://neighbours.example/events.ics", "trust": "review"}}`'
_KNOWN = ("url", "category", "lang", "trust")
_LONGEST = 80


def partner_calendars(value: object) -> tuple[Partner, ...]:
    """The partners by their names; no two have one folder."""
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not say whose calendars are read", f"such as {_EXAMPLE}")
    folders: dict[str, str] = {}

    def once(pair: Pair) -> Partner:
        partner = _partner(pair)
        first = folders.setdefault(partner.folder, partner.name)
        if first != partner.name:
            hint = "give one of them another name: both would have one folder"
            raise Fault(f"`{partner.name}` and `{first}` differ in signs alone", hint)
        return partner

    return tuple(read_all(value.items(), once, lambda pair: str(pair[0])))


def _partner(pair: Pair) -> Partner:
    name, given = text(pair[0]), pair[1]
    folder = slugify(name)
    if not folder or len(name) > _LONGEST or not name.isprintable():
        raise Fault(f"`{shown(pair[0])}` is no name of a partner", f"it has letters, and at most {_LONGEST} signs")
    if not isinstance(given, Mapping):
        raise Fault(f"`{name}` has `{shown(given)}`, not where its calendar is", f"such as {_EXAMPLE}")
    unknown = next((key for key in given if key not in _KNOWN), None)
    if unknown is not None:
        raise Fault(f"`{name}` has `{shown(unknown)}`, which nothing reads", did_you_mean(str(unknown), _KNOWN))
    address = text(given.get("url"))
    address = f"https{address[6:]}" if address.lower().startswith("webcal:") else address
    if not address or not outside_address(address):
        raise Fault(f"`{name}` lacks `url`", f"such as {_EXAMPLE}")
    lang = given.get("lang")
    return Partner(
        name, address, text(given.get("category")), language(lang) if lang else "", _trust(name, given), folder
    )


def _trust(name: str, given: Mapping[object, object]) -> Trust:
    wanted = given.get("trust", "review")
    found = next((trust for trust in TRUSTS if trust == wanted), None)
    if found is None:
        raise Fault(
            f"`{name}` has `{shown(wanted)}` as `trust`",
            'write `"review"`, so that somebody looks at what comes, or `"publish"`',
        )
    return found
