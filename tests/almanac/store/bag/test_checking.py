"""What was done to a bag is named in plain words, each once; a bag of three files shows it."""

from __future__ import annotations

import hashlib
import os
import shutil
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pytest

from almanac.model.bag import Bagged
from almanac.store.bag.checking import check_bag
from almanac.store.bag.writing import make_bag

BAGGED = Bagged("a" * 40, "main", datetime(2027, 2, 1, tzinfo=UTC), "https://group.example", "Group")
A, B = "data/site/index.html", "data/site/about.html"
LIST = "manifest-sha512.txt"


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    bag = tmp_path / "bag"
    (bag / "data/site").mkdir(parents=True)
    (bag / A).write_text("the first page", "utf-8")
    (bag / B).write_text("another page", "utf-8")
    make_bag(bag, BAGGED, lambda _part: "Read me\n")
    return bag


def swap(bag: Path) -> None:
    first, second = (bag / A).read_bytes(), (bag / B).read_bytes()
    (bag / A).write_bytes(second)
    (bag / B).write_bytes(first)


def lead_elsewhere(bag: Path) -> None:
    (bag / A).unlink()
    (bag / A).symlink_to("/etc/hostname")


def link_a_folder(bag: Path) -> None:
    (bag / "data/site").rename(bag.parent / "elsewhere")
    (bag / "data/site").symlink_to(bag.parent / "elsewhere")


def list_by_another_sum(bag: Path) -> None:
    (bag / "manifest-blake3.txt").write_text(f"ab  {A}\nab  {B}\n", "utf-8")


def as_on_windows(bag: Path) -> None:
    (bag / LIST).write_bytes((bag / LIST).read_bytes().replace(b"\n", b"\r\n"))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        pytest.param(lambda bag: (bag / A).unlink(), {A: "is missing"}, id="missing"),
        pytest.param(lambda bag: (bag / A).write_text("the first", "utf-8"),
                     {A: "was cut off or changed: it has 9 of its 14 bytes"}, id="cut off"),
        pytest.param(lambda bag: (bag / A).write_text("", "utf-8"), {A: "is empty"}, id="empty"),
        pytest.param(lambda bag: (bag / A).write_text("the worst page", "utf-8"),
                     {A: f"is damaged or changed: it has 14 bytes, and another checksum than in {LIST}"}, id="a bit"),
        pytest.param(lambda bag: (bag / A).rename(bag / "data/site/x.html"),
                     {A: "was renamed: it is data/site/x.html now"}, id="renamed"),
        pytest.param(lambda bag: (bag / A).rename(bag / "data/site/Index.html"),
                     {A: "was renamed: it is data/site/Index.html now"}, id="another capital"),
        pytest.param(swap, {A: f"has the content of {B} in place of its own",
                            B: f"has the content of {A} in place of its own"}, id="swapped"),
        pytest.param(lead_elsewhere, {A: "is a link, which no bag has"}, id="a link"),
        pytest.param(link_a_folder, {"data/site": "is a link, which no bag has"}, id="a link in place of a folder"),
        pytest.param(lambda bag: shutil.rmtree(bag / "data"), {
            "data/": "is missing: all that the bag is made for lies there", A: "is missing", B: "is missing"
        }, id="nothing left"),
        pytest.param(lambda bag: (bag / "data/new").write_text("x", "utf-8"),
                     {"data/new": f"was added: it is not in {LIST}"}, id="added"),
        pytest.param(lambda bag: (bag / "data/site/.DS_Store").write_text("x", "utf-8"), {
            "data/site/.DS_Store": "was added, as systems do where somebody opens a folder: delete it"
        }, id="added by a system"),
        pytest.param(lambda bag: (bag / LIST).unlink(),
                     {LIST: "is missing: without it nobody can say whether files are as they were"}, id="no list"),
        pytest.param(as_on_windows, {
            LIST: f"is damaged or changed: it has {(128 + 2 + 2) * 2 + len(A + B)} bytes, and another checksum than in "
            "tagmanifest-sha512.txt"
        }, id="other ends of lines"),
    ],
)  # fmt: skip
def test_each_kind_of_damage_is_named_once(bag: Path, damage: Callable[[Path], object], said: dict[str, str]) -> None:
    damage(bag)

    assert {one.path: one.message for one in check_bag(bag).damages} == said
    assert len(check_bag(bag).damages) == len(said)
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(bag)).validate()


def test_a_list_of_a_kind_that_is_not_known_is_named(bag: Path) -> None:
    list_by_another_sum(bag)

    assert "of a kind that is not known here (blake3)" in check_bag(bag).damages[0].message


def test_an_empty_folder_is_no_damage_since_a_bag_has_none(bag: Path) -> None:
    (bag / "data/empty").mkdir()

    assert check_bag(bag).damages == []
    assert bagit.Bag(str(bag)).validate()


def test_names_that_differ_by_capitals_alone_are_told_of(bag: Path) -> None:
    (bag / "data/site/INDEX.html").write_text("the first page", "utf-8")
    make_bag(bag, BAGGED, lambda _part: "Read me\n")
    checked = check_bag(bag)

    assert checked.damages == []
    assert checked.alike.startswith(f"data/site/INDEX.html and {A} differ by capitals alone")


def test_where_a_disk_kept_one_of_two_that_differ_by_capitals_it_says_so(bag: Path) -> None:
    digest = hashlib.sha512(b"lost").hexdigest()
    with (bag / LIST).open("a", encoding="utf-8") as file:
        file.write(f"{digest}  data/site/INDEX.html\n")

    assert {one.path: one.message for one in check_bag(bag).damages}["data/site/INDEX.html"] == (
        f"is missing: beside {A}, whose name differs by capitals alone, many disks cannot keep it"
    )


def test_of_two_names_that_a_disk_takes_for_one_each_has_to_be_there(bag: Path) -> None:
    written = "data/site/é.html"
    other = unicodedata.normalize("NFD", written)
    digest = hashlib.sha512(b"page").hexdigest()
    (bag / other).write_bytes(b"page")
    with (bag / LIST).open("a", encoding="utf-8") as file:
        file.write(f"{digest}  {written}\n{digest}  {other}\n")

    assert {one.path: one.message for one in check_bag(bag).damages}[written] == "is missing"


def test_folders_may_lie_in_each_other_deeper_than_a_path_can_say(bag: Path) -> None:
    folder = os.open(bag / "data", os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=folder)
        deeper = os.open("d" * 200, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = deeper
    os.close(folder)

    (damage,) = check_bag(bag).damages

    assert damage.message == "cannot be looked into: File name too long"
