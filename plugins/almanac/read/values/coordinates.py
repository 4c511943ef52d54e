"""Reads coordinates in degrees, and guesses the number that is meant by what people write in place of one."""

from __future__ import annotations

import re
import unicodedata

from almanac.read.fault import Fault

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_MOST = 60
_TWO = re.compile(rf"({_NUMBER.pattern})\s*[,;\s]\s*({_NUMBER.pattern})")
# Degrees, minutes and seconds, and a letter before or behind them: 50° 15' 54" N, N 50.265.
_DEGREES = re.compile(
    r"(?P<before>[NSEW])?\s*(?P<degrees>[-+−]?\d+(?:\.\d+)?)\s*[°º]?\s*"
    r"(?:(?P<minutes>\d+(?:\.\d+)?)\s*['’′]\s*)?(?:(?P<seconds>\d+(?:\.\d+)?)\s*(?:[\"”″]|''|’’)\s*)?"
    r"(?P<behind>[NSEW])?",
    re.IGNORECASE,
)


def read_latitude(text: str) -> float:
    """Degrees north, at most 90 either way; raises ``Fault`` for anything else."""
    return _degrees(text, 90, "latitude is north or south, from -90 to 90; are latitude and longitude swapped?")


def read_longitude(text: str) -> float:
    """Degrees east, at most 180 either way; raises ``Fault`` for anything else."""
    return _degrees(text, 180, "longitude is east or west, from -180 to 180")


def _degrees(text: str, limit: int, bounds: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise Fault(f"`{text}` is not a number of degrees", _hint(text))
    if abs(float(text)) > limit:
        raise Fault(f"`{text}` is beyond {limit} degrees", bounds)
    return float(text)


def _hint(text: str) -> str:
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text):
        return f"write a point: `{text.replace(',', '.')}`"
    two = _TWO.fullmatch(text)
    if two:
        return f"write the two apart: `latitude: {two[1]}` and `longitude: {two[3]}`"
    meant = _meant("".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text))
    return f"write `{meant}`" if meant else "write a number with a point; south and west are negative: `-1.2921`"


def _meant(text: str) -> str:
    # The expression tries every division of a run of digits.
    match = _DEGREES.fullmatch(text) if len(text) <= _MOST else None
    if match is None or (match["before"] and match["behind"]):
        return ""
    degrees = match["degrees"].replace("−", "-")
    letter = (match["before"] or match["behind"] or "").upper()
    if match["minutes"] or match["seconds"]:
        parts = float(match["minutes"] or 0) / 60 + float(match["seconds"] or 0) / 3600
        degrees = f"{'-' if degrees.startswith('-') else ''}{abs(float(degrees)) + parts:.4f}"
    plain = degrees.removeprefix("+")
    return f"-{plain}" if letter in {"S", "W"} and not plain.startswith("-") else plain
