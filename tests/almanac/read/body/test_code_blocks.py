"""Code: which of it is coloured, and what its fence may say."""

from __future__ import annotations

import pytest
from pygments.lexers import get_lexer_by_name

from almanac.model.entry import Source
from almanac.read.body.code_blocks import COLOURED
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets

COLOURS = '<span class="n">x</span>'


def html(text: str) -> str:
    return MarkdownReader(Targets({})).read(Source("content/pages/x.md", "", text))[0].html


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```python\nx = 1\n```", id="a language"),
        pytest.param("1. a\n\n   ```python\n   x = 1\n   ```", id="in a numbered step"),
        pytest.param("~~~ python\nx = 1\n~~~", id="between waves"),
        pytest.param("```Python\nx = 1\n```", id="in capitals"),
        pytest.param("```.python\nx = 1\n```", id="with a point"),
        pytest.param("```{.python}\nx = 1\n```", id="in curly brackets"),
        pytest.param("```{ .python .other #id }\nx = 1\n```", id="with other classes"),
        pytest.param('```python hl_lines="1"\nx = 1\n```', id="with lines to mark"),
    ],
)
def test_code_of_a_language_is_coloured(text: str) -> None:
    assert COLOURS in html(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("```\nx = 1\n```", id="without a language"),
        pytest.param("```nonsense\nx = 1\n```", id="an unknown language"),
        pytest.param("```amdgpu\nx = 1\n```", id="a language whose colours may take for ever"),
        pytest.param("    x = 1", id="by indentation"),
        pytest.param("    #!python\n    x = 1", id="by indentation, with a language"),
        pytest.param("    :::python\n    x = 1", id="by indentation, with colons"),
        pytest.param("```python\n" + "x = 1\n" * 1_000 + "```", id="much of it"),
        pytest.param("```python\nx = '" + "a" * 600 + "'\n```", id="long lines"),
        pytest.param("```python\nx = 1" + "\n" * 200 + "x\n```", id="large gaps"),
    ],
)
def test_other_code_is_not(text: str) -> None:
    found = html(text)
    assert (COLOURS in found, "<code>" in found, "x" in found) == (False, True, True)


def test_a_text_has_so_much_coloured_code_and_the_rest_without() -> None:
    assert html(("```python\n" + "x = 1\n" * 700 + "```\n\n") * 8).count(COLOURS) == 700 * 5


@pytest.mark.parametrize(
    "attribute",
    [
        "pygments_style=none",
        "pygments_formatter=img",
        "tabsize=100000000",
        "encoding=none",
        "filters=none",
        "linenos=a",
    ],
)
def test_a_fence_cannot_say_how_colours_are_made(attribute: str) -> None:
    assert html(f"```{{.python {attribute}}}\n\tx = 1\n```") == html("```python\n\tx = 1\n```")


def test_code_is_shown_as_it_is() -> None:
    assert "&lt;b&gt; &amp;amp;\n" in html("```\n<b> &amp;\n```")


@pytest.mark.parametrize("language", sorted(COLOURED))
def test_each_language_is_known(language: str) -> None:
    assert language in get_lexer_by_name(language).aliases
