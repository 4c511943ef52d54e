"""What readers see of a text, whatever else its file says."""

from __future__ import annotations

import pytest

from almanac.read.entries.visible_text import visible_text

TEXT = """---
title: What we learned
summary: What we learned when the old forum closed for good.
status_note: The hall is flooded.
tags: [forum]
image: {file: images/forum.jpg, alt: A hall, credit: Ewa, license: CC0}
---
# A part

Some words of it.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("tags: [forum]", "tags: [forum, rivers]\ndate: 2027-01-01", id="what a translation takes over"),
        pytest.param("Some words of it.", "Some words\n   of it.\n\n\n", id="white space"),
        pytest.param("\n", "\r\n", id="ends of lines"),
        pytest.param("title: What we learned", "title: 'What we  learned'", id="how a title is written"),
        pytest.param("---\ntitle: What we learned\n", "---\n", id="order"),
        pytest.param("credit: Ewa", "credit: Ada", id="who made the picture"),
        pytest.param("words", "<!-- look\nhere -->words", id="a comment"),
        pytest.param("---\ntitle", "\ufeff---\ntitle", id="a byte order mark"),
    ],
)
def test_what_nobody_sees_makes_no_difference(old: str, new: str) -> None:
    changed = TEXT.replace(old, new)
    changed = changed if "title:" in changed else changed.replace("tags:", "title: What we learned\ntags:")
    assert changed != TEXT
    assert visible_text(changed) == visible_text(TEXT)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("What we learned\n", "What we have learned\n", id="title"),
        pytest.param("closed for good", "closed", id="summary"),
        pytest.param("flooded", "closed", id="status note"),
        pytest.param("A hall", "A room", id="the picture's text"),
        pytest.param("Some words", "Other words", id="body"),
        pytest.param("title: What we learned\nsummary: What", "title: What\nsummary: we learned What", id="moved"),
        pytest.param("---\n# A part", "-\n# A part", id="nothing that can be read"),
    ],
)
def test_what_readers_see_does(old: str, new: str) -> None:
    assert old in TEXT
    assert visible_text(TEXT.replace(old, new)) != visible_text(TEXT)


@pytest.mark.parametrize(
    "text", ["", "---", "---\n---", "---\ntitle: [a, {b: c}]\nimage: x\n---\n", "---\nimage: {alt: [a]}\n---\n", "\0"]
)
def test_anything_has_a_digest(text: str) -> None:
    assert len(visible_text(text)) == 32
