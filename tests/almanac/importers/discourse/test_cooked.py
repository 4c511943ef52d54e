"""Of a post as Discourse cooked it words and links are left, and nothing that is the forum's own or somebody's."""

from __future__ import annotations

import pytest

from almanac.importers.discourse.cooked import plain_post

BASE = "https://forum.example.org"
QUOTE = (
    '<aside class="quote no-group" data-username="ada" data-post="1"><div class="title"><div class="quote-controls">'
    '</div><img alt="" class="avatar" src="/a.png"> ada:</div><blockquote><p>We met</p></blockquote></aside>'
)
ONEBOX = (
    '<aside class="onebox allowlistedgeneric"><header class="source"><a href="https://x.example/a">x.example</a>'
    '</header><article class="onebox-body"><img src="/t.png" class="thumbnail"><h3><a href="https://x.example/a">A</a>'
    "</h3><p>About</p></article></aside>"
)
LIGHTBOX = (
    '<div class="lightbox-wrapper"><a class="lightbox" href="/uploads/big.jpg" title="hall"><img src="/uploads/s.jpg" '
    'alt="hall"><div class="meta"><svg></svg><span class="filename">hall</span></div></a></div>'
)


@pytest.mark.parametrize(
    ("cooked", "left"),
    [
        pytest.param("<p>One <em>two</em></p>\n<p>three</p>", "<p>One <em>two</em></p>\n<p>three</p>", id="words"),
        pytest.param("a &lt;b&gt; &amp; c", "a &lt;b&gt; &amp; c", id="signs outside of elements"),
        pytest.param('<a href="/t/x/7">x</a>', f'<a href="{BASE}/t/x/7">x</a>', id="a link within the forum"),
        pytest.param('<p><img src="/e/wave.png" title=":wave:" class="emoji" alt=":wave:">!</p>', "<p>:wave:!</p>",
                     id="an emoji"),
        pytest.param('<p><img src="/uploads/a.jpg" alt="A hall"></p>',
                     f'<p><a href="{BASE}/uploads/a.jpg">A hall</a></p>', id="a picture"),
        pytest.param(LIGHTBOX, f'<div><a href="{BASE}/uploads/big.jpg">hall</a></div>', id="a picture behind another"),
        pytest.param(QUOTE, "<div><div> ada:</div><blockquote><p>We met</p></blockquote></div>", id="a quotation"),
        pytest.param('<iframe src="https://v.example/1"></iframe>', '<a href="https://v.example/1">https://v.example/1</a>',
                     id="a video"),
        pytest.param('<h2 id="x">Title <b>b</b></h2>', "<p><strong>Title <b>b</b></strong></p>", id="a heading"),
        pytest.param("<p>Write to ada@example.org!</p>", "<p>Write to …@…!</p>", id="an e-mail address"),
        pytest.param('<a href="mailto:ada@example.org">ada@example.org</a>', "<a>…@…</a>", id="in a link"),
        pytest.param('<div class="poll"><ul><li>Yes</li></ul></div>a', "a", id="a poll"),
        pytest.param('<div class="discourse-post-event" data-start="2026-09-01">Meet</div>b', "b", id="an event's box"),
        pytest.param('<p onclick="x()" style="y" class="z" id="w">a</p><script>x()</script>', "<p>a</p>", id="scripts"),
        pytest.param('<a href="http://[x">a</a>', '<a href="">a</a>', id="half an address"),
        pytest.param("   ", "", id="nothing"),
        pytest.param("<p>a\x0bb</p>", "<p>ab</p>", id="what no page can have"),
    ],
)  # fmt: skip
def test_words_and_links_are_left(cooked: str, left: str) -> None:
    assert plain_post(cooked, BASE) == left


def test_a_preview_of_another_page_is_a_quotation_of_it() -> None:
    left = plain_post(ONEBOX, BASE)
    assert left.startswith("<blockquote>")
    assert '<a href="https://x.example/a">' in left
    assert "<img" not in left
