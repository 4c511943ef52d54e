"""The comments of a former site stand below what they answer, as deep as there is room for."""

from __future__ import annotations

from datetime import UTC, date, datetime

from almanac.model.comment import Comment
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.site import Site
from almanac.render.comments import DEEPEST, comments_view
from almanac.render.views.comments import CommentsView, CommentView

SOURCE = Source("content/stories/a.md", "content/stories/a")
TRANSLATION = Source("content/stories/a.es.md", "content/stories/a")
DAY = date(2019, 5, 3)


def comment(name: str, parent: str = "") -> Comment:
    return Comment(name, parent, f"N{name}", DAY, f"<p>{name}</p>")


def view(*comments: Comment, of: Source = SOURCE) -> CommentsView | None:
    edition = Edition(
        Site("A", "https://a.example"), datetime(2027, 1, 1, tzinfo=UTC), comments={SOURCE.path: comments}
    )
    return comments_view(edition, of, "en")


def shape(comments: tuple[CommentView, ...]) -> list[object]:
    return [(one.anchor, shape(one.answers)) for one in comments]


def test_an_answer_stands_below_what_it_answers_in_the_order_of_the_file() -> None:
    found = view(comment("1"), comment("2"), comment("3", "1"), comment("4", "1"), comment("5", "3"))
    assert found is not None
    assert found.count == 5
    assert shape(found.comments) == [
        ("comment-1", [("comment-3", [("comment-5", [])]), ("comment-4", [])]),
        ("comment-2", []),
    ]


def test_beyond_the_deepest_it_stands_beside_and_names_whom_it_answers() -> None:
    chain = [comment(str(number), str(number - 1) if number > 1 else "") for number in range(1, 501)]
    found = view(*chain)
    assert found is not None
    at, depth = found.comments, 1
    while at[0].answers:
        at, depth = at[0].answers, depth + 1
    assert depth == DEEPEST
    assert [one.anchor for one in at] == [f"comment-{number}" for number in range(DEEPEST, 501)]
    assert [(one.answered, one.answered_name) for one in at[:3]] == [
        ("", ""), ("comment-4", "N4"), ("comment-5", "N5")
    ]  # fmt: skip


def test_a_day_is_in_the_words_of_the_page() -> None:
    found = view(comment("1"))
    assert found is not None
    assert (found.comments[0].day, found.comments[0].day_text) == ("2019-05-03", "3 May 2019")


def test_a_translation_without_comments_shows_those_of_its_original() -> None:
    assert view(comment("1"), of=TRANSLATION) == view(comment("1"))
    assert view(comment("1"), of=TRANSLATION) is not None


def test_where_nobody_said_anything_there_is_nothing() -> None:
    assert view(of=SOURCE) is None
    assert view(comment("1"), of=Source("content/pages/b.md", "content/pages/b")) is None
