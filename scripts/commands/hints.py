"""Says of a new entry what may be there already and what else is on: hints, which keep nothing out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from almanac.check.clashes import clashes
from almanac.check.floods import author_key
from almanac.check.likely_duplicates import Duplicate, duplicates_of_event, duplicates_of_story
from almanac.check.sent_in import TakenIn
from almanac.check.waiting import Waiting, day_sent, entry_of, same_as
from almanac.model.edition import Edition
from almanac.model.site import Site


def worth_a_look(path: str, edition: Edition, today: date) -> list[str]:
    """Of the entry at ``path``, in sentences; an edition without it has none."""
    story = next((one for one in edition.stories if one.source.path == path), None)
    if story is not None:
        return _same(duplicates_of_story(story, edition.stories))
    event = next((one for one in edition.events if one.source.path == path), None)
    if event is None:
        return []
    same = duplicates_of_event(event, edition.events)
    past = ["It is over already. Is the year right?"] if event.when.last_day < today else []
    beside = clashes(event, edition.events, {one.entry.source.path for one in same})
    others = [f"Also on {clash.when.day}, {clash.reason}: `{clash.event.text.title}`." for clash in beside]
    return [*_same(same), *past, *others]


def open_too(taken: TakenIn, waiting: Sequence[Waiting], site: Site, now: datetime) -> list[str]:
    """Of what was sent in, beside what waits already: what is likely the same, and how many are theirs that day."""
    entry = entry_of(taken.file.path, taken.file.text, site)
    same = [
        f"Is it the same as `{one.title}`, which waits on `{one.where}` ({', '.join(reasons)})?"
        for one, reasons in (same_as(entry, waiting) if entry else ())
    ]
    author, day = author_key(taken.origin.author), now.astimezone(site.zone).date()
    theirs = (
        sum(author_key(one.author) == author and day_sent(one.sent, site) == day for one in waiting) if author else 0
    )
    known = [f"Sent by them on {day} and open: {theirs} more."] if theirs else []
    return [*same, *known]


def _same(duplicates: Iterable[Duplicate]) -> list[str]:
    return [f"Is it the same as `{one.entry.source.path}` ({', '.join(one.reasons)})?" for one in duplicates]
