"""The words that the search's script shows, with their plural forms; the script fills in what stands in braces."""

from __future__ import annotations

import json

from babel import Locale

from almanac.model.interface import Phrases

_NUMBERS = range(201)  # have every plural category of every language (CLDR)


def search_words(phrases: Phrases) -> str:
    """Sentences by the names that the script uses, as JSON; one about a number has a form for each plural category."""
    _ = phrases.gettext
    words = {
        # Translators: what kind of page was found by a search.
        "story": _("Story"),
        # Translators: what kind of page was found by a search.
        "event": _("Event"),
        # Translators: what kind of page was found by a search: about the site, how to take part.
        "page": _("Page"),
        "searching": _("Searching…"),
        "nothing": _("Nothing was found."),
        "offline": _("You are offline, or the site does not answer: nothing can be looked for now. Try again later."),
        "unable": _("This browser cannot run the search, or is told not to. The lists below need none of it."),
        "failed": _("The search failed. Load this page again; the lists below need none of it."),
        "found": _counted(phrases),
    }
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def _counted(phrases: Phrases) -> dict[str, str]:
    category_of = Locale.parse(phrases.spoken, sep="-").plural_form
    example = {category_of(number): number for number in _NUMBERS}
    return {
        category: phrases.ngettext("{count} page was found.", "{count} pages were found.", number)
        for category, number in sorted(example.items())
    }
