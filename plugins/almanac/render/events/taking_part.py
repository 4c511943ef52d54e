"""Says what helps people to take part in an event, until when they apply, and what is left of it afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.model.event import ACCESSIBILITY, Event
from almanac.model.interface import N_, Phrases
from almanac.render import words
from almanac.render.events.iso_times import iso_instant
from almanac.render.events.listing import ListedEvent
from almanac.render.views.event_page import AccessView, DeadlineView, OutcomeView

# Translators: the next six say what helps people to take part in an event. First: there are no steps on the way in.
_ACCESS = dict(
    zip(
        ACCESSIBILITY,
        (
            N_("Step-free access"),
            N_("Hearing loop"),
            N_("Sign language"),
            N_("Captions"),
            N_("Quiet room"),
            N_("Childcare"),
        ),
        strict=True,
    )
)
_OUTCOMES = {
    # Translators: what is left of an event that is over: a text that tells of it.
    "report": N_("Report"),
    # Translators: of talks, to see or hear.
    "recordings": N_("Recordings"),
    # Translators: what speakers showed.
    "slides": N_("Slides"),
    "photos": N_("Photos"),
}


def accessibility_words(word: str, phrases: Phrases) -> str:
    """One of ``ACCESSIBILITY`` in a language."""
    return phrases.gettext(_ACCESS[word])


def access(event: Event, phrases: Phrases) -> tuple[AccessView, ...]:
    """Known words in the language of the page, own words as they stand, in that of the original."""
    return tuple(
        AccessView(phrases.gettext(_ACCESS[word])) if word in _ACCESS else AccessView(word, event.text.lang)
        for word in event.accessibility
    )


def deadlines(listed: ListedEvent, phrases: Phrases) -> tuple[DeadlineView, ...]:
    """Its deadlines but that to register, soonest first; none of what does not take place, or is past."""
    if listed.is_past or listed.event.status.is_off:
        return ()
    pairs = zip(listed.event.deadlines, listed.deadlines, strict=True)
    return tuple(
        DeadlineView(
            what=deadline.what,
            url=deadline.url,
            until=deadline.until.isoformat(),
            until_text=words.day(deadline.until, phrases.spoken),
            closes=iso_instant(closing.at),
            is_over=closing.is_over,
        )
        for deadline, closing in sorted(pairs, key=lambda pair: pair[0].until)
    )


def outcomes(event: Event, phrases: Phrases) -> tuple[OutcomeView, ...]:
    """What is left of it, the report first; nothing of what did not take place."""
    return () if event.status.is_off else tuple(_outcomes(event, phrases))


def _outcomes(event: Event, phrases: Phrases) -> Iterator[OutcomeView]:
    for kind, message in _OUTCOMES.items():
        name, addresses = phrases.gettext(message), getattr(event, kind)
        for number, where in enumerate(addresses, 1):
            # Links that lead to different things are not called alike.
            shown = phrases.gettext("%(text)s (%(note)s)", text=name, note=number) if len(addresses) > 1 else name
            yield OutcomeView(kind, shown, where, is_here=where.startswith("/"))
