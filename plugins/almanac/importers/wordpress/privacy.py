"""Says what of an export was public, and which names are addresses that nobody may publish."""

from __future__ import annotations

import re
from collections.abc import Iterable

from almanac.importers.wordpress.wxr import Comment, Item

_ADDRESS = re.compile(
    r"[^\s@<>]+@[^\s@<>]+|(?<![0-9.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![0-9.])|(?:[0-9A-Fa-f]{1,4}:){3,7}[0-9A-Fa-f]{0,4}"
)
# Of a service that makes a picture of an e-mail address: the hash stands for it.
_HASH = re.compile(r"[0-9a-f]{32}|[0-9a-f]{64}")
_WORDS = {
    "draft": "draft",
    "auto-draft": "draft",
    "pending": "waiting for review",
    "private": "private",
    "future": "scheduled",
    "trash": "in the trash",
}


def why_not_public(item: Item) -> str:
    """The reason for which a post, page or event was not for everybody, or an empty string."""
    if item.status != "publish":
        return _WORDS.get(item.status, f"of status {item.status or 'unknown'}")
    return "protected by a password" if item.has_password else ""


def why_no_comment(comment: Comment) -> str:
    """The reason for which a comment stays out, or an empty string."""
    if comment.type in {"pingback", "trackback"}:
        return f"{comment.type}s"
    if comment.type not in {"", "comment"}:
        return f"comments of type {comment.type}"
    reasons = {"0": "comments that wait for approval", "spam": "spam comments", "trash": "comments in the trash"}
    return "" if comment.approved == "1" else reasons.get(comment.approved, "comments that were not approved")


def is_address(text: str) -> bool:
    """Whether there is an e-mail or IP address in a name, or it is the hash of one."""
    return bool(_ADDRESS.search(text) or _HASH.fullmatch(text.strip().lower()))


def public_name(text: str) -> str:
    """The name, or nothing where it is an address."""
    return "" if is_address(text) else text


class SecretLogins:
    """Logins that are e-mail addresses, of which addresses of pages are made as well."""

    def __init__(self, logins: Iterable[str]) -> None:
        self._bare = {_bare(login) for login in logins if is_address(login)}

    def shows(self, slug: str) -> bool:
        """Whether a slug was made of such a login."""
        return is_address(slug) or _bare(slug) in self._bare


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())
