"""Reads the settings that are addresses, domains and folders."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import SplitResult, urlsplit

from almanac.read.fault import Fault
from almanac.read.settings.single_values import shown, text
from almanac.read.values import links

# RFC 1123 2.1: letters, digits and, inside, hyphens; at least two labels.
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})+")
_USUAL_PORTS = {"http": ":80", "https": ":443"}
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*")
_OF_GIT = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)[:/](?P<path>[^\s:]+?)(?:\.git)?/?")
# Folders of the repository that have another use, and those of `content/`.
_TAKEN = frozenset(["docs", "output", "plugins", "scripts", "tests", "theme"])
_TAKEN_CONTENT = frozenset(["stories", "pages", "images"])


def site_url(value: object) -> str:
    """The address of the site, without its trailing slash and without the port that its scheme has anyway."""
    address = text(value)
    if not address:
        raise Fault("is empty", 'feeds and calendars need it: `SITEURL = "https://group.example"`')
    parts = _public(address)
    path = parts.path.rstrip("/")
    if parts.query or parts.fragment or "?" in address or "#" in address:
        bare = f"{parts.scheme}://{parts.netloc}{path}"
        raise Fault(f"`{shown(address)}` goes on after the path", f"write `{bare}`, without `?` and `#`")
    if not _PATH.fullmatch(path):
        hint = "letters without accents, digits, `-`, `.`, `_` and `~` between the slashes: `/site`"
        raise Fault(f"`{shown(address)}` has a path that not every program writes alike, `{shown(path)}`", hint)
    host = parts.netloc.lower().removesuffix(_USUAL_PORTS[parts.scheme])
    return f"{parts.scheme}://{host}{path}"


def outside_address(value: object) -> str:
    """The address of something outside the site, without its trailing slash; empty for none."""
    address = text(value)
    if not address:
        return ""
    _public(address)
    return address.rstrip("/")


def edit_url(value: object) -> str:
    """The address of an editor, with ``{path}`` where the file's path goes, or what comes before it."""
    pattern = text(value)
    if not pattern:
        return ""
    _public(pattern)
    other = next((part for part in re.findall(r"\{[^}]*\}?", pattern) if part != "{path}"), "")
    if other:
        raise Fault(f"`{shown(pattern)}` has `{other}`, which stands for nothing", "write `{path}` for the file's path")
    return pattern


def domain(value: object) -> str:
    """The right-hand side of identities: a domain in lower case and ASCII."""
    written = text(value)
    if not _DOMAIN.fullmatch(written) or len(written) > 253:
        meant = _domain_in(written)
        hint = (
            f"write `{meant}`"
            if meant
            else "letters a to z in lower case, digits, hyphens and at least one dot: `calendar.example.org`"
        )
        raise Fault(f"`{shown(written)}` is not a domain" if written else "is empty", hint)
    return written


def folder(value: object) -> str:
    """A folder below the repository's root that has no other use, with forward slashes."""
    path = PurePosixPath(text(value))
    hidden = any(part.startswith(".") for part in path.parts)
    if not path.parts or path.is_absolute() or hidden or "\\" in str(path) or _is_taken(path.parts):
        hint = "a folder of its own inside the repository: `events`"
        raise Fault(f"`{shown(value)}` cannot be the folder of events", hint)
    return str(path)


def is_plain_http(address: str) -> bool:
    """Whether what is sent there can be read on the way; this computer is not on the way."""
    parts = urlsplit(address)
    return parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1", "::1"}


def _is_taken(parts: tuple[str, ...]) -> bool:
    return parts[0] in _TAKEN or (parts[0] == "content" and (len(parts) == 1 or parts[1] in _TAKEN_CONTENT))


def _public(address: str) -> SplitResult:
    """The parts of a web address that everybody may see; raises ``Fault``."""
    if " " in address:
        raise Fault(f"`{shown(address)}` has a space in it", "addresses have none")
    of_git = _OF_GIT.fullmatch(address)
    if of_git:
        raise Fault(f"`{shown(address)}` is an address for git", f"write `https://{of_git['host']}/{of_git['path']}`")
    parts = urlsplit(links.web_address(address))
    if parts.username is not None:
        # It is not repeated here: what a check says can be read by everyone.
        raise Fault(
            "has a user name or a password in it", f"write `{parts.scheme}://{parts.netloc.rpartition('@')[2]}`"
        )
    if not parts.netloc.isascii():
        raise Fault(f"`{shown(address)}` has a host with letters that not every program knows", _idna(parts))
    return parts


def _idna(parts: SplitResult) -> str:
    host = _in_ascii(parts.hostname or "")
    return f"write its other form: `{parts.scheme}://{host}`" if host else "write the host in ASCII"


def _domain_in(written: str) -> str:
    """The domain that somebody meant who wrote an address, capitals or a dot at the end; empty for none."""
    host = re.sub(r"^[a-z]+:/*", "", written.strip().lower())
    bare = _in_ascii(re.split(r"[/:?#]", host.rpartition("@")[2])[0].strip("."))
    return bare if _DOMAIN.fullmatch(bare) else ""


def _in_ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
