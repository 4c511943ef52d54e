"""Tells the value of a secret from words about it: nobody should write one where all can read it."""

from __future__ import annotations

import re

# What those who give out tokens begin them with, so that programs find one that was lost.
_BEGINNINGS = re.compile(
    r"\b(?:gh[opsur]_\w{20,}|github_pat_\w{20,}|gl[a-z]{2,5}-[\w-]{15,}|(?:AKIA|ASIA)[A-Z0-9]{12,}|xox[a-z]-[\w-]{10,}|"
    r"AIza[\w-]{30,}|[sr]k_(?:live|test)_\w{10,}|npm_\w{30,}|pypi-[\w-]{16,}|dop_v1_\w{20,}|SG\.[\w-]{16,}|"
    r"eyJ[\w-]{10,}\.[\w-]{10,})"
)
_PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY")
# A name and a password before the host (RFC 3986, 3.2.1).
_IN_ADDRESS = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/@:]*:[^\s/@]+@", re.IGNORECASE)
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b", re.IGNORECASE)
_RUN = re.compile(r"[A-Za-z0-9]{20,}")
_CHANGE = re.compile(r"(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z])(?=[0-9])")
# How often words with a number in them change between letters and digits; in what was drawn by lot it is a third.
_MOST_CHANGES = 2
# Enough to find the place, and of no use to anybody.
_SHOWN = 4


def secret_in(text: str) -> str:
    """The first characters of what looks like the value of a secret; empty where nothing does."""
    for pattern in (_BEGINNINGS, _PRIVATE_KEY, _IN_ADDRESS, _UUID):
        found = pattern.search(text)
        if found:
            return found[0][:_SHOWN]
    runs = (run[0] for run in _RUN.finditer(text))
    return next((run[:_SHOWN] for run in runs if len(_CHANGE.findall(run)) > _MOST_CHANGES), "")
