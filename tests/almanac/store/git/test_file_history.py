"""Whose history a file's is, in shapes of history that take long to make with git."""

from __future__ import annotations

import pytest

from almanac.store.git.commits import Change, Commit
from almanac.store.git.file_history import FileCommits, trace


def edit(path: str) -> Change:
    return Change(path, "", edited=True)


def move(origin: str, path: str, *, edited: bool = False) -> Change:
    return Change(path, origin, edited)


def commit(name: str, parents: str, time: int, *changes: Change, by: str = "") -> Commit:
    return Commit(name, tuple(parents.split()), time, (by or name,), changes)


@pytest.mark.parametrize(
    ("commits", "expected"),
    [
        pytest.param([], {}, id="no commits"),
        pytest.param(
            [commit("a", "", 5, edit("x")), commit("b", "a", 3, edit("x")), commit("c", "b", 4, edit("x"))],
            {"x": FileCommits(3, 5, 5, 3, ("b", "c", "a"))},
            id="clocks that disagree: the dates decide",
        ),
        pytest.param(
            [commit("a", "", 1, edit("x")), commit("b", "a", 1, edit("x")), commit("c", "b", 1, edit("x"), by="a")],
            {"x": FileCommits(1, 1, 1, 3, ("a", "b"))},
            id="commits of one second: their order decides",
        ),
        pytest.param(
            [commit("a", "", 1, edit("1")), commit("b", "a", 2, move("1", "2")), commit("c", "b", 3, move("2", "x"))],
            {"x": FileCommits(1, 1, 1, 1, ("a",))},
            id="renamed twice",
        ),
        pytest.param(
            [commit("a", "", 1, edit("x"), edit("y")), commit("b", "a", 2, move("x", "t")),
             commit("c", "b", 3, move("y", "x")), commit("d", "c", 4, move("t", "y"), edit("x"))],
            {"x": FileCommits(1, 4, 1, 2, ("a", "d")), "y": FileCommits(1, 1, 1, 1, ("a",))},
            id="two files that change places",
        ),
        pytest.param(
            [commit("a", "", 1, edit("y")), commit("b", "a", 2, move("y", "z"), edit("x")),
             commit("c", "b", 3, move("x", "y"), move("z", "x"))],
            {"x": FileCommits(1, 1, 1, 1, ("a",)), "y": FileCommits(2, 2, 2, 1, ("b",))},
            id="a chain of renames in one commit",
        ),
        pytest.param(
            [commit("a", "", 1), commit("b", "a", 2, edit("x")), commit("c", "a", 3, edit("x")),
             commit("m", "c b", 9, edit("x"))],
            {"x": FileCommits(2, 9, 3, 3, ("b", "c", "m"))},
            id="added on two branches: announced by the first on the main line",
        ),
        pytest.param(
            [commit("a", "", 1, edit("1")), commit("b", "a", 2, move("1", "x")), commit("c", "a", 3, move("1", "y")),
             commit("d", "c", 4, edit("y")), commit("m", "b d", 9)],
            {"x": FileCommits(1, 4, 1, 2, ("a", "d"))},
            id="renamed differently on two branches: it is one file",
        ),
        pytest.param(
            [commit("a", "", 1, edit("1")), commit("b", "a", 2, move("1", "x")), commit("c", "a", 3, edit("1")),
             commit("m", "c b", 4), commit("n", "b c", 5), commit("d", "m n", 6, edit("x"))],
            {"x": FileCommits(1, 6, 1, 3, ("a", "c", "d"))},
            id="branches that merged each other",
        ),
        pytest.param(
            [commit("a", "", 1), commit("b", "a", 2, edit("x")), commit("m", "a b", 3), commit("c", "b", 4, edit("x")),
             commit("n", "m c", 5)],
            {"x": FileCommits(2, 4, 3, 2, ("b", "c"))},
            id="a branch that was merged twice announces once",
        ),
        pytest.param(
            [commit("a", "", 1, edit("1")), commit("z", "", 2, edit("x")), commit("m", "a z", 3)],
            {"1": FileCommits(1, 1, 1, 1, ("a",)), "x": FileCommits(2, 2, 3, 1, ("z",))},
            id="a history of its own, merged in",
        ),
        pytest.param(
            [commit("b", "a", 2, edit("x")), commit("c", "b", 3, edit("x"))],
            {"x": FileCommits(2, 3, 2, 2, ("b", "c"))},
            id="a parent that is not there",
        ),
    ],
)  # fmt: skip
def test_every_edit_is_counted_for_the_file_it_was_made_in(
    commits: list[Commit], expected: dict[str, FileCommits]
) -> None:
    assert trace(commits, expected) == expected


def test_a_path_that_no_commit_touched_is_not_known() -> None:
    assert trace([commit("a", "", 1, edit("x"))], ["y"]) == {}
