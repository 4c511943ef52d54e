"""The fields of comments that an import brings from a former site."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class CommentFields(Fields, frozen=True):
    """An entry of the list in ``content/comments/stories/2019/SLUG.yml``: what was said below a text on a former site.

    The text is that of the same path without ``comments/``, ``content/stories/2019/SLUG.md``; to
    ``content/comments/events/2019/SLUG.yml`` belongs ``events/2019/SLUG.md``.
    """

    model_config = ConfigDict(title="a comment")

    id: value.CommentId = Field(
        description="What the former site knew it by: a link to `#comment-12` leads to it here, too.", examples=["12"]
    )
    parent: value.CommentId = Field(
        "", description="The `id` of the comment that it answers, which stands above it.", examples=["7"]
    )
    name: value.PublicName = Field(
        "", description="Who wrote it, as the former site showed the name; left out where it did not.", examples=["Ada"]
    )
    date: value.DayOfMoment = Field(
        description="The day on which it was written.", examples=["2019-05-03", "2019-05-03 18:40"]
    )
    html: value.Html = Field(
        description="What it says, in HTML: words and links. All else is left out when it is published.",
        examples=["<p>Thank you for this.</p>"],
    )
