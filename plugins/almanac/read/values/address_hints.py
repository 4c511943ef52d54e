"""Guesses the address that is meant by what people write in place of one."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from almanac.model import fault_words

_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?")
_HOST_AND_PATH = re.compile(rf"{_HOST.pattern}(?:[/?#]\S*)?")
# https:/x, https:x, https//x, https:///x, htps://x
_SLIP = re.compile(rf"h?t{{1,3}}p?s?(?P<colon>:?)/*(?P<rest>{_HOST.pattern}(?:[/?#]\S*)?)", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s/:]+@[\w-]+(?:\.[\w-]+)+(?:\?\S*)?")
# A path to a file beside the text, such as `notes.md#part`, is no host.
_OF_A_FILE = re.compile(r"\.(?:md|html?|jpe?g|png|svg|gif|webp|avif|pdf|ics)$", re.IGNORECASE)
_WEB = fault_words.NO_ADDRESS_HINT
PLAIN_PATH = "write the path alone, such as `/old/address/`, without `..`, `?`, `#` and spaces"


def web_hint(text: str) -> str:
    """The remedy where an http(s) address should stand."""
    if not text.isprintable():
        return "delete the characters that nobody can see"
    address = text.strip().strip("<>")
    link = re.fullmatch(r"!?\[[^\]]*\]\((\S+)\)", address)
    bare = link[1] if link else address
    if bare != text.strip() and re.match(r"https?://", bare):
        return f"write the address alone: `{bare}`"
    if "\\" in bare and _HOST_AND_PATH.fullmatch(re.sub(r"^https?:/*", "", bare.replace("\\", "/"))):
        return f"write `{re.sub(r'^(https?:)?/*', 'https://', bare.replace(chr(92), '/'))}`"
    slip = _SLIP.fullmatch(bare)
    if slip and (slip["colon"] or "/" in bare[:8]) and bare != f"https://{slip['rest']}":
        return f"write `https://{slip['rest']}`"
    if _HOST_AND_PATH.fullmatch(bare.removeprefix("//")):
        return f"write `https://{bare.removeprefix('//')}`"
    if re.match(r"https?://\S+\s", bare, re.IGNORECASE) and '"' not in bare:
        return f"an address has no spaces: write `{'%20'.join(bare.split())}`"
    if re.fullmatch(r"(?:mailto:)?[^@\s]+@[\w.-]+", bare):
        return f"{_WEB}; an e-mail address belongs in `email` of an organizer"
    if re.match(r"https?://[^/?#\s]*:", bare, re.IGNORECASE):
        return "write a number behind the colon, such as `https://example.org:8080/`, or leave both out"
    if re.match(r"https?:/*$", bare, re.IGNORECASE):
        return "write the host behind it: `https://example.org`"
    return _WEB


def link_hint(text: str) -> str:
    """The remedy where a link has an e-mail address, or a web address without `https://`; empty for anything else."""
    address = text.strip()
    if _MAIL.fullmatch(address):
        return f"write `mailto:{address}`"
    host = re.split("[/?#]", address)[0]
    is_host = _HOST.fullmatch(host) and (host.lower().startswith("www.") or host != address)
    return f"write `https://{address}`" if is_host and not _OF_A_FILE.search(host) else ""


def meant_path(text: str) -> str:
    """The path inside the site that somebody meant who wrote more than that; empty for none."""
    address = text.strip()
    path = _path_of(address) if re.match(r"(https?:)?//\w", address, re.IGNORECASE) else address
    path = "/" + re.split(r"[?#]", path)[0].replace("\\", "/").lstrip("/")
    if path == "/" or re.search(r"[\s%:]|/\.\.?/", f"{path}/") or not path.isprintable():
        return ""
    return path


def _path_of(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:  # such as an unclosed bracket of an IPv6 host
        return "/"
