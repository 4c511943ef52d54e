"""Names that another system, or an address, cannot have."""

from __future__ import annotations

import unicodedata

import pytest

from almanac.read.entries.file_names import collisions, faults_of_name, faults_of_picture_name

NO_CLONE = "rename it: whoever works on Windows could not fetch this repository"


@pytest.mark.parametrize(
    "path", ["events/2027/x.md", "a/console.md", "a/com10.md", "a/łódź.md", "a/aux-en-provence.md", "a/x.y"]
)
def test_most_names_are_well(path: str) -> None:
    assert faults_of_name(path) == []


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("events/con.md", "`con` is the name of a device on Windows"),
        ("events/NUL.es.md", "`NUL` is the name of a device on Windows"),
        ("events/aux", "`aux` is the name of a device on Windows"),
        ("content/images/com1.jpg", "`com1` is the name of a device on Windows"),
        ("content/images/com³.jpg", "`com³` is the name of a device on Windows"),
        ("events/2027.", "has a name that ends in a point"),
        ("events/x.md ", "has a name that ends in a space"),
        ("events/2027:1", "has `:` in its name"),
        ('content/images/"x".jpg', 'has `"` in its name'),
        ("content/images/a\\b.jpg", "has `\\` in its name"),
    ],
)
def test_a_name_that_windows_cannot_have_is_said(path: str, found: str) -> None:
    assert [(fault.message, fault.hint) for fault in faults_of_name(path)] == [(found, NO_CLONE)]


def test_of_an_entry_signs_are_said_where_it_is_read() -> None:
    assert [faults_of_name("events/q&a?.md", is_entry=True), len(faults_of_name("events/nul.md", is_entry=True))] == [
        [],
        1,
    ]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("content/images/a#b.jpg", "has `#` in its name, which means something else in an address"),
        ("content/images/100%.jpg", "has `%` in its name, which means something else in an address"),
        (
            unicodedata.normalize("NFD", "content/images/café.jpg"),
            "has a name in Unicode NFD, with letters and accents apart",
        ),
        ("content/images/a b.jpg", "has a space in its name"),
        ("content/images/_dsc1234.jpg", "`_dsc1234.jpg` begins with `_`: some hosts keep such names to themselves"),
        ("content/images/_2027/a.jpg", "`_2027` begins with `_`: some hosts keep such names to themselves"),
    ],
)
def test_the_name_of_a_picture_is_an_address(path: str, found: str) -> None:
    assert [fault.message for fault in faults_of_picture_name(path)] == [found]


@pytest.mark.parametrize("path", ["content/images/2027/Hall_1.JPG", "content/images/łódź.jpg"])
def test_most_pictures_are_well(path: str) -> None:
    assert faults_of_picture_name(path) == []


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["a/x.jpg", "b/x.jpg"], []),
        (["a/x.jpg", "a/X.jpg"], ["differs from a/x.jpg in capitals alone"]),
        (["A/x.jpg", "a/x.jpg"], ["differs from A/x.jpg in capitals alone"]),
        (["a/STRASSE.jpg", "a/straße.jpg"], ["differs from a/STRASSE.jpg in capitals alone"]),
    ],
)
def test_names_that_differ_in_capitals_alone_are_said(paths: list[str], found: list[str]) -> None:
    assert [fault.message for fault in collisions(paths)] == found
