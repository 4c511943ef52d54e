"""Writes what is sent to the forum: to open a topic, change its first post, reply (Discourse, PostsController)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from almanac.forum.announcement import Announcement
from almanac.forum.decisions import Edit


class Action(StrEnum):
    """What the forum limits one by one."""

    CREATE = "new topics"
    EDIT = "edits"
    REPLY = "replies"


@dataclass(frozen=True, slots=True)
class Sending:
    """What goes to the forum: ``json`` is the body."""

    action: Action
    method: str
    path: str
    json: Mapping[str, Any]


def opening(wanted: Announcement, title: str) -> Sending:
    """Opens a topic; ``auto_track``: the account does not follow it."""
    values = {
        "title": title,
        "raw": wanted.first_post(title),
        "category": wanted.category,
        "external_id": wanted.external_id,
        "auto_track": False,
    }
    return Sending(Action.CREATE, "POST", "/posts.json", values)


def editing(wanted: Announcement, step: Edit, title: str = "") -> Sending:
    """Changes the first post if it still has the text that was seen, and the title where one is given.

    ``bypass_bump``: where the account may ask for that, the topic stays where it is in the lists.
    """
    post = {"raw": wanted.edited_post(step.mark, title), "original_text": step.post.raw}
    values = {"post": post, "bypass_bump": True, **({"title": title} if title else {})}
    return Sending(Action.EDIT, "PUT", f"/posts/{step.post.id}.json", values)


def replying(wanted: Announcement, topic: str) -> Sending:
    """Replies with the news."""
    values = {"topic_id": int(topic), "raw": wanted.reply_post, "auto_track": False}
    return Sending(Action.REPLY, "POST", "/posts.json", values)
