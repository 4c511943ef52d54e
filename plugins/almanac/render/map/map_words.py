"""The words that the map's scripts show, with their plural forms; the scripts fill in what stands in braces."""

from __future__ import annotations

from collections.abc import Callable

from babel import Locale

from almanac.model.event import Status
from almanac.model.interface import Phrases
from almanac.render import words

_NUMBERS = range(201)  # have every plural category of every language (CLDR)


def map_words(phrases: Phrases) -> dict[str, str | dict[str, str]]:
    """Sentences by the names that the scripts use; one about a number has a form for each plural category (CLDR)."""
    return {
        # Translators: what a button of the map does.
        "zoom_in": phrases.gettext("Zoom in"),
        # Translators: what a button of the map does.
        "zoom_out": phrases.gettext("Zoom out"),
        # Translators: what a button does: it closes a box on the map.
        "close": phrases.gettext("Close"),
        "past": phrases.gettext("Past event: {title}"),
        # Translators: above past events at a place.
        "past_heading": phrases.gettext("Past"),
        "show": phrases.gettext("Show on the map"),
        "show_title": phrases.gettext("Show on the map: {title}"),
        "in_view": phrases.gettext("Events in this part of the map: {shown} of {count}"),
        "empty": phrases.gettext("No event to come has a point on the map."),
        "failed": phrases.gettext("Part of the map could not be loaded. The list has every event."),
        "past_failed": phrases.gettext("The past events could not be loaded."),
        "streets_failed": phrases.gettext("The server of the street map does not answer."),
        "in_country": phrases.gettext("%(city)s, %(country)s", city="{place}", country="{around}"),
        "within": phrases.gettext("%(place)s, %(around)s", place="{place}", around="{around}"),
        "not_found": phrases.gettext("Your place was not found."),
        "credits": "Leaflet, Natural Earth",
        "status": {status.value: words.status(status, phrases) for status in Status},
        **_counted(phrases),
    }


def _counted(phrases: Phrases) -> dict[str, dict[str, str]]:
    ngettext = phrases.ngettext
    sentences: dict[str, Callable[[int], str]] = {
        "several": lambda n: ngettext("{count} event", "{count} events", n),
        "several_past": lambda n: ngettext("{count} past event", "{count} past events", n),
        "cluster": lambda n: ngettext("{count} event, show it", "{count} events, show them apart", n),
        "on_map": lambda n: ngettext("{count} event on the map", "{count} events on the map", n),
        "none_in_view": lambda n: ngettext(
            "The event is not in this part of the map", "None of the {count} events is in this part of the map", n
        ),
    }
    category_of = Locale.parse(phrases.spoken, sep="-").plural_form
    example = {category_of(number): number for number in _NUMBERS}
    return {name: {category: of(n) for category, n in sorted(example.items())} for name, of in sentences.items()}
