"""Makes what pages show of the comments of a former site: each below the one that it answers, to a bounded depth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from almanac.model.comment import Comment
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.render import words
from almanac.render.views.comments import CommentsView, CommentView

# So many stand within each other: a narrow screen has no room for more. What is deeper names whom it answers.
DEEPEST = 4


def comments_view(edition: Edition, source: Source, lang: str) -> CommentsView | None:
    """Those on a text, for its page in ``lang``; None where there are none."""
    comments = edition.comments_on(source)
    if not comments:
        return None
    return CommentsView(len(comments), _threads(comments, lang))


def _threads(comments: Sequence[Comment], lang: str) -> tuple[CommentView, ...]:
    """In their order; an answer stands below what it answers, or, beyond the deepest, beside it."""
    by_id = {comment.id: comment for comment in comments}
    within: dict[str, str] = {}
    depth: dict[str, int] = {}
    for comment in comments:  # one that is answered stands above
        around = comment.parent
        if around and depth[around] == DEEPEST:
            around = within[around]
        within[comment.id], depth[comment.id] = around, depth[around] + 1 if around else 1
    below: dict[str, list[Comment]] = defaultdict(list)
    for comment in comments:
        below[within[comment.id]].append(comment)
    return _views("", below, by_id, lang)


def _views(
    around: str, below: Mapping[str, Sequence[Comment]], by_id: Mapping[str, Comment], lang: str
) -> tuple[CommentView, ...]:
    return tuple(
        CommentView(
            anchor=_anchor(comment.id),
            name=comment.name,
            day=comment.day.isoformat(),
            day_text=words.day(comment.day, lang),
            html=comment.html,
            answers=_views(comment.id, below, by_id, lang),
            answered=_anchor(comment.parent) if comment.parent != around else "",
            answered_name=by_id[comment.parent].name if comment.parent != around else "",
        )
        for comment in below.get(around, ())
    )


def _anchor(comment: str) -> str:
    """As WordPress names it, so that links to a comment keep leading to it."""
    return f"comment-{comment}"
