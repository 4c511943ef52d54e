"""Works out where a text was, by the pattern of addresses that its program was told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime

from unidecode import unidecode

_BRACES = re.compile(r"\{(\w+)(?::([^{}]*))?\}")
_COLON = re.compile(r":([a-z_]+)", re.IGNORECASE)
_LONGEST = 1_000
# Pelican's own, in their order (SLUG_REGEX_SUBSTITUTIONS).
_PELICAN_SLUG = ((r"[^\w\s-]", ""), (r"(?u)\A\s*", ""), (r"(?u)\s*\Z", ""), (r"[-\s]+", "-"))
# What Jekyll's names of patterns stand for (jekyllrb.com/docs/permalinks).
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def in_braces(pattern: str, values: Mapping[str, str], moment: datetime | None) -> str:
    """A pattern of Pelican's, ``{date:%Y}/{slug}.html``, filled in; empty where it asks for what is not known.

    Nothing but names and formats of dates is looked at: a pattern is text of the old site, and no program.
    """
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        name, form = match[1], match[2] or ""
        if name in ("date", "modified") and moment is not None:
            return moment.strftime(form[:40]) if form else f"{moment:%Y-%m-%d %H:%M:%S}"
        missing = missing or name not in values
        return values.get(name, "")

    filled = _BRACES.sub(value, pattern[:_LONGEST])
    return "" if missing else _path(filled)


def with_colons(pattern: str, values: Mapping[str, str]) -> str:
    """A pattern of Jekyll's or Hugo's, ``/:year/:title/``, filled in; empty where it asks for what is not known."""
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        name = match[1].lower()
        for end in range(len(name), 0, -1):  # `:titleoutput` has no end of its own
            if name[:end] in values:
                return values[name[:end]] + match[1][end:]
        missing = True
        return ""

    filled = _COLON.sub(value, _STYLES.get(pattern, pattern)[:_LONGEST])
    return "" if missing else _path(filled)


def moment_of_month(year: str, month: str = "1") -> datetime:
    """The first day of a month, to fill in a pattern for it."""
    return datetime(int(year), int(month), 1)  # noqa: DTZ001 - a day alone


def of_date(moment: datetime) -> dict[str, str]:
    """The parts of a date as patterns with colons name them."""
    week = moment.isocalendar()
    return {
        "year": f"{moment.year}", "short_year": f"{moment:%y}", "month": f"{moment:%m}", "i_month": f"{moment.month}",
        "day": f"{moment:%d}", "i_day": f"{moment.day}", "y_day": f"{moment:%j}", "yearday": f"{int(f'{moment:%j}')}",
        "hour": f"{moment:%H}", "minute": f"{moment:%M}", "second": f"{moment:%S}", "week": f"{week.week:02d}",
        "monthname": _MONTHS[moment.month - 1], "long_month": _MONTHS[moment.month - 1],
        "short_month": _MONTHS[moment.month - 1][:3], "weekday": f"{(week.weekday % 7)}",
        "weekdayname": _DAYS[week.weekday - 1], "long_day": _DAYS[week.weekday - 1],
        "short_day": _DAYS[week.weekday - 1][:3], "w_day": f"{week.weekday}", "w_year": f"{week.year}",
    }  # fmt: skip


def pelican_slug(text: str, *, use_unicode: bool = False) -> str:
    """The slug that Pelican makes of a title or a name, without settings of the site's own for it."""
    slug = unicodedata.normalize("NFKC", re.sub(r"<[^<>]*>", "", text))
    slug = slug if use_unicode else unidecode(slug)
    for old, new in _PELICAN_SLUG:
        slug = re.sub(old, new, slug)
    return slug.lower().strip()


def jekyll_slug(text: str) -> str:
    """The slug that Jekyll makes: letters of any script and digits in lower case, hyphens between them."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def hugo_slug(text: str) -> str:
    """The part of an address that Hugo makes of a name."""
    kept = "".join(sign for sign in text.lower() if sign.isalnum() or sign in " -_.+#" or unicodedata.combining(sign))
    return re.sub(r"-{2,}", "-", re.sub(r"\s+", "-", kept.replace("#", ""))).strip("-")


def joined(parts: Sequence[str]) -> str:
    """Parts as a path of the old site."""
    return _path("/".join(part for part in parts if part))


def _path(filled: str) -> str:
    return "/" + re.sub(r"/{2,}", "/", filled).lstrip("/")
