"""Says which names can stand between two slashes of an address: every file system makes them, every host takes them."""

from __future__ import annotations

import re

from almanac.model.slug import MAX_SLUG_BYTES

# Names that Windows keeps for devices, whatever follows the first point; it reads the raised digits as digits.
_DEVICES = frozenset(["con", "prn", "aux", "nul", "conin$", "conout$"]) | {
    f"{port}{number}" for port in ("com", "lpt") for number in "123456789¹²³"
}
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\]')
# Hidden files, files that hosts read or leave out (`_redirects`, `_worker.js`), placeholders of rules (`:splat`).
_KEPT_BEGINNINGS = (".", "_", ":")


def device(name: str) -> str:
    """The part of a name that is a device's on Windows, as it is written; empty for most names."""
    stem = name.partition(".")[0].rstrip()
    return stem if stem.casefold() in _DEVICES else ""


def sign_not_on_windows(name: str) -> str:
    """A sign that Windows has in no name; empty for most names."""
    match = _NOT_ON_WINDOWS.search(name)
    return match[0] if match else ""


def fault_of_part(part: str) -> str:
    """What is wrong with a part of a path, as the end of a sentence; empty where every host takes it as a page's."""
    if part.startswith(_KEPT_BEGINNINGS):
        return f"`{part}` begins with `{part[0]}`, which hosts keep for themselves"
    if sign_not_on_windows(part):
        return f"`{part}` has `{sign_not_on_windows(part)}` in it, which hosts and Windows read in their own ways"
    if device(part):
        return f"`{device(part)}` is the name of a device on Windows"
    if part.endswith((".", " ")):
        return f"`{part}` ends in {'a point' if part.endswith('.') else 'a space'}, which Windows leaves out"
    if not part.isprintable():
        return f"`{part}` has characters that nobody can see"
    if len(part.encode()) > MAX_SLUG_BYTES:
        return f"`{part}` has {len(part.encode())} bytes, more than {MAX_SLUG_BYTES}"
    return ""
