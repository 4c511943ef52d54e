"""Posts of an archived forum: words and links, which lead to where the topics are now."""

from __future__ import annotations

import pytest

from almanac.read.body.archived_post import archived_post

FORUM = "https://forum.example.org/community"


def link(topic: int, post: int) -> str:
    return f"/forum/t/x/{topic}/#{post}" if topic == 7 else ""


def led(href: str) -> str:
    return archived_post(f'<a href="{href}">a</a>', FORUM, link)


@pytest.mark.parametrize(
    ("href", "leads"),
    [
        ("https://forum.example.org/community/t/old-slug/7/3", "/forum/t/x/7/#3"),
        ("/community/t/old-slug/7", "/forum/t/x/7/#1"),
        ("/community/t/7", "/forum/t/x/7/#1"),
        ("/community/t/7/3", "/forum/t/x/7/#3"),
        ("/community/t/other/8/2", "https://forum.example.org/community/t/other/8/2"),
        ("/community/faq", "https://forum.example.org/community/faq"),
        ("/t/old-slug/7", "https://forum.example.org/t/old-slug/7"),
        ("https://elsewhere.example/t/x/7", "https://elsewhere.example/t/x/7"),
        ("HTTPS://FORUM.EXAMPLE.ORG/community/t/x/7", "/forum/t/x/7/#1"),
    ],
)
def test_a_link_to_a_topic_that_is_here_leads_there_and_others_where_they_led(href: str, leads: str) -> None:
    assert led(href) == f'<a href="{leads}" rel="nofollow ugc">a</a>'


@pytest.mark.parametrize(
    "href",
    ["/community/u/ada", "/community/my/preferences", "javascript:alert(1)", "mailto:ada@example.org", "http://[x"],
)
def test_other_links_are_words(href: str) -> None:
    assert led(href) == "<a>a</a>"


def test_nothing_loads_runs_or_dresses_up() -> None:
    html = '<img src="https://x.example/a.png"><script>x</script><div class="site-header" id="page" style="x">a</div>'
    assert archived_post(html, FORUM, link) == "<div>a</div>"
