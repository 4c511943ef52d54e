"""Front matter: values as written, with their lines."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.problem import Problem, Severity
from almanac.read.front_matter import front_matter
from almanac.read.front_matter.front_matter import FrontMatter, read_front_matter

PATH = "content/stories/2026/x.md"
QUOTED = "put the value in quotes"
BOTH = "begin the file with a line `---`, then the fields, such as `title: ...`, then another line `---`"
START = f"{BOTH}; `scripts/almanac new story` writes one, or `new event`"


def read(text: str) -> tuple[FrontMatter, list[Problem]]:
    """A file that can be read."""
    front, problems = read_front_matter(text, PATH)
    assert front is not None
    return front, problems


def data(yaml: str) -> object:
    return read(f"---\n{yaml}\n---\n")[0].data


def faults(yaml: str) -> list[tuple[int, str, str, str]]:
    """Line, field, message and hint of each Problem."""
    problems = read_front_matter(f"---\n{yaml}\n---\n", PATH)[1]
    return [(problem.line, problem.field, problem.message, problem.hint) for problem in problems]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param("a: 12:30", "12:30", id="a time is no number of minutes"),
        pytest.param("a: 9:30", "9:30", id="a time of one digit"),
        pytest.param("a: no", "no", id="no is no truth value"),
        pytest.param("a: on", "on", id="on is none either"),
        pytest.param("a: 2024-08-07", "2024-08-07", id="a date"),
        pytest.param("a: 2024-08-07 09:30:00", "2024-08-07 09:30:00", id="a time with seconds"),
        pytest.param("a: 007", "007", id="zeros in front"),
        pytest.param("a: 1e3", "1e3", id="no number"),
        pytest.param("a: 0x1F", "0x1F", id="no hexadecimal number"),
        pytest.param("a: 1_000", "1_000", id="no thousands"),
        pytest.param("a: =", "=", id="a sign"),
        pytest.param("a: 'no'", "no", id="quoted"),
        pytest.param('a: "Meetup #12"', "Meetup #12", id="a quoted number sign"),
        pytest.param('a: "null"', "null", id="a quoted null is text"),
        pytest.param("a: ''", "", id="quoted nothing is text"),
        pytest.param("a:", None, id="nothing"),
        pytest.param("a: ~", None, id="a tilde is nothing"),
        pytest.param("a: null", None, id="null is nothing"),
        pytest.param("a: [b, 12:30, no]", ["b", "12:30", "no"], id="a list in brackets"),
        pytest.param("a:\n- b\n- c", ["b", "c"], id="a list with dashes"),
        pytest.param("a:\n  b: c\n  d: [e]", {"b": "c", "d": ["e"]}, id="fields of a field"),
        pytest.param("a: one\n  two", "one two", id="text over two lines"),
        pytest.param("a: >\n  one\n  two", "one two\n", id="folded text"),
        pytest.param("a: |\n  one #1\n  two", "one #1\ntwo\n", id="text as it stands"),
        pytest.param("a: b # a remark", "b", id="a comment after a space"),
        pytest.param("a: b#c", "b#c", id="a number sign within a word"),
        pytest.param("a: b # 12", "b", id="a number sign and a space begin a comment"),
        pytest.param("a: “b”", "“b”", id="quotation marks of typography are text"),
        pytest.param("a: مرحبا", "مرحبا", id="Arabic"),
    ],
)
def test_a_value_is_read_as_it_is_written(yaml: str, expected: object) -> None:
    assert data(yaml) == {"a": expected}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("---\ntitle: a\ntags: [b]\n---\nbody\n", id="the ends of lines of Unix"),
        pytest.param("---\r\ntitle: a\r\ntags: [b]\r\n---\r\nbody\r\n", id="of Windows"),
        pytest.param("---\rtitle: a\rtags: [b]\r---\rbody\r", id="of old Macs"),
        pytest.param("\ufeff---\ntitle: a\ntags: [b]\n---\nbody\n", id="a byte order mark"),
        pytest.param("---  \ntitle: a\ntags: [b]\n---\t\nbody\n", id="spaces after the dashes"),
        pytest.param("---\ntitle: a\ntags:\n- b\n---\nbody\n", id="a list with dashes"),
    ],
)
def test_a_file_is_front_matter_and_body(text: str) -> None:
    front, problems = read(text)
    assert (front.data, front.body, problems) == ({"title": "a", "tags": ["b"]}, "body\n", [])


def test_a_rule_in_the_body_does_not_end_the_front_matter() -> None:
    front, _ = read("---\na: b\n---\none\n\n---\n\ntwo\n")
    assert (front.body, front.body_line) == ("one\n\n---\n\ntwo\n", 4)


def test_front_matter_may_be_empty() -> None:
    front, problems = read("---\n---\nbody")
    assert (front.data, front.body, front.body_line, problems) == ({}, "body", 3, [])


@pytest.mark.parametrize(
    ("where", "line"),
    [
        pytest.param(("title",), 2, id="a field"),
        pytest.param(("place",), 3, id="a field with fields"),
        pytest.param(("place", "city"), 4, id="a field of a field"),
        pytest.param(("place", "country"), 3, id="a field that is missing: where it would be"),
        pytest.param(("tags", 0), 6, id="the first of a list"),
        pytest.param(("tags", 1), 7, id="the second of a list"),
        pytest.param(("people", 1, "name"), 10, id="a field in a list"),
        pytest.param(("long",), 12, id="text of several lines: where its name is"),
        pytest.param(("nowhere",), 1, id="a field that the file does not have: the top"),
    ],
)
def test_every_value_has_its_line(where: tuple[str | int, ...], line: int) -> None:
    front, _ = read(
        "---\ntitle: a\nplace:\n  city: b\ntags:\n  - c\n  - d\npeople:\n  - name: e\n  - name: f\n\nlong:\n  g\n---\n"
    )
    assert front.line(where) == line


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        pytest.param("", 1, "the file is empty", START, id="nothing"),
        pytest.param(" \n\n", 1, "the file is empty", START, id="spaces"),
        pytest.param(
            "# A heading\n",
            1,
            "there is no front matter: the file begins with `# A heading`",
            BOTH,
            id="only a text",
        ),
        pytest.param(
            "\n---\na: b\n---\n",
            1,
            "there is an empty line above the front matter",
            "begin the file with the line `---`",
            id="an empty line before it",
        ),
        pytest.param(
            "---\ntitle: a\n\nText\n",
            1,
            "the front matter is not closed",
            "put a line `---` below line 2, `title: a`",
            id="no second line of dashes",
        ),
    ],
)
def test_a_file_without_front_matter_is_one_problem(text: str, line: int, message: str, hint: str) -> None:
    assert read_front_matter(text, PATH) == (None, [Problem(PATH, line, "", message, hint)])


@pytest.mark.parametrize(
    ("text", "line", "field", "message", "hint"),
    [
        pytest.param(
            "---\na: b\x07\n---\n",
            2,
            "a",
            "has an invisible control character (U+0007)",
            "delete it, or write the line again",
            id="a control character",
        ),
        pytest.param(
            "---\na: b\nc: d\u2028e\n---\n",
            3,
            "c",
            "has an invisible control character (U+2028)",
            "delete it, or write the line again",
            id="an end of line that no editor shows",
        ),
        pytest.param(
            "---\na: \ufffe\n---\n",
            2,
            "a",
            "has an invisible control character (U+FFFE)",
            "delete it, or write the line again",
            id="a character that is none",
        ),
        pytest.param(
            "---\na: " + "x" * 64_000 + "\n---\n",
            2,
            "",
            "the front matter is larger than 64 KB",
            "move the text below the second `---`",
            id="a text in the front matter",
        ),
        pytest.param(
            "---\na: " + "[" * 1001 + "\n---\n",
            2,
            "",
            "the front matter has more than 1,000 brackets",
            "put text that has brackets in quotes",
            id="too many brackets",
        ),
        pytest.param(
            "---\na: b\nc:\n  " + "- " * 10_000 + "x\n---\n",
            4,
            "",
            "is nested too deeply",
            "no field needs more than three levels",
            id="a list in a list in a list",
        ),
        pytest.param(
            "---\na: [b\n---\n",
            2,
            "a",
            "a bracket is opened and not closed in `a: [b`",
            "close it: `[b]`",
            id="no YAML at all",
        ),
    ],
)
def test_what_cannot_be_read_of_front_matter_is_one_problem(
    text: str, line: int, field: str, message: str, hint: str
) -> None:
    assert read(text)[1] == [Problem(PATH, line, field, message, hint)]


def test_a_field_that_cannot_be_read_hides_no_other() -> None:
    front, problems = read('---\na: "b\nc: d: e\nf: [g\nh: i\n---\nText.\n')
    assert [(problem.line, problem.field) for problem in problems] == [(2, "a"), (3, "c"), (4, "f")]
    assert (front.data, front.body, sorted(front.unread)) == ({"h": "i"}, "Text.\n", ["a", "c", "f"])


def test_a_field_that_cannot_be_read_is_not_missing() -> None:
    front, _ = read("---\na: @b\n---\n")
    assert (front.is_unread("a"), front.is_unread("b")) == (True, True)


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param("a: 1\na: 3", (3, "a", "stands twice, first in line 2", "keep one of them"), id="a field twice"),
        pytest.param(
            "a:\n  b: 1\n  b: 2",
            (4, "a.b", "stands twice, first in line 3", "keep one of them"),
            id="a field of a field twice",
        ),
        pytest.param(
            "title: Meetup #12",
            (2, "title", "`#12` would be lost: ` #` begins a comment", f'{QUOTED}: `title: "Meetup #12"`'),
            id="a number sign",
        ),
        pytest.param(
            "title: #1Lib1Ref",
            (2, "title", "`#1Lib1Ref` would be lost: ` #` begins a comment", f'{QUOTED}: `title: "#1Lib1Ref"`'),
            id="a hashtag",
        ),
        pytest.param(
            "tags:\n  - a\n  - Meetup #12",
            (4, "tags.1", "`#12` would be lost: ` #` begins a comment", f'{QUOTED}: `"Meetup #12"`'),
            id="a number sign in a list",
        ),
        pytest.param(
            'title: The "real" #12',
            (2, "title", "`#12` would be lost: ` #` begins a comment", f"{QUOTED}: `title: 'The \"real\" #12'`"),
            id="a number sign beside quotation marks",
        ),
        pytest.param(
            "title: one\n  two #12",
            (2, "title", "`#12` would be lost: ` #` begins a comment", f'{QUOTED}: `title: "one two #12"`'),
            id="a number sign in a second line",
        ),
        pytest.param(
            "title: &Friends meet",
            (
                2,
                "title",
                "`&Friends` would be lost: in YAML, `&` begins a name and not a text",
                f'{QUOTED}: `title: "&Friends meet"`',
            ),
            id="an anchor",
        ),
        pytest.param(
            "title: !Viva la gente",
            (
                2,
                "title",
                "`!Viva` would be lost: in YAML, `!` begins a name and not a text",
                f'{QUOTED}: `title: "!Viva la gente"`',
            ),
            id="a tag",
        ),
        pytest.param(
            'title: "a\\x07b"',
            (
                2,
                "title",
                "has an invisible control character (U+0007)",
                "delete it, or write the line again",
            ),
            id="a control character written as an escape",
        ),
        pytest.param(
            "a: [b]\n[c, d]: e",
            (3, "", "a field's name has to be a word", "put text that has brackets in quotes"),
            id="a list as a name",
        ),
        pytest.param(
            "- a\n- b",
            (2, "", "the fields stand in a list: `- a`", "delete the dashes: `a`"),
            id="a list in place of fields",
        ),
        pytest.param(
            "only text",
            (
                2,
                "",
                "no colon and space after the field's name in `only text`",
                "write `name: value`; what goes on from the line above is indented by two spaces",
            ),
            id="text in place of fields",
        ),
        pytest.param(
            "a:" + "".join(f"\n{' ' * depth}a:" for depth in range(1, 25)),
            (23, ".".join("a" * 21), "is nested too deeply", "no field needs more than three levels"),
            id="fields of fields of fields",
        ),
    ],
)
def test_a_fault_of_one_value_has_its_line_and_remedy(yaml: str, expected: tuple[int, str, str, str]) -> None:
    assert faults(yaml) == [expected]


def test_an_alias_is_refused_with_the_value_it_names() -> None:
    assert [(line, field, message) for line, field, message, _ in faults("a: &x [1]\nb: *x")] == [
        (2, "a", "`&x` would be lost: in YAML, `&` begins a name and not a text"),
        (3, "b", "`*` stands for a value that is written elsewhere"),
    ]


def test_aliases_of_aliases_are_not_expanded() -> None:
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    front, problems = read(f"---\na0: &a0 [lol]\n{laughs}\n---\n")
    assert (len(front.data), len(problems) > 30) == (30, True)


def test_every_fault_is_found_at_once() -> None:
    assert [line for line, *_ in faults("a: b #1\nc: d #2\na: e\nf: !g h")] == [2, 3, 4, 5]


def test_overrides_of_direction_are_left_out_with_a_warning() -> None:
    front, problems = read("---\ntitle: a\u202eb\n---\none\ntwo \u202d\u202c\n")
    assert (front.data, front.body) == ({"title": "ab"}, "one\ntwo \n")
    assert [(problem.line, problem.field, problem.severity) for problem in problems] == [
        (2, "title", Severity.WARNING),
        (5, "", Severity.WARNING),
    ]


def test_a_control_character_in_the_body_is_an_error_with_its_line() -> None:
    assert read("---\na: b\n---\none\ntwo\x07\n")[1] == [
        Problem(
            PATH,
            5,
            "",
            "has an invisible control character (U+0007)",
            "delete it, or write the line again",
            Severity.ERROR,
        )
    ]


def test_marks_that_do_not_override_the_direction_stay() -> None:
    front, problems = read("---\ntitle: a\u200fb\u2067c\u2069\n---\n")
    assert (front.data, problems) == ({"title": "a\u200fb\u2067c\u2069"}, [])


def test_a_control_character_that_is_written_as_an_escape_is_found() -> None:
    found = "has an invisible control character (U+0007)"
    assert faults('title: "A bell \\x07"') == [(2, "title", found, "delete it, or write the line again")]


def test_a_control_character_in_the_body_is_found_at_its_line() -> None:
    problems = read("---\ntitle: x\n---\nfine\na bell \x07\n")[1]
    assert [(p.line, p.message) for p in problems] == [(5, "has an invisible control character (U+0007)")]


def test_a_merge_that_was_not_finished_is_said_at_each_of_its_marks() -> None:
    text = "---\ntitle: A\n---\n<<<<<<< HEAD\nOurs.\n=======\nTheirs.\n>>>>>>> 1a2b3c (Change)\n"
    hint = "keep one of the two versions, and delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`"

    assert read_front_matter(text, "a.md") == (
        None,
        [
            Problem("a.md", 4, "", "a merge was not finished: `<<<<<<< HEAD`", hint),
            Problem("a.md", 8, "", "a merge was not finished: `>>>>>>> 1a2b3c (Change)`", hint),
        ],
    )


@pytest.mark.parametrize("line", ["=======", "<<<<<<<<< more", " <<<<<<< shown", ">>>>>>>quoted"])
def test_what_only_looks_like_such_a_mark_is_text(line: str) -> None:
    front, problems = read_front_matter(f"---\ntitle: A\n---\nText\n{line}\n", "a.md")

    assert front is not None
    assert front.body == f"Text\n{line}\n"
    assert problems == []


# What makes up front matter, with every sign that calls for a closer look, and what comes near it.
PIECES = st.sampled_from([
    "a", "b: ", "tags: ", "\n", "\n  ", "\n- ", "\n  - ", "\n-a", "\n  -a", " - a", "-", " ", "\t", ": ", ":",
    ", ", "[", "]", "{", "}", "'", '"', "&", "!", "*", " &a ", " !a ", " *a", "a&b", "a!", "#", " #", " #a",
    " # a", "a#b", "~", "null", "|\n  ", ">\n  ", "\\", "\\x07", '"\\u202e"', "“", "”", "„", "«", "‘", "’", "「",
    "ą", "\u00a0", "\u3000", "\u2028", "\u202e", "\ufeff", "\x07", "\x1f", "\x85", "\r", "2027-01-30", "...",
    "? ", "%", "@", "`",
])  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_a_closer_look_finds_nothing_in_what_is_plain(yaml: str) -> None:
    text = f"---\ntitle: {yaml}\n---\nText.\n"
    with patch.object(front_matter, "_is_plain", return_value=False):
        closer = read_front_matter(text, PATH)
    assert read_front_matter(text, PATH) == closer
