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
# A thread or a message in an archive of HyperKitty (Mailman 3), which is within that of its list.
_MAILING_LIST = re.compile(rf"(?:/{_NAME})*/list/(?P<list>{_NAME})@(?P<host>{_NAME})/(?:thread|message)/\w+/?")


def thread_name(address: str) -> str:
    """``@ada@social.example``, ``github.com/example/almanac #12``, ``talk@lists.example.org``; else the host.

    No more than the address says; what an archive says of its threads comes by `forum refresh`.
    """
    parts = urlsplit(address)
    path = unquote(parts.path)
    post = _FEDIVERSE.fullmatch(path)
    if post:
        return f"@{post['user'] or post['other']}@{post['home'] or parts.netloc}"
    on_forge = _FORGE.fullmatch(path)
    if on_forge:
        return f"{parts.netloc}{on_forge['project']} #{on_forge['number']}"
    on_list = _MAILING_LIST.fullmatch(path)
    # Anybody can write the address of another host into a path.
    if on_list and on_list["host"] == parts.hostname:
        return f"{on_list['list']}@{on_list['host']}"
    return parts.netloc
