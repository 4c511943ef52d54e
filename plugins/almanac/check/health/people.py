"""Judges who can do what: merge, publish, read the mail; and who has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from almanac.model.health import Finding, State, Topic, Upkeep
from almanac.model.keeper import ENOUGH, PATH, Kept, Kind
from almanac.model.site import Site

WRITE = "docs/health.md#what-people-write"
TAKE_OVER = "docs/shut-down.md#take-over-what-others-left"
_YEAR = timedelta(days=366)
_WRITE_IT = (
    "write it, with those who know: who can merge and publish, who has domains and secrets, until when, and where "
    "copies are"
)
# The most names of a row.
_MOST = 5
_WHO_CAN = {Kind.MERGE: "Who can merge", Kind.DEPLOY: "Who can publish", Kind.MAIL: "Who reads the editors' mail"}
_GUIDES = {
    Kind.MERGE: "docs/publish.md",
    Kind.DEPLOY: "docs/publish.md",
    Kind.MAIL: "docs/send-in.md",
}


def about_people(site: Site, upkeep: Upkeep) -> Iterator[Finding]:
    """A row for each right that a site needs somebody to have, and one for who used it."""
    yield from _list(upkeep)
    for kind in (Kind.MERGE, Kind.DEPLOY, *([Kind.MAIL] if site.editors_email else [])):
        entries = [one for one in upkeep.kept if one.kind is kind]
        yield _right(kind, entries) if entries else _not_written(site, upkeep, kind)
    if upkeep.history.complete:
        yield _active(site, upkeep)


def _list(upkeep: Upkeep) -> Iterator[Finding]:
    """How the list itself is."""
    changed = upkeep.git.changed.get(PATH)
    errors = [problem for problem in upkeep.problems if problem.is_error]
    if errors:
        number = f"{len(errors):,} errors, the first" if len(errors) > 1 else "an error"
        says = f"has {number} on line {errors[0].line}, so that nothing of it counts"
        hint = "mend it; `scripts/almanac check` shows what is wrong"
        yield Finding(Topic.PEOPLE, PATH, State.ACT, says, hint, guide=WRITE)
    elif not upkeep.has_keepers:
        says = "is not there: nobody wrote down who can do what, and what ends when"
        yield Finding(Topic.PEOPLE, PATH, State.UNKNOWN, says, _WRITE_IT, None, WRITE)
    elif changed and upkeep.now - changed > _YEAR:
        says = f"was last changed on {changed:%Y-%m-%d}, more than a year ago"
        hint = "ask each of those in it whether it still holds, and commit what is other now"
        yield Finding(Topic.PEOPLE, PATH, State.LOOK, says, hint, changed.date(), WRITE)


def _right(kind: Kind, entries: list[Kept]) -> Finding:
    names = ", ".join(dict.fromkeys(name for one in entries for name in one.keepers))
    if all(one.people >= ENOUGH for one in entries):
        return Finding(Topic.PEOPLE, _WHO_CAN[kind], State.WELL, names, guide=_GUIDES[kind])
    hint = f"give the right to a second; where the name is a group's, add how many it has to {PATH}: `people: 3`"
    return Finding(Topic.PEOPLE, _WHO_CAN[kind], State.LOOK, f"{names} alone", hint, guide=_GUIDES[kind])


def _not_written(site: Site, upkeep: Upkeep, kind: Kind) -> Finding:
    says = "nobody wrote it down"
    if kind is Kind.MERGE and upkeep.owners.names:
        says += f"; {upkeep.owners.path} asks {', '.join(upkeep.owners.names[:_MOST])} to review"
    if kind is Kind.MAIL:
        says += f"; mail goes to {site.editors_email}"
    hint = f"ask those who do it, and add `what: {kind.value}` to {PATH}"
    return Finding(Topic.PEOPLE, _WHO_CAN[kind], State.UNKNOWN, says, hint, guide=WRITE)


def _active(site: Site, upkeep: Upkeep) -> Finding:
    """Who wrote and who merged in twelve months; a site that names nobody names nobody here."""
    about, activity = "Who was active in twelve months", upkeep.history.activity
    since = upkeep.now - _YEAR
    writers = {name for month, work in activity.months.items() if month >= f"{since:%Y-%m}" for name in work.authors}
    last = {name: moment for name, (_, moment) in activity.merges.items() if moment >= since}
    mergers = sorted(last, key=lambda name: (-last[name].timestamp(), name))
    says = f"{_count(len(writers))} wrote, {_count(len(mergers))} merged"
    if mergers and site.contributors:
        says += f": {', '.join(f'{name} (last on {last[name]:%Y-%m-%d})' for name in mergers[:_MOST])}"
        says += f" and {len(mergers) - _MOST} more" if len(mergers) > _MOST else ""
    if not writers or len(mergers) == 1:
        hint = "ask who still wants to, and invite a second" if writers else "ask who still wants to"
        return Finding(Topic.PEOPLE, about, State.LOOK, says, hint, guide=TAKE_OVER)
    return Finding(Topic.PEOPLE, about, State.WELL, says)


def _count(number: int) -> str:
    return "nobody" if not number else "1 person" if number == 1 else f"{number:,} people"
