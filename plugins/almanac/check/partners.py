"""Checks how the calendars of partners are: one that gives no answer for long is a warning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta

from almanac.model.partner import PATH, PartnerHealth
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site

# A server may be away for a night or two.
_PATIENCE = timedelta(days=3)


def check_partners(site: Site, known: Iterable[PartnerHealth], now: datetime) -> list[Problem]:
    """A warning for each partner whose calendar cannot be read, and for each category that the site has not."""
    return [*_categories(site), *_health(site, known, now)]


def next_warning_of_partners(site: Site, known: Iterable[PartnerHealth], now: datetime) -> datetime | None:
    """The first instant after now at which one more of them is away for long; None where that is not to be expected."""
    begin = (datetime.combine(one.since + _PATIENCE, time(), site.zone) for one in _away(site, known))
    return min((moment for moment in begin if moment > now), default=None)


def _categories(site: Site) -> Iterator[Problem]:
    for partner in site.partner_calendars:
        if partner.category and partner.category not in site.event_categories:
            message = f"`{partner.name}` has the category `{partner.category}`, which EVENT_CATEGORIES has not"
            yield Problem(
                SETTINGS_FILE, 0, "PARTNER_CALENDARS", message, "write one of those, or add it there", Severity.WARNING
            )


def _health(site: Site, known: Iterable[PartnerHealth], now: datetime) -> Iterator[Problem]:
    wanted = {partner.name: partner for partner in site.partner_calendars}
    today = now.astimezone(site.zone).date()
    for one in _away(site, known):
        if today - one.since < _PATIENCE:
            continue
        message = f"the calendar of `{one.name}` {one.why}, since {one.since}"
        hint = f"see whether {wanted[one.name].url} is still its address; its events stay here meanwhile"
        yield Problem(PATH, 0, "", message, hint, Severity.WARNING)


def _away(site: Site, known: Iterable[PartnerHealth]) -> list[PartnerHealth]:
    """Those whose calendar cannot be read, as long as the site has them."""
    wanted = {partner.name for partner in site.partner_calendars}
    return [one for one in known if one.why and one.name in wanted]
