"""Whatever is in a file: entries come of it, or a Fault says why not."""

from __future__ import annotations

from contextlib import suppress

from exports import Item, attachment, file_of, only, planned
from hypothesis import given, settings
from hypothesis import strategies as st
from old_site import OLD_SITE

from almanac.importers.plan import Account
from almanac.importers.wordpress.source import WordPressExport
from almanac.read.fault import Fault

RAW = OLD_SITE.encode()
# What exports and the texts in them are made of, in an order that nobody meant.
PARTS = [
    "<![CDATA[",
    "]]>",
    "<item>",
    "</item>",
    "<",
    ">",
    "&",
    "&amp;",
    "&#0;",
    "<!--",
    "-->",
    "<!-- wp:x -->",
    "\n\n",
    "\r",
    '<!-- wp:block {"ref":9} /-->',
    "<!-- wp:embed -->",
    "<!-- /wp:embed -->",
    "<p>",
    "</p>",
    "<pre>",
    "</code>",
    "<code>",
    "[gallery",
    "]",
    "[/caption]",
    "[caption ",
    "[[",
    'a="',
    "'",
    "ids=5",
    "https://x.example/a b",
    "<img src=",
    "/>",
    "<h1>",
    "a:1:{",
    "\x00",
    "\ud7ff",
    "\u202e",
    "word",
    " ",
    "-",
    "]]",
    "<table>",
    "<li>",
    "</wp:post_id>",
    "<?",
    "?>",
]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=60).map("".join)


def read(raw: bytes) -> None:
    source = WordPressExport([file_of(raw)])
    with suppress(Fault):
        for entry in source.entries(Account()):
            assert isinstance(entry.html(), str)
            assert isinstance(entry.comments(), tuple)
        list(source.redirects())


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes(raw: bytes) -> None:
    read(raw)
    read(b"<rss><channel><item>" + raw + b"</item></channel></rss>")


@settings(max_examples=60)
@given(st.integers(0, len(RAW)), st.integers(0, 3000), TEXTS)
def test_an_export_that_was_damaged_anywhere(at: int, lost: int, put: str) -> None:
    read(RAW[:at] + put.encode("utf-8", "replace") + RAW[at + lost :])


@settings(max_examples=150)
@given(TEXTS, st.booleans())
def test_any_text_in_an_item(text: str, in_blocks: bool) -> None:
    content = f"<!-- wp:group -->{text}<!-- /wp:group -->" if in_blocks else text
    [entry] = planned(
        attachment(5, "a.jpg"), Item(1, content=content, title=text, excerpt=text, meta={"footnotes": text})
    )

    assert isinstance(entry.html(), str)


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.sampled_from(
            [
                "_EventRecurrence",
                "_EventCost",
                "_EventTimezone",
                "_thumbnail_id",
                "_wp_old_slug",
                "discourse_permalink",
                "_EventURL",
                "_EventVenueID",
            ]
        ),
        TEXTS,
    )
)
def test_any_value_of_a_custom_field(meta: dict[str, str]) -> None:
    start = {"_EventStartDate": "2027-06-05 14:00:00"}

    assert only(Item(1, type="tribe_events", meta=start | meta)).fields["start"] == "2027-06-05 14:00"
