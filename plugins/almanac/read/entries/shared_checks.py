"""Checks that stories and events have in common: the folder's year, a time that happens twice, a lonely translation."""

from __future__ import annotations

import posixpath
import re
from datetime import datetime

from almanac.model.problem import Problem, Severity
from almanac.read.entries.slug_and_language import Name
from almanac.read.schema.declaration import Fields
from almanac.read.validation.checked import Checked
from almanac.read.values.dates import is_ambiguous


def check_original(name: Name, checked: Checked[Fields]) -> None:
    """Say of a text that stands alone and lacks fields that it is no translation, as its name lets its author think."""
    if name.lang and checked.lacks_fields:
        message = f"is taken for a text of its own: there is no {name.group}.md beside it"
        checked.report((), message, "to translate a text, give this file its name and folder; else add what is missing")


def reserved(path: str, address: str, new_name: str, *, is_free: bool, uid: str = "") -> list[Problem]:
    """An error at a file whose address is the site's own; what was published before that keeps what it can.

    ``is_free``: nothing stands at the address itself, so that it can lead on; ``uid`` keeps the identity of an event.
    """
    kept = [*([f"`aliases: [{address}]`"] if is_free else []), *([f"`{uid}`"] if uid else [])]
    what = " and ".join([*(["its old address"] if is_free else []), *(["its place in calendars"] if uid else [])])
    lost = "" if is_free else f"; its old address is lost, since {address} is for something else"
    keeps = f"; what has been published keeps {what} by {' and '.join(kept)}" if kept else ""
    hint = f"rename the file, such as `{new_name}`{keeps}{lost}"
    return [Problem(path, 0, "", f"the address {address} belongs to the site itself", hint)]


def warn_if_ambiguous(checked: Checked[Fields], field: str, moment: datetime) -> None:
    """A warning at a local time that a clock change makes happen twice (RFC 5545 3.3.5)."""
    if is_ambiguous(moment):
        message = f"`{moment:%H:%M}` happens twice on {moment:%Y-%m-%d} in {moment.tzinfo}; the first is meant"
        checked.report(field, message, "choose a time outside the clock change if that is wrong", Severity.WARNING)


def check_folder(path: str, year: int, line: int, field: str) -> list[Problem]:
    """A warning when an entry lies in the folder of another year."""
    folder = posixpath.basename(posixpath.dirname(path))
    is_of_a_partner = posixpath.basename(posixpath.dirname(posixpath.dirname(path))) == "partners"
    if re.fullmatch(r"\d{4}", folder) and int(folder) != year and not is_of_a_partner:
        message = f"is in {year}, but the file lies in the folder {folder}"
        return [Problem(path, line, field, message, f"move it to {year}/; its address stays", Severity.WARNING)]
    return []
