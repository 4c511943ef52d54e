"""Has the words for what is wrong that checks and forms of the site share; what is written stands in their braces."""

from __future__ import annotations

from almanac.model.interface import N_

# Translators: of a field of a form: its name stands before it.
MISSING = N_("is missing")
# Translators: of a text in a form, such as a summary: its name stands before it.
TOO_SHORT = N_("has {count} characters, fewer than {least}")
TOO_SHORT_HINT = N_("say a little more, up to {most}: it stands in lists and feeds")
# Translators: of a text in a form, such as a summary: its name stands before it.
TOO_LONG = N_("has {count} characters, more than {most}")
TOO_LONG_HINT = N_("keep the first sentence or two; the rest belongs in the text")
NO_ADDRESS = N_("`{text}` is not a web address")
NO_ADDRESS_HINT = N_("write an address that begins with `https://`")
# Translators: of the end of an event; both are a day, or a day with its time: 2027-03-14 18:30.
END_BEFORE_START = N_("`{end}` is not after the start, {start}")
# Translators: of how often something that repeats happens, in a form: `until` is the field of its last day.
COUNT_BESIDE_UNTIL = N_("stands beside `until`")
COUNT_BESIDE_UNTIL_HINT = N_("delete one of the two lines: either ends the series")
# Translators: of the last day of something that repeats, in a form; both are a day: 2027-03-14.
UNTIL_BEFORE_START = N_("`{until}` is before the start, {start}")
UNTIL_BEFORE_START_HINT = N_("write `{start}` or a later day")
# Translators: of a title in a form: its name stands before it.
NO_SLUG = N_("has no letters or digits to make an address of")
NO_SLUG_HINT = N_("write what it is called")
