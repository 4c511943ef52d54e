"""A digest as wikitext: only its own lists, headings and links are markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from almanac.render.digest.digest import Digest
from almanac.render.digest.wikitext import wikitext

MakeDigest = Callable[..., Digest]
# What begins anything in wikitext, beside what the lines of a digest begin with themselves.
MARKUP = re.compile(
    r"\[\[|\{\{|\{\||~~~|''|__|<(?!/?(?:div|span)\b|br>|!--)|https?://(?!example\.org)|^[#:;{|!]", re.MULTILINE
)
HOSTILE = [
    "{{delete}}",
    "[[Category:Spam]] [[File:X.png]]",
    "~~~~ __NOTOC__ '''bold'''",
    "]] <nowiki> </div> <ref name=x/>",
    "|} {| == A heading ==",
    "https://evil.example/ RFC 822 {{subst:x}} -{zh:a}-",
    "<!-- --> -->",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_whatever_a_title_says_is_no_markup(digest_with: MakeDigest, title: str) -> None:
    written, plain = (wikitext(digest_with(one, text=one)) for one in (title, "A title"))

    assert not MARKUP.search(written)
    assert [line[:2] for line in written.splitlines()] == [line[:2] for line in plain.splitlines()]


def test_a_title_in_a_note_cannot_end_it(digest_with: MakeDigest) -> None:
    digest = replace(digest_with("A title"), title="A --> {{delete}} <!-- --")

    assert wikitext(digest).splitlines()[0].count("--") == 2


def test_it_is_the_body_of_a_message_whose_subject_stands_in_a_note(digest_with: MakeDigest) -> None:
    assert wikitext(digest_with("A title", text="A text.", more=3)) == (
        "<!-- Group: 26 April – 2 May 2027 -->\n"
        '<div lang="en" dir="ltr" class="mw-content-ltr">\n'
        "=== New stories ===\n"
        "* [https://example.org/1/ A title]\n"
        "*: 1 May 2027\n"
        "*: A text.\n"
        "* [https://example.org/stories/ and 3 more]\n"
        "\n"
        "[https://example.org/subscribe/ All feeds and calendars]\n"
        "</div>\n"
    )
