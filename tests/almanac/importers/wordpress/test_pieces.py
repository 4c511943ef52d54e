"""Where one item ends and the next begins, whatever is broken in one of them."""

from __future__ import annotations

from collections import Counter

import pytest
from exports import END, Item, author, category, export, file_of

from almanac.importers.plan import Account
from almanac.importers.wordpress import pieces as cut
from almanac.importers.wordpress.pieces import pieces
from almanac.importers.wordpress.source import WordPressExport
from almanac.read.fault import Fault

FIRST, SECOND, THIRD = (Item(number, f"Number {number}") for number in (1, 2, 3))


def read(text: str) -> tuple[list[str], Account]:
    account = Account()
    entries = list(WordPressExport([file_of(text)]).entries(account))
    return [entry.fields["title"] for entry in entries], account


@pytest.mark.parametrize("size", [1, 7, 64, 1000, 10_000_000])
def test_pieces_are_the_same_however_the_file_is_read(size: int) -> None:
    text = export(author("ann"), category("a", "A & B"), FIRST, Item(2, content="<item> ]]> </item> <!-- x"), THIRD)
    whole = list(pieces([text], Counter()))

    parts = [text[at : at + size] for at in range(0, len(text), size)]

    assert list(pieces(parts, Counter())) == whole
    assert [piece.kind for piece in whole] == ["author", "category", "head", "item", "item", "item"]


@pytest.mark.parametrize(
    ("broken", "come", "said"),
    [
        pytest.param(
            str(SECOND).replace("Some words.", "Some <![CDATA[ words ]]> more < <p>"),
            [1, 3],
            "no XML",
            id="CDATA in CDATA, which ends early",
        ),
        pytest.param(str(SECOND).replace("</item>", ""), [1, 3], "`</item>` is missing", id="an item without end"),
        pytest.param(
            str(SECOND).replace("<wp:status>", "<wp:state>"), [1, 3], "no XML", id="a tag that another one ends"
        ),
        pytest.param(
            str(SECOND).replace("<![CDATA[]]></wp:post_password>", "<![CDATA["),
            [1],
            "no XML",
            id="CDATA without end, which takes the next item with it",
        ),
        pytest.param("<item><!DOCTYPE x [<!ENTITY a 'b'>]></item>", [1, 3], "no XML", id="a document type in an item"),
    ],
)
def test_a_broken_item_is_named_and_reading_goes_on(broken: str, come: list[int], said: str) -> None:
    titles, account = read(export(FIRST, broken, THIRD))

    assert titles == [f"Number {number}" for number in come]
    [(where, what)] = [pair for pair in account.to_look_at if pair[0].startswith("export.xml")]
    line = export(FIRST).count("\n") - END.count("\n") + 1
    assert where.startswith(f"export.xml, lines {line} to ")
    assert said in what
    assert what.startswith("post 2" if "post_id" in broken else "this item")
    assert account.left_out["broken in the export"] == 1


def test_an_item_in_the_text_of_another_is_text() -> None:
    titles, account = read(export(Item(1, "Outer", content=f"See:\n{SECOND}".replace("]]>", "]]&gt;"))))

    assert titles == ["Outer"]
    assert not account.left_out


def test_an_item_that_is_larger_than_any_text_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cut, "MOST_CHARACTERS", 5_000)

    titles, account = read(export(FIRST, Item(2, content="x" * 6_000), THIRD))

    assert titles == ["Number 1", "Number 3"]
    assert "more than 5,000 characters" in account.to_look_at[0][1]


@pytest.mark.parametrize(
    ("end", "said"),
    [
        pytest.param(len(export(FIRST, SECOND)) - 400, "behind post 1", id="in an item"),
        pytest.param(len(export(FIRST, SECOND)) - len(END), "behind post 2", id="between two items"),
        pytest.param(len(export()) - len(END), "before the first item", id="before any item"),
        pytest.param(export(FIRST).index("Some words") + 4, "before the first item", id="in CDATA"),
    ],
)
def test_a_file_that_ends_too_early_is_an_error_that_names_the_last_whole_item(end: int, said: str) -> None:
    with pytest.raises(Fault, match=f"export.xml: the export ends too early,? ?{said}") as raised:
        read(export(FIRST, SECOND)[:end])
    assert "export again" in raised.value.hint


@pytest.mark.parametrize(
    "declared",
    [
        pytest.param('<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>', id="entities that grow"),
        pytest.param('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', id="an entity that is a file"),
        pytest.param(
            '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1/x.dtd"> %x;]>', id="an entity of a document type"
        ),
    ],
)
@pytest.mark.parametrize("where", ["<rss", "<?xml"])
def test_a_document_type_that_declares_entities_is_refused(declared: str, where: str) -> None:
    with pytest.raises(Fault, match="declares entities"):
        read(export(FIRST).replace(where, f"{declared}{where}", 1))


def test_a_head_that_is_no_xml_is_said_and_items_come() -> None:
    titles, account = read(export(FIRST).replace("<link>", "<link><", 1))

    assert titles == ["Number 1"]
    assert account.to_look_at[0] == ("export.xml", "what stands before the first item is no XML from some place on")
