"""What the sample's pages say when its stories are gone."""

from __future__ import annotations

import pytest

from commands.sample import lines_to_rewrite, with_addresses, without_links_to

PAGE = "content/pages/submit.md"
GONE = {"content/stories/2026/how-to.md": "How to send a story", "content/images/a.svg": ""}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("See [us](/about/).\n", "See [us](/about/).\n", id="a link to what stays"),
        pytest.param(
            "It [cannot be undone](../stories/2026/how-to.md#undo), ever.",
            "It cannot be undone, ever.",
            id="words that are a link in passing stay",
        ),
        pytest.param(
            "Write. The longer answer is [How to send a story](../stories/2026/how-to.md). Then wait.",
            "Write. Then wait.",
            id="a sentence that recommends a story by its title goes",
        ),
        pytest.param(
            "One.\n\nMore: [How to send a story](../stories/2026/how-to.md).\n\nTwo.\n",
            "One.\n\nTwo.\n",
            id="a paragraph of which nothing is left goes with its blank line",
        ),
        pytest.param(
            "- [How to send a story](../stories/2026/how-to.md)\n- [Us](/about/)",
            "- [Us](/about/)",
            id="so does an item of a list",
        ),
        pytest.param("![A hall](../images/a.svg 'Hall')", "A hall", id="of a picture its words stay"),
        pytest.param(
            "[x](how-to.md) and [y](https://how-to.md)", "[x](how-to.md) and [y](https://how-to.md)", id="another"
        ),
    ],
)
def test_links_to_what_is_gone_leave_whole_sentences(before: str, after: str) -> None:
    assert without_links_to(GONE, before, PAGE) == after


@pytest.mark.parametrize(
    ("before", "forum", "repository", "after"),
    [
        pytest.param("https://forum.example.org/c/1.", "https://a.net", "", "https://a.net/c/1.", id="the forum's"),
        pytest.param("https://forum.example.org.", "", "", "https://forum.example.org.", id="no forum"),
        pytest.param(
            "https://forum.example.organic", "https://a.net", "", "https://forum.example.organic", id="another"
        ),
        pytest.param(
            "git clone https://github.com/example/almanac\ncd almanac\nscripts/almanac serve",
            "",
            "https://b.net/us/site.git",
            "git clone https://b.net/us/site.git\ncd site\nscripts/almanac serve",
            id="the repository's, and the folder that a clone makes",
        ),
    ],
)
def test_the_sites_addresses_take_the_place_of_the_samples(
    before: str, forum: str, repository: str, after: str
) -> None:
    assert with_addresses(before, forum_url=forum, repository_url=repository) == after


def test_lines_that_speak_of_the_sample_are_named_and_the_command_is_not_among_them() -> None:
    text = "The sample site.\nscripts/almanac check\nAlmanac carries stories.\nhttps://forum.example.org\nWe sampled."

    assert [number for number, _ in lines_to_rewrite(text)] == [1, 3, 4]
