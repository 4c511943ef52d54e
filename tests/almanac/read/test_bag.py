"""The small text files of a bag, as others write them and as nobody should."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.bag import Bagged
from almanac.read.bag import (
    Listed,
    fault_of_declaration,
    leads_below,
    missing_parts,
    read_bagged,
    read_info,
    read_manifest,
    read_oxum,
)
from almanac.read.fault import Fault
from almanac.render.bag.tag_files import Part, bag_info, manifest

INFO = {"Almanac-Commit": "a" * 40, "Almanac-Branch": "main", "Almanac-Moment": "1801483200"}


@pytest.mark.parametrize(
    ("line", "path"),
    [
        pytest.param("ab12  data/a b.txt", "data/a b.txt", id="two spaces"),
        pytest.param("AB12 *data/x", "data/x", id="as programs of checksums mark what is binary"),
        pytest.param("ab12\tdata/100%25.txt", "data/100%.txt", id="a percent sign is encoded"),
        pytest.param("ab12  data/a%0Ab", "data/a\nb", id="a line break is encoded"),
    ],
)
def test_a_line_is_a_checksum_and_a_path(line: str, path: str) -> None:
    assert read_manifest(f"{line}\r\n", "data/") == ((Listed("ab12", path),), [])


@pytest.mark.parametrize(
    "path",
    ["../x", "data/../x", "/x", "data//x", "data/./x", "~/x", "C:/x", "data\\x", "data/..", "data/\0"],
)
def test_a_path_that_leads_out_is_none(path: str) -> None:
    assert not leads_below(path)
    assert read_manifest(f"ab  {path}\n")[0] == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("nothing", "is no checksum", id="no line of a manifest"),
        pytest.param("ab  data/x\nab  data/x", "line 2: `data/x` is listed twice", id="twice"),
        pytest.param("ab  other/x", "is not below data/", id="not in the payload"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, said: str) -> None:
    assert said in read_manifest(text, "data/")[1][0]


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.just("ab")))
def test_what_is_written_is_read_again(checksums: dict[str, str]) -> None:
    safe = {f"data/{path}": digest for path, digest in checksums.items() if leads_below(f"data/{path}")}

    listed, faults = read_manifest(manifest(safe), "data/")

    assert faults == []
    assert {one.path: one.checksum for one in listed} == safe


@given(st.text())
def test_any_text_gives_lines_or_faults(text: str) -> None:
    listed, _ = read_manifest(text)

    assert all(leads_below(one.path) for one in listed)
    read_info(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", ""),
        ("BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8", ""),
        ("BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n", "newer"),
        ("BagIt-Version: 1.0\n", "does not declare"),
    ],
)
def test_a_bag_declares_itself(text: str, said: str) -> None:
    assert said in fault_of_declaration(text)
    assert bool(said) == bool(fault_of_declaration(text))


def test_what_a_bag_says_of_itself_is_read_again() -> None:
    bagged = read_bagged({**INFO, "Almanac-Folder": "site/", "Source-Organization": "Group\x1b[2J"})
    info = read_info(bag_info(bagged, [1, 2], Part(2, 3, "2027")))

    assert read_oxum(info) == (3, 2)
    assert info["Bag-Count"] == "2 of 3"
    assert read_bagged(info) == Bagged(bagged.commit, "main", bagged.moment, "", "Group<U+001B>[2J", "site/")


def test_lines_that_go_on_are_joined_and_the_first_of_two_counts() -> None:
    assert read_info("A: one\n  two\nA: three\n other\nnone\n") == {"A": "one two"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"Almanac-Commit": "--upload-pack=x"}, {"Almanac-Commit": ""}, {"Almanac-Branch": "-b"},
        {"Almanac-Branch": "../x"}, {"Almanac-Branch": "a b"}, {"Almanac-Branch": "x.lock"},
        {"Almanac-Folder": "../"}, {"Almanac-Folder": "/etc/"}, {"Almanac-Moment": "9" * 20}, {"Almanac-Moment": "-1"},
    ],
)  # fmt: skip
def test_what_is_hostile_in_it_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(Fault):
        read_bagged({**INFO, **wrong})


@pytest.mark.parametrize(
    ("counts", "missing"),
    [
        (["1 of 2", "2 of 2"], []),
        (["2 of 3"], ["part 1 of 3 is missing", "part 3 of 3 is missing"]),
        (["x of y", ""], ["part 1 of 2 is missing", "part 2 of 2 is missing"]),
    ],
)
def test_a_part_that_is_missing_is_named(counts: list[str], missing: list[str]) -> None:
    assert missing_parts([{"Bag-Group-Identifier": "x", "Bag-Count": count} for count in counts]) == missing


def test_parts_of_two_bags_are_none_of_one() -> None:
    assert "not parts of one" in missing_parts([{"Bag-Group-Identifier": "x"}, {"Bag-Group-Identifier": "y"}])[0]
