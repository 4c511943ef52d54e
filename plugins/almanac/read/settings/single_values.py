"""Reads the settings that are one value, or raises a ``Fault``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from almanac.read.fault import Fault
from almanac.read.settings.contrast import TEXT, check_contrast
from almanac.read.values.language_code import language_code, usual_capitals
from almanac.read.values.plain_values import email as read_email
from almanac.read.values.zones import read_zone

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SHORT_COLOR = re.compile(r"#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_LONGEST = 60
# Control characters, which XML has no way to say, and overrides of text direction.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "a switch"),
    ((int, float), "a number"),
    (Mapping, "a mapping"),
    ((list, tuple, set, frozenset), "a list"),
)


def shown(value: object) -> str:
    """A value as a message has it: in one line, and not long."""
    line = " ".join((value if isinstance(value, str) else repr(value)).split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."


def text(value: object) -> str:
    """One line of text, which may be empty; None is empty."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _not_text(value)
    line = " ".join(value.split())
    hidden = _HIDDEN.search(line)
    if hidden:
        raise Fault(
            f"has the character U+{ord(hidden[0]):04X}, which nobody sees", "write it anew, without that character"
        )
    return line


def _not_text(value: object) -> Fault:
    kind = next((words for kind, words in _KINDS if isinstance(value, kind)), f"of the type {type(value).__name__}")
    hint = f'write `"{shown(value)}"`' if isinstance(value, int | float) else "write one text between quotation marks"
    return Fault(f"`{shown(value)}` is {kind}, not text", hint)


def email(value: object) -> str:
    """One e-mail address; empty for none."""
    line = text(value)
    return read_email(line) if line else ""


def name(value: object) -> str:
    """One line of text that is not empty."""
    line = text(value)
    if not line:
        raise Fault("is empty", "write a name between the quotation marks")
    return line


def license_name(value: object) -> str:
    """The name of a licence."""
    line = text(value)
    if not line:
        raise Fault("is empty", 'name it: `"CC BY-SA 4.0"`, or `"All rights reserved"`')
    return line


def switch(value: object) -> bool:
    """True or False, and nothing that only looks like it."""
    if not isinstance(value, bool):
        raise Fault(f"`{shown(value)}` is neither True nor False", "write `True` or `False`, without quotation marks")
    return value


def page_size(value: object) -> int:
    """How many entries a page of a list has; False, which counts as 0, puts all on one."""
    if value is False:
        return 0
    if not isinstance(value, int) or value is True or value < 1:
        hint = "a whole number from 1, without quotation marks: `20`"
        raise Fault(f"`{shown(value)}` is not a number of entries", hint)
    return value


def number_of_items(value: object) -> int:
    """How many items stand in a digest, at least one."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        hint = "a whole number from 1, without quotation marks: `10`"
        raise Fault(f"`{shown(value)}` is not a number of items", hint)
    return value


def zone(value: object) -> ZoneInfo:
    """An IANA time zone."""
    if not isinstance(value, str) or not value.strip():
        raise Fault(f"`{shown(value)}` is not a time zone", "an IANA name such as `Africa/Nairobi`, or `UTC`")
    return read_zone(value)


def language(value: object) -> str:
    """The code of a language that CLDR knows."""
    if not isinstance(value, str) or not value.strip():
        raise Fault(f"`{shown(value)}` is not a language's code", "a code such as `en`, `es`, `ar`, `sw`")
    return language_code(value)


def default_language(value: object) -> str:
    """The same; Pelican, when it is called itself, hands it over in small letters."""
    return language(usual_capitals(value) if isinstance(value, str) and value.islower() else value)


def color(value: object) -> str:
    """``#rrggbb``."""
    if isinstance(value, str) and _COLOR.fullmatch(value):
        return value
    short = _SHORT_COLOR.fullmatch(value) if isinstance(value, str) else None
    digits = short[1] if short else "2a6f5e"
    meant = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    raise Fault(f"`{shown(value)}` is not a colour", f"`#` and six digits: `#{meant}`")


def share_cards(value: object) -> str:
    """Which entries have a card of their own; empty for none."""
    if value is None or value in ("new", "all"):
        return str(value or "")
    raise Fault(f"`{shown(value)}` does not say which entries", 'write `"new"`, `"all"`, or `None` for none')


def accent(value: object) -> str:
    """A colour that letters can have, or none."""
    if value is None or value == "":
        return ""
    rgb = color(value)
    check_contrast(rgb, TEXT, "letters")
    return rgb
