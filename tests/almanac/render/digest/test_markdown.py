"""A digest as Markdown: what people write stands there as they wrote it, and does nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import comrak
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from almanac.render.digest.digest import Digest
from almanac.render.digest.items import one_line
from almanac.render.digest.markdown import markdown

MakeDigest = Callable[..., Digest]
HOSTILE = [
    "](https://evil.example) [x",
    "<script>alert(1)</script> <!-- &lt;",
    "**bold** __too__ ~~gone~~ `code` ``",
    "![picture](https://evil.example/x.png)",
    "# heading",
    "- item",
    "+ item",
    "1. one",
    "12) twelve",
    "> said",
    "| a | b |",
    "--- ===",
    "a\\",
    "https://evil.example and www.evil.example and ftp://evil.example",
    "mailto:a@evil.example, a@evil.example",
    ":smile: :+1: 17:00",
    "[^1] [ ] [x] $x$",
    "&copy; &#65;",
    "[!NOTE]",
]


def as_forges_show_it(text: str) -> html.HtmlElement:
    extensions = comrak.ExtensionOptions(
        alerts=True, autolink=True, footnotes=True, shortcodes=True, strikethrough=True, table=True, tasklist=True
    )
    return html.fromstring(f"<main>{comrak.markdown_to_html(text, extensions)}</main>")


def read(text: str) -> str:
    """What people see of it."""
    return text.replace("\u2060", "")


@pytest.mark.parametrize("title", HOSTILE)
def test_whatever_a_title_or_a_text_says_is_read_as_it_is_written(digest_with: MakeDigest, title: str) -> None:
    page = as_forges_show_it(markdown(digest_with(title, text=title)))

    assert [one.tag for one in page.xpath("//li")[0].iter()] == ["li", "a", "br", "br"]
    assert read(page.xpath("string(//li/a)")) == title
    assert read(page.xpath("//li/br[2]")[0].tail.strip()) == title
    assert len(page.xpath("//h1 | //h2")) == 2


@given(st.text())
def test_any_text_is_read_as_it_is_written(digest_with: MakeDigest, text: str) -> None:
    line = one_line(text).replace("\u2060", "")
    page = as_forges_show_it(markdown(digest_with(f"A {line}")))

    assert [one.tag for one in page.iter()] == ["main", "h1", "h2", "ul", "li", "a", "br", "p", "a"]
    assert read(page.xpath("string(//li/a)")) == f"A {line}".strip()


def test_it_reads_as_people_write(digest_with: MakeDigest) -> None:
    assert markdown(digest_with("A title (with a note), 17:00", text="Said: it is.", more=3)) == (
        "# Group: 26 April – 2 May 2027\n"
        "\n"
        "## New stories\n"
        "\n"
        "- [A title (with a note), 17:00](<https://example.org/1/>)\\\n"
        "  1 May 2027\\\n"
        "  Said: it is.\n"
        "\n"
        "[and 3 more](<https://example.org/stories/>)\n"
        "\n"
        "[All feeds and calendars](<https://example.org/subscribe/>)\n"
    )


def test_an_address_ends_where_it_ends(digest_with: MakeDigest) -> None:
    digest = digest_with("A title")
    (section,) = digest.sections
    item = replace(section.items[0], address="https://example.org/a>b<c\\d(e)")
    page = as_forges_show_it(markdown(replace(digest, sections=(replace(section, items=(item,)),))))

    assert page.xpath("string(//li/a/@href)") == "https://example.org/a%3Eb%3Cc%5Cd(e)"
