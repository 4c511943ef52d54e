"""Judges whether all could be had again: where copies are, of which day, and whether anybody tried one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from almanac.check.health.people import WRITE
from almanac.check.keepers import who
from almanac.model.health import Finding, State, Topic, Upkeep
from almanac.model.keeper import PATH, Kind
from almanac.model.site import Site

_MAKE = "docs/take-away.md"
_TRY = "docs/take-away.md#stand-it-up-elsewhere"
# A workflow makes one each week.
_OLD_BAG = timedelta(days=35)
_OLD_TRY = timedelta(days=366)


def about_copies(site: Site, upkeep: Upkeep) -> Iterator[Finding]:
    """Where they are, the last that was offered, and the last that was tried."""
    today = upkeep.now.astimezone(site.zone).date()
    places = [one for one in upkeep.kept if one.kind is Kind.COPIES]
    if places:
        says = "; ".join(f"{one.name}{f' at {one.where}' if one.where else ''} ({who(one)})" for one in places)
        yield Finding(Topic.COPIES, "Where copies are", State.WELL, says, guide=_MAKE)
    else:
        hint = f"give a bag to two who live apart, and add `what: copies` to {PATH}"
        yield Finding(Topic.COPIES, "Where copies are", State.UNKNOWN, "nobody wrote it down", hint, guide=WRITE)
    yield _bag(upkeep, today)
    yield _restore(upkeep, today)


def _bag(upkeep: Upkeep, today: date) -> Finding:
    about, newest = "Last bag", max((bag.day for bag in upkeep.bags), default=None)
    hint = (
        "run `scripts/almanac export bag DIR`, or set the variable ALMANAC_BAGS: then a workflow offers one each week"
    )
    if newest is None:
        return Finding(Topic.COPIES, about, State.UNKNOWN, "none is offered", hint, guide=_MAKE)
    if today - newest > _OLD_BAG:
        return Finding(Topic.COPIES, about, State.LOOK, f"of {newest}, more than a month old", hint, newest, _MAKE)
    return Finding(Topic.COPIES, about, State.WELL, f"of {newest}", "", newest, _MAKE)


def _restore(upkeep: Upkeep, today: date) -> Finding:
    about, last = "Last bag that somebody tried", upkeep.restores[-1] if upkeep.restores else None
    hint = "run `scripts/almanac restore BAG DIR` on a computer that has never seen the site, and commit what it notes"
    if last is None:
        says = "nobody noted that a bag was ever restored"
        return Finding(Topic.COPIES, about, State.LOOK, says, hint, guide=_TRY)
    says = f"on {last.day}, of {last.bagged}, in {last.seconds} s"
    if today - last.day > _OLD_TRY:
        return Finding(Topic.COPIES, about, State.LOOK, f"{says}; more than a year ago", hint, last.day, _TRY)
    return Finding(Topic.COPIES, about, State.WELL, says, "", last.day, _TRY)
