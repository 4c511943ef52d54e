"""Chooses the comments of an entry that its readers saw, and hangs each on one that they saw too."""

from __future__ import annotations

from almanac.importers.plan import Account, PlannedComment
from almanac.importers.wordpress.privacy import public_name, why_no_comment
from almanac.importers.wordpress.texts import comment_text
from almanac.importers.wordpress.wxr import Comment, Item


def approved(item: Item) -> tuple[PlannedComment, ...]:
    """The approved comments, those that answer behind those that they answer."""
    known = {comment.id: comment for comment in item.comments}
    shown = sorted((c for c in item.comments if not why_no_comment(c)), key=lambda comment: comment.date)
    placed: set[str] = set()
    planned = []
    for comment in _parents_first(shown, known):
        placed.add(comment.id)
        parent = _nearest(comment, known)
        planned.append(_planned(comment, parent if parent in placed else ""))
    return tuple(planned)


def leave_out(item: Item, account: Account) -> None:
    """Tell of the comments that stay out; nothing of what they say."""
    for comment in item.comments:
        reason = why_no_comment(comment)
        if reason:
            account.leave_out(reason, f"comment {comment.id} of {item.where}")


def _planned(comment: Comment, parent: str) -> PlannedComment:
    name = public_name(comment.author)
    return PlannedComment(comment.id, parent, name, comment.date[:10], comment_text(comment.content))


def _nearest(comment: Comment, known: dict[str, Comment]) -> str:
    """The nearest approved comment above; a circle ends where it comes back."""
    seen = {comment.id}
    parent = known.get(comment.parent)
    while parent is not None and parent.id not in seen:
        if not why_no_comment(parent):
            return parent.id
        seen.add(parent.id)
        parent = known.get(parent.parent)
    return ""


def _parents_first(shown: list[Comment], known: dict[str, Comment]) -> list[Comment]:
    """In the order of their times, but none before the one that it answers."""
    answers: dict[str, list[Comment]] = {}
    for comment in shown:
        answers.setdefault(_nearest(comment, known), []).append(comment)
    ordered: list[Comment] = []
    waiting = list(reversed(answers.pop("", [])))
    while waiting:
        comment = waiting.pop()
        ordered.append(comment)
        waiting.extend(reversed(answers.pop(comment.id, [])))
    # Those that answer each other in a circle stand last.
    return [*ordered, *(comment for left in answers.values() for comment in left)]
