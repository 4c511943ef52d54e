"""A discussion elsewhere is named by what its address says."""

from __future__ import annotations

import pytest

from almanac.render.threads import thread_name


@pytest.mark.parametrize(
    ("address", "name"),
    [
        pytest.param("https://social.example/@ada/109876543210", "@ada@social.example", id="Mastodon"),
        pytest.param("https://social.example/@ada@other.example/109876543210", "@ada@other.example", id="from another"),
        pytest.param("https://social.example/users/ada/statuses/1098", "@ada@social.example", id="its other address"),
        pytest.param("https://social.example/@ada", "social.example", id="a person, and no thread"),
        pytest.param(
            "https://github.com/example/almanac/discussions/12", "github.com/example/almanac #12", id="GitHub"
        ),
        pytest.param("https://gitlab.com/a/b/c/-/issues/7", "gitlab.com/a/b/c #7", id="GitLab"),
        pytest.param("https://github.com/example/almanac", "github.com", id="a project"),
        pytest.param("https://talk.example/d/12-how-we-moved", "talk.example", id="Flarum"),
        pytest.param("https://talk.example/topic/12/how-we-moved", "talk.example", id="NodeBB"),
        pytest.param("https://talk.example/t/how-we-moved/12", "talk.example", id="Discourse"),
        pytest.param("https://lists.example.org/archives/list/a@b.org/thread/X/", "lists.example.org", id="a list"),
        pytest.param(
            "https://lists.example.org/hyperkitty/list/talk@lists.example.org/thread/ABC123/#M7",
            "talk@lists.example.org",
            id="a thread of a mailing list (HyperKitty)",
        ),
        pytest.param(
            "https://lists.example.org/archives/list/talk@lists.example.org/message/ABC123/",
            "talk@lists.example.org",
            id="a message of one",
        ),
        pytest.param("https://lists.example.org/list/talk@lists.example.org/", "lists.example.org", id="its archive"),
    ],
)
def test_an_address_has_a_name(address: str, name: str) -> None:
    assert thread_name(address) == name
