"""What a publication does with every file, and what it does not touch."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import Site, write

from almanac.store.publishing.manifest import content_hash, write_manifest
from almanac.store.publishing.plan import InTheWay, Plan, foreign_files, plan

# What a list may say of a file that no build wrote.
HASHES = ["0" * 32, "", None, 3, "\n"]


class Two:
    """A staged site and a published one, whose files are ours but for some."""

    def __init__(self, folder: Path) -> None:
        self.staging, self.output = folder / "staging", folder / "output"
        self.staging.mkdir()
        self.output.mkdir()

    def plan(self, staged: Site, ours: Site, others: Site) -> Plan:
        write(self.staging, staged)
        write(self.output, {**ours, **others})
        write_manifest(self.staging, staged)
        write_manifest(self.output, ours)
        return plan(self.staging, self.output)


@pytest.fixture
def two(tmp_path: Path) -> Two:
    return Two(tmp_path)


def kinds(found: Plan) -> dict[str, object]:
    """The parts of a plan that are not empty."""
    parts = {
        "new": found.new,
        "changed": found.changed,
        "removed": tuple(sorted(found.removed)),
        "same": found.same,
        "folders": found.folders,
        "files": found.files,
    }
    return {name: part for name, part in parts.items() if part}


@pytest.mark.parametrize(
    ("staged", "ours", "others", "expected"),
    [
        pytest.param({"a": "1"}, {}, {}, {"new": ("a",)}, id="new"),
        pytest.param({"a": "2"}, {"a": "1"}, {}, {"changed": ("a",)}, id="changed"),
        pytest.param({"a": "1"}, {"a": "1"}, {}, {"same": 1}, id="the same"),
        pytest.param({}, {"a": "1"}, {}, {"removed": ("a",)}, id="gone"),
        pytest.param({}, {}, {"a": "1"}, {}, id="of others"),
        pytest.param({"a": "1"}, {}, {"a": "1"}, {"same": 1}, id="of others, and the same"),
        pytest.param({"a/b": "2", "a/c": "2"}, {"a": "1"}, {}, {"folders": ("a",)}, id="a file becomes a folder"),
        pytest.param({"a": "2"}, {"a/b": "1", "a/c/d": "1"}, {}, {"files": ("a",), "removed": ("a/b", "a/c/d")},
                     id="a folder becomes a file"),
        pytest.param({"a/b/c/d": "2"}, {"a/b": "1"}, {}, {"folders": ("a/b",)}, id="a file becomes folders"),
    ],
)  # fmt: skip
def test_what_happens(two: Two, staged: Site, ours: Site, others: Site, expected: dict[str, object]) -> None:
    assert kinds(two.plan(staged, ours, others)) == expected


@pytest.mark.parametrize(
    ("staged", "ours", "others", "in_the_way"),
    [
        pytest.param({"a": "2"}, {}, {"a": "1"}, ["a"], id="a file"),
        pytest.param({"a/b": "2"}, {}, {"a": "1"}, ["a"], id="a file where a folder is needed"),
        pytest.param({"a": "2"}, {"a/b": "1"}, {"a/c": "1"}, ["a/c"], id="a file in a folder of ours that has to go"),
        pytest.param({"a": "2", "b": "2"}, {}, {"a": "1", "b": "1"}, ["a", "b"], id="all of them"),
    ],
)
def test_what_others_have_there_is_in_the_way(
    two: Two, staged: Site, ours: Site, others: Site, in_the_way: list[str]
) -> None:
    with pytest.raises(InTheWay) as refused:
        two.plan(staged, ours, others)
    assert refused.value.paths == tuple(two.output / name for name in in_the_way)


def test_an_empty_folder_of_others_is_in_the_way_of_a_file(two: Two) -> None:
    (two.output / "a/empty").mkdir(parents=True)
    with pytest.raises(InTheWay) as refused:
        two.plan({"a": "2"}, {"a/b": "1"}, {})
    assert refused.value.paths == (two.output / "a/empty",)


def test_a_link_to_a_folder_is_not_followed(two: Two) -> None:
    outside = two.output.with_name("outside")
    write(outside, {"b": "theirs"})
    (two.output / "a").symlink_to(outside)
    with pytest.raises(InTheWay) as refused:
        two.plan({"a/b": "2"}, {}, {})
    assert refused.value.paths == (two.output / "a",)


def test_nothing_is_removed_through_a_link(two: Two) -> None:
    outside = two.output.with_name("outside")
    write(outside, {"b": "theirs"})
    (two.output / "a").symlink_to(outside)
    write_manifest(two.output, [], {"a/b": content_hash(outside / "b")})
    write_manifest(two.staging, [])
    assert kinds(plan(two.staging, two.output)) == {}


def test_a_link_in_place_of_a_file_of_ours_is_replaced(two: Two) -> None:
    write(two.output.with_name("outside"), {"b": "1"})
    write(two.staging, {"a": "1"})
    write_manifest(two.output, [], {"a": content_hash(two.staging / "a")})
    (two.output / "a").symlink_to(two.output.with_name("outside") / "b")
    write_manifest(two.staging, ["a"])
    assert kinds(plan(two.staging, two.output)) == {"changed": ("a",)}


@pytest.mark.parametrize(
    ("staged", "listed"),
    [
        pytest.param({"private/a": "1"}, "private", id="a folder"),
        pytest.param({"notes": "1"}, "notes/a", id="a file"),
    ],
)
@pytest.mark.parametrize("written", HASHES)
def test_a_name_in_the_list_is_not_enough_to_take_a_file_s_place(
    two: Two, staged: Site, listed: str, written: object
) -> None:
    write(two.output, {listed: "theirs", ".almanac.json": json.dumps({"files": {listed: written}})})
    write(two.staging, staged)
    write_manifest(two.staging, staged)

    with pytest.raises(InTheWay) as refused:
        plan(two.staging, two.output)
    assert refused.value.paths == (two.output / listed,)


@pytest.mark.parametrize("written", HASHES)
def test_a_name_in_the_list_is_not_enough_for_a_file_to_be_removed(two: Two, written: object) -> None:
    write(two.output, {"private": "theirs", ".almanac.json": json.dumps({"files": {"private": written}})})
    write_manifest(two.staging, [])
    assert plan(two.staging, two.output).removed == ()


def test_what_someone_changed_since_stays(two: Two) -> None:
    write(two.output, {"a": "1", "b": "1"})
    write_manifest(two.output, ["a", "b"])
    write_manifest(two.staging, [])
    write(two.output, {"a": "changed"})
    assert kinds(plan(two.staging, two.output)) == {"removed": ("b",)}


def test_where_letters_do_not_differ_a_changed_one_is_no_removal(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    write(two.output, {"images/A.jpg": "1"})
    (two.output / "images/a.jpg").hardlink_to(two.output / "images/A.jpg")  # what such a disk makes believe
    write(two.staging, {"images/a.jpg": "1"})
    write_manifest(two.output, ["images/A.jpg"])
    write_manifest(two.staging, ["images/a.jpg"])
    assert kinds(plan(two.staging, two.output)) == {"same": 1}


def test_where_they_do_it_is_one(two: Two) -> None:
    assert kinds(two.plan({"images/a.jpg": "1"}, {"images/A.jpg": "1"}, {})) == {
        "new": ("images/a.jpg",),
        "removed": ("images/A.jpg",),
    }


def test_without_any_difference_there_are_no_steps(two: Two) -> None:
    assert two.plan({"a": "1"}, {"a": "1"}, {"b": "mine"}).steps() == []


def test_folders_come_before_what_changed_and_files_after(two: Two) -> None:
    found = two.plan({"x/index.html": "2", "y": "2", "z": "2", "w": "2"}, {"x": "1", "y/index.html": "1", "z": "1"}, {})
    assert [(step.kind.value, step.name) for step in found.steps()] == [
        ("move", ".almanac.json"),
        ("move", "w"),
        ("folder", "x"),
        ("move", "z"),
        ("file", "y"),
        ("remove", "y/index.html"),
    ]


def test_pages_of_nobody_are_found(tmp_path: Path) -> None:
    write(tmp_path, {"a.html": "", "old/b.html": "", "old/c.txt": "", ".git/d.html": "", "e/f.html": ""})
    assert foreign_files(tmp_path, ["a.html", "e/f.html"]) == ["old/b.html"]
