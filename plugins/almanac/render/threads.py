"""Names a discussion elsewhere by what its address says of it: no page asks another server what stands there."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_NAME = r"[\w.-]+"
# Who began a thread, and where (Mastodon and its like).
_FEDIVERSE = re.compile(
    rf"/(?:web/)?@(?P<user>{_NAME})(?:@(?P<home>{_NAME}))?/\d+/?|/users/(?P<other>{_NAME})/statuses/\d+/?"
)
# GitHub, Forgejo, Gitea; GitLab has a hyphen between.
_FORGE = re.compile(
    rf"(?P<project>/{_NAME}(?:/{_NAME})+?)(?:/-)?"
    r"/(?:discussions|issues|pull|pulls|merge_requests)/(?P<number>\d+)/?"
)


def thread_name(address: str) -> str:
    """``@ada@social.example``, ``github.com/example/almanac #12``; else the host, with no more than is known."""
    parts = urlsplit(address)
    path = unquote(parts.path)
    post = _FEDIVERSE.fullmatch(path)
    if post:
        return f"@{post['user'] or post['other']}@{post['home'] or parts.netloc}"
    on_forge = _FORGE.fullmatch(path)
    if on_forge:
        return f"{parts.netloc}{on_forge['project']} #{on_forge['number']}"
    return parts.netloc
