"""Commits of one person: those they made, and those in which they took part; nobody else's."""

from __future__ import annotations

from pathlib import Path

from work_tree import WorkTree

from almanac.model.contribution import Person
from almanac.store.git.commits_of import OwnCommit, commits_of
from almanac.store.git.repository import open_repository


def test_it_finds_what_they_made_and_took_part_in_with_their_addresses_alone(tmp_path: Path) -> None:
    tree = WorkTree(tmp_path, "site")
    for name, who, message in (
        ("one.md", "Ann", "Write one"),
        ("two.md", "Bo", "Write two\n\nCo-authored-by: ann <other@example.org>\nCo-authored-by: Cy <cy@example.org>"),
        ("three.md", "Bo", "Write three\x01Ann\n\n\x01\x02"),
        ("år\nfour.md", "Ann", "Write\tfour"),
    ):
        (tree.site / name).write_text(name, "utf-8")
        tree.git("add", "--all", by=who)
        tree.git("commit", "--quiet", f"--message={message}", by=who)
    repository = open_repository(tree.site)

    found = list(commits_of(repository, repository.head(), Person(("Ann",)).is_called))

    assert [(one.subject, one.files, one.is_author, one.emails) for one in found] == [
        ("Write\tfour", ("år\nfour.md",), True, ("ann@example.org",)),
        ("Write two", ("two.md",), False, ("other@example.org",)),
        ("Write one", ("one.md",), True, ("ann@example.org",)),
    ]
    assert isinstance(found[0], OwnCommit)
    assert list(commits_of(repository, repository.head(), Person(("An",)).is_called)) == []
