"""Texts as people write them on a forge come out as GitHub's own parser reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from structure import differences

_TEXT = re.compile(r"^~{6} ([^\n]+)\n(.*?)^~{6}$", re.MULTILINE | re.DOTALL)
TEXTS = dict(_TEXT.findall(Path(__file__).with_name("forge_texts.md").read_text("utf-8")))
OURS = [name for name in TEXTS if name.endswith("(ours)")]
# The parser of GitHub, with raw HTML: what is dangerous in it is a matter for the sanitiser.
_OPTIONS = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES


def on_the_forge(markdown: str) -> str:
    return github_flavored_markdown_to_html(markdown, options=_OPTIONS)


@pytest.mark.parametrize("name", [name for name in TEXTS if name not in OURS])
def test_a_text_comes_out_as_its_author_saw_it(name: str) -> None:
    assert differences(TEXTS[name], on_the_forge(TEXTS[name])) is not None


@pytest.mark.parametrize("name", OURS)
def test_what_is_otherwise_on_purpose_is_known(name: str) -> None:
    assert differences(TEXTS[name], on_the_forge(TEXTS[name])) is None


def test_there_are_fifty_of_them() -> None:
    assert len(TEXTS) >= 50
