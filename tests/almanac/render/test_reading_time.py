"""How long a text takes to read is counted by letters, at the pace of their script."""

from __future__ import annotations

import pytest

from almanac.render.reading_time import minutes_of_html, minutes_to_read


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        pytest.param("", 1, id="nothing"),
        pytest.param("word " * 10, 1, id="a few words"),
        pytest.param("word " * 720, 3, id="Latin: 2,880 letters"),
        pytest.param("слово " * 576, 3, id="Cyrillic: 2,880 letters"),
        pytest.param("كلمة " * 459, 3, id="Arabic: 1,836 letters"),
        pytest.param("读" * 765, 3, id="Chinese: 765 ideographs"),
        pytest.param("読む" * 536, 3, id="Japanese: 1,072 characters, ideographs among them"),
        pytest.param("คำ" * 1440, 3, id="Thai, which has no spaces"),
        pytest.param("— … ! " * 5000, 1, id="what is not read aloud"),
        pytest.param("word " * 480 + "读" * 255, 3, id="two scripts"),
    ],
)
def test_the_minutes_are_those_of_the_script(text: str, minutes: int) -> None:
    assert minutes_to_read(text) == minutes


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        pytest.param("", 1, id="nothing"),
        pytest.param(
            f'<p title="{"a > b " * 900}">Short.</p>', 1, id="what stands in an attribute, with a sign of tags"
        ),
        pytest.param(f'<p><img src="/x.png" alt="{"word " * 720}" width="4"></p>', 3, id="what is said of a picture"),
        pytest.param(f"<p>{'&amp; &lt;' * 5000}</p>", 1, id="signs that are written with letters"),
        pytest.param(f"<p>{'<em>wo</em>rd ' * 720}</p>", 3, id="tags within words"),
    ],
)
def test_of_html_the_words_count_and_what_is_said_of_pictures(html: str, minutes: int) -> None:
    assert minutes_of_html(html) == minutes
