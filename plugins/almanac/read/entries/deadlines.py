"""Checks that the deadlines of an event can be told apart in calendars."""

from __future__ import annotations

from almanac.model.slug import MAX_SLUG_BYTES, slugify
from almanac.read.schema.event import EventFields
from almanac.read.validation.checked import Checked


def check_deadlines(checked: Checked[EventFields]) -> None:
    """Report each whose `what` makes no identity, or that of another one of the same event."""
    registration = checked.value(lambda event: event.registration)
    taken = {"registration": "registration.deadline"} if registration and registration.deadline else {}
    for number, deadline in enumerate(checked.value(lambda event: event.deadlines) or ()):
        where, slug = ("deadlines", number, "what"), slugify(deadline.what)
        if not slug:
            message = f"`{deadline.what}` has no letters or digits to tell it from others in calendars"
            checked.report(where, message, "say in a word or two what ends: `Scholarships`")
        elif len(slug.encode()) > MAX_SLUG_BYTES:
            checked.report(where, f"makes an identity of {len(slug.encode())} bytes", "say it in a word or two")
        elif slug in taken:
            message = f"`{deadline.what}` has the identity of `{taken[slug]}`, {slug}: calendars would show one of both"
            checked.report(where, message, "say how they differ, such as `Talks` and `Posters`")
        else:
            taken[slug] = deadline.what
