"""Bytes that are no XML: what is mended is counted, and nothing but that is changed."""

from __future__ import annotations

import io
from collections import Counter

import pytest
from exports import Item, export, file_of

from almanac.importers.plan import Account
from almanac.importers.wordpress import mended_text
from almanac.importers.wordpress.mended_text import mend_markup, text_from_beginning
from almanac.importers.wordpress.source import WordPressExport
from almanac.read.fault import Fault

PLAIN = export(Item(1, "A title", content="before|after"))


def titles_and_texts(raw: bytes, account: Account) -> list[tuple[str, str]]:
    source = WordPressExport([file_of(raw)])
    return [(entry.fields["title"], entry.html().strip()) for entry in source.entries(account)]


@pytest.mark.parametrize(
    ("found", "put", "title", "text", "mended"),
    [
        pytest.param(
            b"|", b"]]]]><![CDATA[>", "A title", "before]]&gt;after", {}, id="an end of CDATA that is divided"
        ),
        pytest.param(
            b"|", b"\x0b", "A title", "beforeafter", {mended_text.FORBIDDEN: 1}, id="a control character in CDATA"
        ),
        pytest.param(b"|", b"\x00\x11\x1c", "A title", "beforeafter", {mended_text.FORBIDDEN: 3}, id="several of them"),
        pytest.param(b"|", b"&#11;", "A title", "before&#11;after", {}, id="a reference in CDATA, which is text"),
        pytest.param(
            b"<![CDATA[A title]]>",
            b"A&#11; title",
            "A title",
            "before|after",
            {mended_text.FORBIDDEN: 1},
            id="a reference to a control character",
        ),
        pytest.param(
            b"<![CDATA[A title]]>",
            b"A&#xD800; title",
            "A title",
            "before|after",
            {mended_text.FORBIDDEN: 1},
            id="a reference to half a character",
        ),
        pytest.param(
            b"<![CDATA[A title]]>",
            b"A&#99999999999999999999; title",
            "A title",
            "before|after",
            {mended_text.FORBIDDEN: 1},
            id="a reference to no character",
        ),
        pytest.param(b"|", b"\xef\xbf\xbe", "A title", "beforeafter", {mended_text.FORBIDDEN: 1}, id="U+FFFE"),
        pytest.param(
            b"|",
            b"\xff\xe9",
            "A title",
            "before\ufffd\ufffdafter",
            {mended_text.BAD_BYTES: 2},
            id="bytes that are not UTF-8",
        ),
        pytest.param(b"<?xml", b"\n\n<?xml", "A title", "before|after", {}, id="empty lines before the beginning"),
        pytest.param(
            b"<?xml",
            b"<br />\n<b>Notice</b>: Undefined index in x.php\n<?xml",
            "A title",
            "before|after",
            {mended_text.BEFORE: 1},
            id="a notice of PHP before it",
        ),
        pytest.param(b"<?xml", b"\xef\xbb\xbf<?xml", "A title", "before|after", {}, id="a byte order mark"),
        pytest.param(
            b"<excerpt:encoded>",
            b"<custom:x>1</custom:x><excerpt:encoded>",
            "A title",
            "before|after",
            {},
            id="a prefix without declaration",
        ),
        pytest.param(
            b"<![CDATA[A title]]>",
            b"A&nbsp;title &eacute;",
            "A title é",
            "before|after",
            {mended_text.ENTITIES: 2},
            id="entities of HTML",
        ),
        pytest.param(
            b"<![CDATA[A title]]>",
            b"Q&A &amp; &unknown;",
            "Q&A & &unknown;",
            "before|after",
            {mended_text.AMPERSANDS: 2},
            id="ampersands that stand alone",
        ),
        pytest.param(
            b"</rss>", b"</rss>\nFatal error: <b>memory", "A title", "before|after", {}, id="something behind the end"
        ),
    ],
)
def test_what_is_no_xml(found: bytes, put: bytes, title: str, text: str, mended: dict[str, int]) -> None:
    account = Account()

    [read] = titles_and_texts(PLAIN.encode().replace(found, put, 1), account)

    assert read == (title, f"<p>{text}</p>".replace("]]&gt;", "]]>"))
    assert dict(account.mended) == mended


def test_a_text_of_more_than_ten_megabytes_is_whole() -> None:
    long = "word " * 2_200_000

    [(_, text)] = titles_and_texts(export(Item(1, content=long)).encode(), Account())

    assert len(text) == len(long.strip()) + len("<p></p>")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param('<?xml version="1.0" encoding="ISO-8859-1"?><rss>é</rss>', "latin-1", id="the one that it names"),
        pytest.param('<?xml version="1.0" encoding="UTF-16"?><rss>é</rss>', "utf-16", id="the one of its mark"),
        pytest.param('<?xml version="1.0" encoding="zip"?><rss>é</rss>', "utf-8", id="one that is none of text"),
        pytest.param('<?xml version="1.0" encoding="martian"?><rss>é</rss>', "utf-8", id="one that nobody knows"),
    ],
)
def test_other_encodings(text: str, encoding: str) -> None:
    assert "".join(text_from_beginning(io.BytesIO(text.encode(encoding)), Counter())) == text


def test_characters_are_put_together_across_the_parts_in_which_a_file_is_read() -> None:
    text = "<rss>" + "é" * 400_000

    assert "".join(text_from_beginning(io.BytesIO(text.encode()), Counter())) == text


@pytest.mark.parametrize("raw", [b"", b"Not found", b"<html><body>Sign in</body></html>", b"x" * 2_000_000])
def test_what_is_no_export_is_refused(raw: bytes) -> None:
    with pytest.raises(Fault, match="no export of WordPress"):
        list(text_from_beginning(io.BytesIO(raw), Counter()))


def test_entities_that_xml_knows_stay() -> None:
    mended: Counter[str] = Counter()

    assert mend_markup("&amp;&lt;&#8217;&#x41;&AMP;", mended) == "&amp;&lt;&#8217;&#x41;&amp;"
    assert mended == {mended_text.ENTITIES: 1}
