"""Says how to sign up for an event in plain lines, for texts that are read outside the site."""

from __future__ import annotations

from almanac.model.event import Event, Price, Registration
from almanac.model.interface import Phrases
from almanac.render import words


def cost_text(registration: Registration, phrases: Phrases) -> str:
    """What it costs: a price as the language writes it, that it is free, or the entry's words; or nothing."""
    if registration.is_free:
        # Translators: what taking part in an event costs.
        return phrases.gettext("Free of charge")
    cost = registration.cost
    return words.money(cost.amount, cost.currency, phrases.spoken) if isinstance(cost, Price) else cost


def registration_lines(event: Event, phrases: Phrases) -> tuple[str, ...]:
    """Where to register and until when, and what it costs; nothing for what does not take place.

    The days stay once they are past: a text that a calendar keeps must not depend on when it was made.
    """
    registration = event.registration
    if registration is None or event.status.is_off:
        return ()
    _, lang = phrases.gettext, phrases.spoken
    day = words.day(registration.deadline, lang) if registration.deadline else ""
    if registration.url:
        until = _("Registration until %(day)s: %(address)s", day=day, address=registration.url)
        where = until if day else _("Registration: %(address)s", address=registration.url)
    else:
        where = _("Registration until %(day)s", day=day) if day else ""
    cost = cost_text(registration, phrases)
    if cost and not registration.is_free:
        cost = _("Cost: %(cost)s", cost=cost)
    return tuple(line for line in (where, cost) if line)
