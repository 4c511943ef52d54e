"""Picks the changes of an event's state that are news for those who follow its announcements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from almanac.model.event import Event, Status
from almanac.model.history import EventState, History, ScheduleState, StateChange
from almanac.model.recurrence import Change
from almanac.model.when import AllDay, MonthOnly, Timed, day_or_month, is_another_date, over_everywhere
from almanac.render.events.occurrences import next_occurrence, occurrences

# The moment at which something began to be said, and what.
_Said = tuple[datetime, ScheduleState]


@dataclass(frozen=True, slots=True)
class News:
    """A change of state: ``key`` tells it from all others of its event, for ever.

    ``standing`` is what was said then, in its latest words; ``was_off``: before, it was not to take place;
    ``until`` is when something else was said, None while it holds; ``day`` is that of a single occurrence.
    """

    key: str
    moment: datetime
    standing: ScheduleState
    was_off: bool = False
    until: datetime | None = None
    day: date | None = None


def news_of(event: Event, history: History, now: datetime) -> tuple[News, ...]:
    """What readers had to hear of since the announcement, oldest first, ties by day.

    A state that was announced with the event is no news. Where the history is not complete nobody knows, so that
    it is, while the event is still to come. Of single occurrences there is news until they are over.
    """
    changes = _states(event, history, now)
    steps = [(change.moment, change.state.whole) for change in changes]
    whole = _turns(steps, announced_so=history.complete)
    if whole and not history.complete and next_occurrence(event, now) is None:
        whole = _turns(steps, announced_so=True)
    news_items = _with_keys(whole)
    for day in sorted({day for change in changes for day in change.state.single}):
        planned = ScheduleState(Status.CONFIRMED, day, (day,))
        steps = [(change.moment, change.state.single.get(day, planned)) for change in changes]
        turns = [replace(news, day=day) for news in _turns(steps, announced_so=history.complete)]
        news_items += [news for news in _with_keys(turns) if _is_to_come(event, news, day, now)]
    return tuple(sorted(news_items, key=lambda news: news.moment))


def _states(event: Event, history: History, now: datetime) -> tuple[StateChange, ...]:
    """The states of an event, the present one last."""
    known, file = history.states.get(event.source.path, ()), history.of(event.source.path)
    if known and file and not file.uncommitted:
        return known
    moment = now if file is None or file.uncommitted else file.modified
    return (*known, StateChange(moment, _present(event)))


def _present(event: Event) -> EventState:
    changes = event.recurrence.changes if event.recurrence else ()
    single = {change.date: standing for change in changes if (standing := _changed(event, change))}
    whole = ScheduleState(event.status, day_or_month(event.when), event.previous, event.text.status_note)
    return EventState(whole, single)


def _changed(event: Event, change: Change) -> ScheduleState | None:
    """A single occurrence that is cancelled, or begins at another time."""
    status = Status.CANCELLED if change.cancelled else Status.RESCHEDULED
    same_clock = isinstance(change.when, AllDay) or (
        isinstance(event.when, Timed) and change.when.start.time() == event.when.start.time()
    )
    if not change.cancelled and change.when.day == change.date and same_clock:
        return None
    return ScheduleState(status, change.date if change.cancelled else change.when.day, (change.date,), change.note)


def _turns(steps: Sequence[_Said], *, announced_so: bool) -> list[News]:
    """The steps that are news; their keys are those of what is said, and can repeat."""
    before = steps[0][1] if announced_so else ScheduleState(Status.CONFIRMED, steps[0][1].start)
    last = before  # the first standing of this status, or the news that it was
    unsettled = before.status.needs_note
    holds = False  # whether what the latest news said is still so
    news_items: list[News] = []
    for moment, standing in steps:
        is_news = _is_news(last, before, standing, unsettled=unsettled)
        if holds and (is_news or standing.status != before.status):
            news_items[-1] = replace(news_items[-1], until=moment)
        elif holds:
            news_items[-1] = replace(news_items[-1], standing=standing)
        if is_news:
            news_items.append(News(_key(standing), moment, standing, was_off=before.status.is_off))
        holds = is_news or (holds and standing.status == before.status)
        last = standing if is_news or standing.status != before.status else last
        unsettled = standing.status.needs_note or (unsettled and standing.status is Status.TENTATIVE)
        before = standing
    return news_items


def _is_news(last: ScheduleState, before: ScheduleState, now: ScheduleState, *, unsettled: bool) -> bool:
    if now.status == before.status:
        # A date that is mended is no new date: that leaves one more behind.
        return now.status is Status.RESCHEDULED and now.start != last.start and now.previous != last.previous
    if before.status is Status.RESCHEDULED and not now.status.needs_note:
        return is_another_date(before.start, now.start)  # else only the mark was taken away
    return now.status.needs_note or unsettled


def _key(standing: ScheduleState) -> str:
    if standing.status is not Status.RESCHEDULED or not standing.previous:
        return standing.status.value
    return f"{standing.status}-{','.join(sorted(map(str, standing.previous)))}"


def _with_keys(news_items: Iterable[News]) -> list[News]:
    """The same, oldest first, each with a key that no earlier one has; an occurrence's begins with its day."""
    seen: Counter[str] = Counter()
    numbered = []
    for news in news_items:
        key = f"{news.day}-{news.standing.status}" if news.day else news.key
        seen[key] += 1
        numbered.append(replace(news, key=key if seen[key] == 1 else f"{key}-{seen[key]}"))
    return numbered


def _is_to_come(event: Event, news: News, day: date, now: datetime) -> bool:
    start = news.standing.start
    last = start.last_day if isinstance(start, MonthOnly) else start
    if over_everywhere(max(day, last)) <= now:
        return False
    # What has left the rule since does not take place after all.
    return news.standing.status.needs_note or bool(occurrences(event, day, day))
