"""A digest as HTML: in mail nothing is loaded, and nothing that people write is markup."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import html

from almanac.render.digest.digest import Digest
from almanac.render.digest.html import bare_html, mail_html

MakeDigest = Callable[..., Digest]
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</a></li></ul>",
    "&lt;b&gt; & </body>",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_whatever_a_title_says_is_read_as_it_is_written(digest_with: MakeDigest, title: str) -> None:
    plain = digest_with("A title", text="A text.")
    hostile = digest_with(title, text=title)

    for write in (bare_html, mail_html):
        expected, page = html.fromstring(write(plain)), html.fromstring(write(hostile))
        assert [one.tag for one in page.iter()] == [one.tag for one in expected.iter()]
        assert page.xpath("string(//li//a)") == title
        assert page.xpath("string(//li/div[last()])") == title


def test_a_mail_loads_nothing_and_has_its_styles_within(digest_with: MakeDigest) -> None:
    page = html.fromstring(mail_html(digest_with("A title", text="A text.", more=2)))

    assert page.xpath("//img | //link | //script | //style | //iframe | //@src | //@background") == []
    assert not re.search("url|@import|expression", " ".join(page.xpath("//@style")))
    assert len(page.xpath("//@style")) > 10


def test_letters_and_paper_have_the_colours_of_the_reader_by_day_and_by_night(digest_with: MakeDigest) -> None:
    page = html.fromstring(mail_html(digest_with("A title")))

    assert page.xpath("//meta[@name='color-scheme']/@content") == ["light dark"]
    assert {colour for style in page.xpath("//@style") for colour in re.findall("(?<!-)color:([^;]+)", style)} == {
        "inherit"
    }
    assert not re.search("#[0-9a-f]{3}|background", " ".join(page.xpath("//@style")))


def test_it_is_read_from_right_to_left_where_its_language_is(digest_with: MakeDigest) -> None:
    page = html.fromstring(mail_html(digest_with("عنوان", lang="ar", direction="rtl")))

    assert (page.get("dir"), page.get("lang")) == ("rtl", "ar")
    assert page.xpath("//body/div/@dir") == ["rtl"]
