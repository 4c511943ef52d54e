"""Reads the comments that were below a text on a former site."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pydantic import ConfigDict, Field

from almanac.model.comment import Comment
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.body.quotation import safe_comment
from almanac.read.entries.list_file import read_list
from almanac.read.schema.comment import CommentFields
from almanac.read.schema.declaration import Fields


class _CommentsFields(Fields, frozen=True):
    """The whole file."""

    model_config = ConfigDict(title="content/comments/")

    listed: tuple[CommentFields, ...] = Field(())


def read_comments(
    text: str, path: str, settings: ReadingSettings, base: str = ""
) -> tuple[tuple[Comment, ...], list[Problem]]:
    """The comments in their order, and all that is wrong; none of them where a Problem is an error.

    ``base`` is the path under which the site lives.
    """
    whole, lines, problems = read_list(text, path, _CommentsFields, settings)
    listed = whole.listed if whole else ()
    problems += _of_answers(listed, lines, path)
    if any(problem.is_error for problem in problems):
        return (), problems
    return tuple(_comment(fields, base) for fields in listed), problems


def _of_answers(listed: Sequence[CommentFields], lines: Sequence[int], path: str) -> Iterator[Problem]:
    """Each has an id of its own, and answers one that stands above it."""
    above: set[str] = set()
    for fields, line in zip(listed, lines, strict=True):
        if fields.id in above:
            hint = "give each comment the number that it had on the former site"
            yield Problem(path, line, "id", f"`{fields.id}` is the `id` of another comment above", hint)
        if fields.parent and fields.parent not in above:
            hint = "write the `id` of a comment above it, or take the line out"
            yield Problem(path, line, "parent", f"`{fields.parent}` is no comment above this one", hint)
        above.add(fields.id)


def _comment(fields: CommentFields, base: str) -> Comment:
    made = Comment(fields.id, fields.parent, fields.name, fields.date, "")
    return replace(made, html=safe_comment(fields.html, base))
