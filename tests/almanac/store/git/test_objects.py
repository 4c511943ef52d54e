"""The names of objects, and what they stand for."""

from __future__ import annotations

from pathlib import Path

import pytest
from work_tree import WorkTree

from almanac.store.git.objects import NamedObject, blob_name, find_objects
from almanac.store.git.repository import open_repository

TEXT = "Łódź\n"


@pytest.mark.usefixtures("_own_git")
@pytest.mark.parametrize("form", ["sha1", "sha256"])
def test_a_text_has_the_name_that_git_gives_it(tmp_path: Path, form: str) -> None:
    work_tree = WorkTree(tmp_path / "repo")
    work_tree.git("init", "--quiet", f"--object-format={form}", "other")
    (work_tree.root / "other/x.md").write_text(TEXT, "utf-8")
    named = work_tree.git("-C", "other", "hash-object", "x.md")

    assert blob_name(TEXT, like=named) == named


def test_a_name_may_be_short_or_stand_for_something_else(work_tree: WorkTree) -> None:
    work_tree.commit("events/x.md", TEXT, on=1)
    blob, head = work_tree.git("rev-parse", "HEAD:events/x.md"), work_tree.git("rev-parse", "HEAD")
    repository = open_repository(work_tree.site)

    assert find_objects(repository, [blob[:7], blob, head, "f" * 40]) == [
        NamedObject(blob, "blob", 8),
        NamedObject(blob, "blob", 8),
        NamedObject(head, "commit", find_objects(repository, [head])[0].size),
        NamedObject("", "missing"),
    ]
    assert find_objects(repository, []) == []


def test_a_name_of_several_is_none(work_tree: WorkTree) -> None:
    blobs: dict[str, str] = {}
    number = 0
    # Two texts whose names begin with the same four digits: git takes no fewer.
    while (name := blob_name(f"{number}\n", like="")[:4]) not in blobs:
        blobs[name] = f"{number}\n"
        number += 1
    work_tree.write("a.md", blobs[name])
    work_tree.commit("b.md", f"{number}\n", on=1)

    assert find_objects(open_repository(work_tree.site), [name]) == [NamedObject("", "ambiguous")]
