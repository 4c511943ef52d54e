"""Checks names of files: other systems have to take them, and addresses of pictures too."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from pathlib import PurePosixPath

from almanac.model.path_part import device, sign_not_on_windows
from almanac.model.problem import Problem, Severity

_NOT_IN_ADDRESSES = re.compile(r"[#%?]")
_NO_CLONE = "whoever works on Windows could not fetch this repository"


def faults_of_name(path: str, *, is_entry: bool = False) -> list[Problem]:
    """What is wrong with the last part of a path; of an entry's name more is said when it is read."""
    name = posixpath.basename(path)
    if device(name):
        message = f"`{device(name)}` is the name of a device on Windows"
        return [Problem(path, 0, "", message, f"rename it: {_NO_CLONE}")]
    if name.endswith((".", " ")):
        end = "a point" if name.endswith(".") else "a space"
        return [Problem(path, 0, "", f"has a name that ends in {end}", f"rename it: {_NO_CLONE}")]
    sign = "" if is_entry else sign_not_on_windows(name)
    if sign:
        return [Problem(path, 0, "", f"has `{sign}` in its name", f"rename it: {_NO_CLONE}")]
    return []


def faults_of_picture_name(path: str) -> list[Problem]:
    """What keeps the path of a picture from being an address, too."""
    renamed = "rename it: letters, digits and hyphens"
    sign = _NOT_IN_ADDRESSES.search(path)
    if sign:
        return [Problem(path, 0, "", f"has `{sign[0]}` in its name, which means something else in an address", renamed)]
    if unicodedata.normalize("NFC", path) != path:
        message = "has a name in Unicode NFD, with letters and accents apart"
        return [Problem(path, 0, "", message, "type the name again, in one go")]
    kept = next((part for part in PurePosixPath(path).parts if part.startswith("_")), "")
    if kept:
        message = f"`{kept}` begins with `_`: some hosts keep such names to themselves"
        return [Problem(path, 0, "", message, renamed, Severity.WARNING)]
    if re.search(r"\s", path):
        return [Problem(path, 0, "", "has a space in its name", renamed, Severity.WARNING)]
    return []


def collisions(paths: list[str]) -> list[Problem]:
    """Files that are one and the same where capitals do not count."""
    taken: dict[str, str] = {}
    problems = []
    for path in paths:
        first = taken.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        if first != path:
            message = f"differs from {first} in capitals alone"
            problems.append(
                Problem(path, 0, "", message, "rename one: on Windows and macOS one would replace the other")
            )
    return problems
