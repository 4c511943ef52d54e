"""What whoever sent something in is answered, as a forge shows it."""

from __future__ import annotations

import re

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from almanac.render.form_answer import Taken, answer_taken, answer_wrong, words


def shown(markdown: str) -> str:
    """As GitHub makes HTML of it, without what it would name or link afterwards."""
    return cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_UNSAFE)


def test_what_is_wrong_is_a_list_with_names_messages_and_remedies() -> None:
    answer = answer_wrong([("Starts", "`05/06/2027` can be two", "write `2027-06-05`"), ("", "is nothing", "")])

    assert "- **Starts**: `05/06/2027` can be two. Write `2027-06-05`." in answer
    assert "- is nothing." in answer
    assert re.match(r"<!-- almanac-answer [0-9a-f]{16} -->\n", answer)


def test_what_is_taken_shows_the_file_as_it_is() -> None:
    file = '---\ntitle: "````"\n---\n\n```\n@everyone #1 </code><img src=x>\n```\n'

    html = shown(answer_taken(Taken("events/2027/a.md", file, ["Also on 2027-05-08: `x`."])))

    code = re.search(r"<code[^>]*>(.*?)</code>", html, re.DOTALL)
    assert code is not None
    assert code[1].replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">") == file
    assert "<img" not in html


@pytest.mark.parametrize(
    "text", ["@everyone", "#1", "group/site#1", "https://evil.example", "www.evil.example", "[x](https://evil.example)",
             "<script>alert(1)</script>", "![x](https://evil.example/x.png)", "GH-1", "`` ` @everyone"],
)  # fmt: skip
def test_words_name_nobody_and_lead_nowhere(text: str) -> None:
    html = shown(words(text))

    outside = re.sub(r"<code>.*?</code>", "", html)
    assert not re.search(r"<(?:a|img|script)\b|@\w|#\d|GH-\d|www\.|://", outside)


@given(st.text())
def test_no_text_becomes_a_link_or_a_tag(text: str) -> None:
    html = shown(words(f"`{text}` is wrong"))

    assert not re.search(r"<(?!/?(?:p|code|br)\b)", html)


def test_the_same_answer_has_the_same_mark() -> None:
    one, same, other = (answer_wrong([("Title", message, "")])[:45] for message in ("a", "a", "b"))
    assert one == same != other
