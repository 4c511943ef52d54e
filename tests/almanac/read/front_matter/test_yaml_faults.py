"""What is no YAML is said in words, with the line to mend."""

from __future__ import annotations

import pytest
import yaml

from almanac.read.front_matter.yaml_faults import FaultInLine, in_plain_words, quoted

INDENT = "fields begin at the start of the line; what belongs to a field is indented by two spaces"


def fault_of(source: str) -> FaultInLine:
    """The fault in something that is no YAML."""
    with pytest.raises(yaml.MarkedYAMLError) as caught:
        yaml.compose(f"{source}\n", Loader=yaml.CSafeLoader)
    return in_plain_words(caught.value, f"{source}\n")


@pytest.mark.parametrize(
    ("source", "line", "message", "hint"),
    [
        pytest.param(
            "a: b\ntitle: One: two",
            1,
            "a second colon in `title: One: two`",
            'put the value in quotes: `"One: two"`',
            id="a colon in a title",
        ),
        pytest.param(
            "title\ndate: 2026-03-02",
            0,
            "no colon and space after the field's name in `title`",
            "write `name: value`; what goes on from the line above is indented by two spaces",
            id="no colon",
        ),
        pytest.param(
            "a: b\n\ntitle:One\ndate: 2026-03-02",
            2,
            "no colon and space after the field's name in `title:One`",
            "write `title: One`",
            id="no space after the colon",
        ),
        pytest.param(
            "title:\u00a0One\ndate: 2026-03-02",
            0,
            "there is a no-break space after the colon in `title:<U+00A0>One`",
            "write `title: One`",
            id="a no-break space after the colon",
        ),
        pytest.param("a: b\n c: d", 1, "the indentation does not fit at `c: d`", INDENT, id="indented for no reason"),
        pytest.param(
            "a:\n  b: c\n d: e", 2, "the indentation does not fit at `d: e`", INDENT, id="indented by another number"
        ),
        pytest.param(" a: b\nc: d", 0, "the indentation does not fit at `a: b`", INDENT, id="the first line indented"),
        pytest.param("a:\n\tb: c", 1, "there is a tab before `b: c`", "put two spaces in its place", id="a tab"),
        pytest.param(
            "\ta: b",
            0,
            "there is a tab before `a: b`",
            "delete it: a field begins at the start of the line",
            id="a tab at the start",
        ),
        pytest.param(
            'a: b\nc: "d\ne: f',
            1,
            'a quotation mark is opened and not closed in `c: "d`',
            'close it: `"d"`',
            id="an open quotation mark",
        ),
        pytest.param(
            "a: 'b\nc: d",
            0,
            "a quotation mark is opened and not closed in `a: 'b`",
            "close it: `'b'`; or, if it is an apostrophe, put all of it in quotes: `\"'b\"`",
            id="a single one",
        ),
        pytest.param(
            'title: "Old" and new',
            0,
            'there is text after the closing quotation mark in `title: "Old" and new`',
            "put the whole value in quotes, and use single ones within: `\"The 'new' forum\"`",
            id="one word quoted",
        ),
        pytest.param(
            "title: 'It's late'",
            0,
            "there is text after the closing quotation mark in `title: 'It's late'`",
            "put the whole value in quotes, and write '' for one within",
            id="an apostrophe in single quotes",
        ),
        pytest.param(
            r'a: "C:\path"',
            0,
            r'`\` means something of its own between double quotes: `a: "C:\path"`',
            "put the value in single quotes: `'C:\\path'`",
            id="a backslash in double quotes",
        ),
        pytest.param(
            "title: [Draft] The forum",
            0,
            "there is text after the closing bracket in `title: [Draft] The forum`",
            'put the value in quotes: `"[Draft] The forum"`',
            id="text after brackets",
        ),
        pytest.param(
            "tags: [a, b\ntitle: c",
            0,
            "a bracket is opened and not closed in `tags: [a, b`",
            "close it: `[a, b]`",
            id="an open bracket",
        ),
        pytest.param(
            "tags: [a #1, b]",
            0,
            "`#1, b]` would be lost: ` #` begins a comment",
            "put the value that has it in quotes",
            id="a number sign between brackets",
        ),
        pytest.param(
            "title: @wikimedia",
            0,
            "a value cannot begin like this: `title: @wikimedia`",
            'put the value in quotes: `"@wikimedia"`',
            id="an at sign",
        ),
        pytest.param(
            "title: `code`",
            0,
            "a value cannot begin like this: `title: `code``",
            'put the value in quotes: `"`code`"`',
            id="a backtick",
        ),
        pytest.param(
            "title: %TEMP%",
            0,
            "a value cannot begin like this: `title: %TEMP%`",
            'put the value in quotes: `"%TEMP%"`',
            id="a per cent sign",
        ),
        pytest.param(
            "title: *new* forum",
            0,
            "a value cannot begin like this: `title: *new* forum`",
            'put the value in quotes: `"*new* forum"`',
            id="an asterisk",
        ),
        pytest.param(
            "title: & more",
            0,
            "a value cannot begin like this: `title: & more`",
            'put the value in quotes: `"& more"`',
            id="an ampersand",
        ),
        pytest.param(
            "title: > 90 %",
            0,
            "a value cannot begin like this: `title: > 90 %`",
            'put the value in quotes: `"> 90 %"`',
            id="greater than",
        ),
        pytest.param(
            "title: - again",
            0,
            "a value cannot begin like this: `title: - again`",
            'put the value in quotes: `"- again"`',
            id="a dash",
        ),
        pytest.param(
            "title: a\n...\nb: c", 1, "the front matter ends at the line `...`", "delete the line", id="three dots"
        ),
    ],
)
def test_what_is_no_yaml_is_explained(source: str, line: int, message: str, hint: str) -> None:
    found = fault_of(source)
    assert (found.line, found.message, found.hint) == (line, message, hint)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One: two", '"One: two"', id="plain text"),
        pytest.param('A "new" one', "'A \"new\" one'", id="double quotes within"),
        pytest.param('It\'s "new"', "'It''s \"new\"'", id="both within"),
        pytest.param("C:\\path", "'C:\\path'", id="a backslash"),
    ],
)
def test_text_is_quoted_so_that_it_stays_what_it_is(text: str, expected: str) -> None:
    assert quoted(text) == expected
    assert yaml.safe_load(quoted(text)) == text
