"""The words that the script of the forms shows; it fills in what stands in braces."""

from __future__ import annotations

import json
from collections.abc import Mapping

from almanac.model import fault_words
from almanac.model.form_facts import Kind
from almanac.model.interface import Phrases
from almanac.model.recurrence import Weekday
from almanac.render.recurrence import day_names


def script_words(kind: Kind, phrases: Phrases) -> str:
    """Sentences by the names that the script uses, as JSON; what is wrong is said as checks say it."""
    _ = phrases.gettext
    words: dict[str, object] = {
        "required": _said(_(fault_words.MISSING)),
        "minLength": _said(_(fault_words.TOO_SHORT), _(fault_words.TOO_SHORT_HINT)),
        "most": _said(_(fault_words.TOO_LONG), _(fault_words.TOO_LONG_HINT)),
        "address": _said(_(fault_words.NO_ADDRESS), _(fault_words.NO_ADDRESS_HINT)),
        "end": _said(_(fault_words.END_BEFORE_START)),
        "count": _said(_(fault_words.COUNT_BESIDE_UNTIL), _(fault_words.COUNT_BESIDE_UNTIL_HINT)),
        "until": _said(_(fault_words.UNTIL_BEFORE_START), _(fault_words.UNTIL_BEFORE_START_HINT)),
        "slug": _said(_(fault_words.NO_SLUG), _(fault_words.NO_SLUG_HINT)),
        "point": _said(
            # Translators: of a link or of coordinates in a form: `{text}` is what was pasted there.
            _("`{text}` shows no point"),
            _("paste a longer link of a map, or coordinates such as 50.2652, 19.0269"),
        ),
        "short": _said(
            # Translators: of a shortened link, such as https://maps.app.goo.gl/x
            _("`{text}` does not say where it leads"),
            _("open it, and paste the long address that you see then"),
        ),
        "other": _said(_("cannot be read")),
        "tooLong": _("Too long for this way: take another, or copy the file and paste it into the page that opens."),
        "pasted": _("The text is copied: paste it into the page that opens."),
        "notCopied": _("This browser does not let a page copy: select the text and copy it yourself."),
        "copied": _("Copied"),
        "improve": _("Improve this page"),
        # Translators: {path} is the name of a file, such as events/2027/spring-meetup.md
        "improving": _(
            "This is {path} as it was published. Change what should be otherwise; what the form does not ask stays."
        ),
        "failed": _("That did not work: try again when you are online."),
        "restored": _("What you had written is here again."),
        "notKept": _("This browser keeps nothing, as in a private window: what you write here is gone with the page."),
        "allZones": _("All time zones"),
        "online": _("Online"),
        "open": _("Day not fixed"),
        "worldwide": _("Worldwide"),
    }
    if kind == "event":
        # A list for each weekday, from Monday on: the first to the fifth of a month, and the last.
        words["nth"] = [
            [day_names.nth_weekday(number, day, phrases) for number in (1, 2, 3, 4, 5, -1)] for day in Weekday
        ]
        words["days"] = [day_names.day_of_month(number, phrases) for number in range(1, 32)]
    return json.dumps(words, ensure_ascii=False, sort_keys=True)


def _said(message: str, hint: str = "") -> Mapping[str, str]:
    return {"message": message, "hint": hint} if hint else {"message": message}
