"""Writes what is known of an event as a table: when, where, who, how to take part; nothing depends on today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almanac.model import language
from almanac.model.event import Event, EventText, Organizer
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.render import local_time, places, words
from almanac.render.absolute import absolute_address
from almanac.render.events.at_occurrence import venue
from almanac.render.events.registration_text import cost_text
from almanac.render.events.taking_part import access, outcomes
from almanac.render.recurrence.sentence import repeats
from almanac.render.wikitext import bold, in_language, link
from almanac.render.wikitext import words as literal

_SEVERAL = "<br>"


def status_line(event: Event, text: EventText, phrases: Phrases) -> str:
    """That it is cancelled or the like, and why; empty for what simply happens."""
    status = words.status(event.status, phrases)
    return ". ".join(filter(None, (bold(literal(status)), literal(text.status_note)))) if status else ""


def facts_table(event: Event, text: EventText, site: Site) -> str:
    """A table of two columns, in the language of the text."""
    lines = ['{| class="wikitable"']
    for name, value in _facts(event, text, site, site.phrases(text.lang)):
        lines += ["|-", f"! {literal(name)}", f"| {value}"]
    return "\n".join([*lines, "|}"])


def _facts(event: Event, text: EventText, site: Site, phrases: Phrases) -> Iterator[tuple[str, str]]:
    _, several = phrases.gettext, phrases.ngettext
    yield _("When"), _joined(_when(event, phrases))
    place = venue(event)
    where = [places.in_full(place, phrases)] if place else []
    where += [_("Everywhere in the world")] if event.worldwide else []
    known: Sequence[tuple[str, str]] = (
        (_("Where"), _joined(map(literal, where))),
        (_("Online"), _online(event, phrases)),
        (_("Accessibility"), _joined(_access(event, text, phrases))),
        (_("Registration"), _joined(_registration(event, phrases))),
        (_("Deadlines"), _joined(_deadlines(event, text, phrases))),
        (several("Speaker", "Speakers", len(event.speakers)), _joined(map(literal, event.speakers))),
        (several("Organised by", "Organised by", len(event.organizers)), _joined(map(_organizer, event.organizers))),
        (several("Spoken", "Spoken", len(event.languages)), _joined(_languages(event, phrases))),
        (_("Website"), _address(event.url)),
    )  # fmt: skip
    yield from ((name, value) for name, value in known if value)
    for outcome in outcomes(event, phrases):
        address = absolute_address(site, outcome.address) if outcome.is_here else outcome.address
        yield outcome.name, _address(address)


def _when(event: Event, phrases: Phrases) -> Iterator[str]:
    zone = local_time.zone(event.when)
    yield " · ".join(map(literal, filter(None, (words.when(event.when, phrases), zone))))
    yield literal(repeats(event, phrases))
    if event.previous:
        days = words.listed([words.day_or_month(day, phrases) for day in event.previous], phrases.spoken)
        yield literal(phrases.gettext("It was planned for %(when)s", when=days))
    for change in event.recurrence.changes if event.recurrence else ():
        planned, now = words.day(change.date, phrases.spoken), words.when(change.when, phrases)
        state = phrases.gettext("Cancelled") if change.cancelled else now
        yield literal(": ".join((planned, " · ".join(filter(None, (state, change.note))))))


def _access(event: Event, text: EventText, phrases: Phrases) -> Iterator[str]:
    for one in access(event, phrases):
        yield in_language(literal(one.name), one.lang or text.lang, text.lang)


def _registration(event: Event, phrases: Phrases) -> Iterator[str]:
    registration = event.registration
    if registration is None:
        return
    yield _address(registration.url)
    if registration.deadline:
        day = words.day(registration.deadline, phrases.spoken)
        yield literal(phrases.pgettext("registration", "until %(day)s", day=day))
    yield literal(cost_text(registration, phrases))


def _deadlines(event: Event, text: EventText, phrases: Phrases) -> Iterator[str]:
    for deadline in sorted(event.deadlines, key=lambda one: one.until):
        what = in_language(link(deadline.url, deadline.what), event.text.lang, text.lang)
        day = words.day(deadline.until, phrases.spoken)
        yield f"{what}, {literal(phrases.pgettext('registration', 'until %(day)s', day=day))}"


def _address(address: str) -> str:
    """A link by its address, which is read from left to right within any words."""
    return f"<bdi>{link(address, address)}</bdi>" if address else ""


def _online(event: Event, phrases: Phrases) -> str:
    if event.online is None:
        return ""
    return _address(event.online.address) or literal(places.how_to_join(event.online, phrases))


def _organizer(organizer: Organizer) -> str:
    return link(organizer.url, organizer.name)


def _languages(event: Event, phrases: Phrases) -> Iterator[str]:
    return (literal(language.language_name(code, phrases.spoken)) for code in event.languages)


def _joined(parts: Iterator[str] | map[str] | Sequence[str]) -> str:
    return _SEVERAL.join(filter(None, parts))
