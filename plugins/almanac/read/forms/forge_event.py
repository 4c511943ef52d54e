"""Reads what a forge says of an issue that was opened or edited: its text, its number, who wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from almanac.model.submission import EntryKind
from almanac.model.submission_form import FORMS
from almanac.read.fault import Fault

_NO_EVENT = ("is not what a forge says of an issue", "give the event's file, which a workflow has as GITHUB_EVENT_PATH")
_MOST_OF_A_NAME = 100


@dataclass(frozen=True, slots=True)
class ForgeIssue:
    """An issue: ``author`` is a name at the forge, ``email`` the address by which it knows their commits, or empty.

    ``kind`` is what its label says; None where it has none of ours, or both.
    """

    number: int
    text: str
    author: str
    kind: EntryKind | None
    email: str = ""
    is_open: bool = True


def read_forge_event(text: str) -> ForgeIssue:
    """What GitHub and Forgejo (`issues`) or GitLab (`Issue Hook`) send; raises ``Fault`` for anything else."""
    try:
        event = json.loads(text)
    except (ValueError, RecursionError):
        raise Fault(*_NO_EVENT) from None
    try:
        return _gitlab(event) if event.get("object_kind") == "issue" else _github(event)
    except (AttributeError, KeyError, TypeError):
        raise Fault(*_NO_EVENT) from None


def _github(event: Mapping[str, Any]) -> ForgeIssue:
    issue, user = event["issue"], event["issue"]["user"]
    if issue.get("pull_request"):
        raise KeyError("pull_request")
    server = str(event.get("repository", {}).get("html_url", ""))
    is_github = server.startswith("https://github.com/") and isinstance(user.get("id"), int)
    return ForgeIssue(
        _number(issue["number"]),
        _text(issue.get("body")),
        _text(user["login"])[:_MOST_OF_A_NAME],
        _kind(label["name"] for label in issue.get("labels") or ()),
        f"{user['id']}+{user['login']}@users.noreply.github.com" if is_github else "",
        issue.get("state", "open") == "open",
    )


def _gitlab(event: Mapping[str, Any]) -> ForgeIssue:
    """Whoever edited it is named there, and not who wrote it: an author only where it was opened just now."""
    issue, user = event["object_attributes"], event["user"]
    is_author = issue.get("author_id") == user.get("id") and user.get("id") is not None
    labels = event.get("labels") or issue.get("labels") or ()
    return ForgeIssue(
        _number(issue["iid"]),
        _text(issue.get("description")),
        _text(user["name"])[:_MOST_OF_A_NAME] if is_author else "",
        _kind(label["title"] for label in labels),
        is_open=issue.get("state", "opened") == "opened",
    )


def _kind(labels: Iterable[object]) -> EntryKind | None:
    """By our labels; a scoped one of GitLab's has two colons."""
    names = {str(label).replace("::", ": ").replace(":  ", ": ") for label in labels}
    kinds = [kind for kind, form in FORMS.items() if form.forge_label in names]
    return kinds[0] if len(kinds) == 1 else None


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise TypeError
    return value


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError
    return value
