"""Says on a site that is built for the last time what was planned, where other sites say what comes.

All words of the interface that speak of the present moment are here, each with what stands in its place: whoever asks
for one in a template or in code gets the other. Words that only script shows have none: that script is not loaded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from gettext import NullTranslations

from almanac.model.interface import N_, NN_, NP_, SOURCE, Interface

# Translators: a heading of what a site that closed had in its calendar for the time after; and a choice on its map.
_PLANNED = N_("Planned when this site closed")
# Translators: a sentence in place of such a list.
_NOTHING = N_("Nothing was planned when this site closed.")
# Translators: above the feeds and calendars of a site that closed.
_STAYS = N_("These addresses stay, and nothing new comes by them.")
# Translators: of feeds of a site that closed.
_LAST = N_("What was published last, for a feed reader.")
INSTEAD: Mapping[str, str] = {
    "Upcoming events": _PLANNED,
    "Next events": _PLANNED,
    "To come": _PLANNED,
    "Upcoming events, as points on a map": _PLANNED,
    # Translators: an event that repeats: the dates after the last day of a site that closed.
    "Next dates": N_("Dates that were planned"),
    # Translators: in the digest of a week of a site that closed.
    "In the coming weeks": N_("In the weeks after"),
    "Closing soon": "Deadlines",
    "Nothing is coming up at the moment.": _NOTHING,
    "Nothing that comes has a point on the map at the moment.": _NOTHING,
    "No event to come has a point on the map.": _NOTHING,
    "none to come now": _NOTHING,
    "Nothing is in this list at the moment. Its calendar and this page stay: who subscribes gets the next event by "
    "itself.": _NOTHING,
    "The next edition has not been announced yet. Its calendar and this page stay: who subscribes gets it by itself.": (
        _NOTHING
    ),
    "Little is announced yet. Look back at where people have met:": N_("Look back at where people have met:"),
    "This drawing stands for the map, which needs JavaScript: a large point where something comes, a small one where "
    "something was. The list below has the same events.": N_(
        "This drawing stands for the map, which needs JavaScript: a large point where something was planned when this "
        "site closed, a small one where something was. The list below has the same events."
    ),
    "All events of the last twelve months and all that come": N_(
        "All events of the site's last twelve months, and all that were planned after them"
    ),
    "Copy an address into your feed reader or your calendar: what is new here then comes to you. Nobody learns that "
    "you follow, and it ends when you delete the address.": _STAYS,
    "Your calendar program asks for these addresses once and keeps up by itself: new events appear, moved ones move, "
    "cancelled ones say so.": _STAYS,
    "As the calendar of all events, but with those of one kind alone. One that is empty now fills by itself when "
    "something is announced.": "A part of the events in your calendar",
    "A feed reader shows every new story, whole.": _LAST,
    "A feed reader shows each event when it is announced, and again when it is cancelled, moved or confirmed.": _LAST,
    "Once a week, in one entry: what is new, what changed or was cancelled, and what comes next.": _LAST,
    "Events as they are announced": "Events",
    "Feeds and calendars, which stay up to date": "All feeds and calendars",
    "Communities that announce their events in calendars of their own: this site reads them every night.": N_(
        "Communities that announced their events in calendars of their own: this site read them until it closed."
    ),
    # Translators: a heading, and a link in the footer, on a site that closed.
    "Who decides here": N_("Who decided here"),
    "Who is asked before something is published or changed, and who has said yes in the last twelve months.": N_(
        "Who was asked before something was published or changed, and who said yes in the last twelve months."
    ),
    # Translators: a heading, on a site that closed.
    "Who is asked": N_("Who was asked"),
    "How many people write here and in which languages, how long a text waits, and what we want to reach.": N_(
        "How many people wrote here and in which languages, how long a text waited, and what we wanted to reach."
    ),
    # Translators: a heading, on a site that closed.
    "What we want to reach": N_("What we wanted to reach"),
    # Translators: what was to be reached, such as "at least 5", and what there was on a site's last day.
    "Goal: %(goal)s. Now: %(value)s.": N_("Goal: %(goal)s. At the end: %(value)s."),
    # Translators: a heading, on a site that closed.
    "Who writes": N_("Who wrote"),
    "Join or watch online": "Online",
    "Register": "Registration page",
}
# With the word that tells several meanings apart.
INSTEAD_IN_CONTEXT: Mapping[tuple[str, str], tuple[str, str]] = {
    # Translators: how long one was to register, or to apply, on a site that closed before that day.
    ("registration", "until %(day)s"): NP_("registration", "planned until %(day)s"),
}
# With a number: the forms for one and for several.
INSTEAD_WITH_NUMBER: Mapping[tuple[str, str], tuple[str, str]] = {
    ("%(num)s to come", "%(num)s to come"): ("%(num)s event.", "%(num)s events."),
    (
        "%(num)s event to come: “%(title)s”, %(when)s.",
        "%(num)s events to come, the next “%(title)s”, %(when)s.",
    ): ("%(num)s event.", "%(num)s events."),
    (
        "One event to come has a point on the map.",
        "%(count)s events to come have a point on the map.",
    ): NN_(
        # Translators: of events after the last day of a site that closed.
        "One event that was planned has a point on the map.",
        "%(count)s events that were planned have a point on the map.",
    ),
}


class FrozenWords(NullTranslations):
    """What a catalogue says of the words that stand in the place of others, and of all that have none."""

    def __init__(self, catalogue: NullTranslations) -> None:
        super().__init__()
        self.catalogue = catalogue

    def __reduce__(self) -> tuple[object, ...]:
        """Send the catalogue alone to another process."""
        return FrozenWords, (self.catalogue,)

    def gettext(self, message: str) -> str:
        """The translation of what stands in the place of a message."""
        return self.catalogue.gettext(INSTEAD.get(message, message))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The same for a number."""
        return self.catalogue.ngettext(*INSTEAD_WITH_NUMBER.get((msgid1, msgid2), (msgid1, msgid2)), n)

    def pgettext(self, context: str, message: str) -> str:
        """The same of a word that has several meanings."""
        return self.catalogue.pgettext(*INSTEAD_IN_CONTEXT.get((context, message), (context, message)))

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Of these none has another in its place."""
        return self.catalogue.npgettext(context, msgid1, msgid2, n)


def frozen_interface(interface: Interface) -> Interface:
    """The interface of a site that is built for the last time, in all its languages and in English."""
    catalogues = {SOURCE: NullTranslations(), **interface.catalogues}
    return replace(interface, catalogues={lang: FrozenWords(said) for lang, said in catalogues.items()})
