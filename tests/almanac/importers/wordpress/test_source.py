"""The whole of an export: what was public comes, once, and nothing of what was not."""

from __future__ import annotations

import pytest
from exports import (
    BASE,
    MARK,
    Item,
    attachment,
    author,
    counted,
    export,
    file_of,
    large_export,
    only,
    planned,
    source_of,
)
from old_site import ANN, PRIVATE, PUBLIC

from almanac.importers.plan import Account, PlannedPicture
from almanac.importers.wordpress.source import FEEDS, WPML, WordPressExport


def test_only_what_was_public_comes_and_the_rest_is_counted_by_reason() -> None:
    account = Account()

    entries = planned(*PUBLIC, *PRIVATE, account=account)

    assert [(entry.kind, entry.key) for entry in entries] == [
        ("story", "post 1"),
        ("story", "post 2"),
        ("page", "post 3"),
        ("event", "post 4"),
    ]
    [entry.html() for entry in entries]
    assert account.left_out == {
        "draft": 2,
        "waiting for review": 1,
        "private": 3,
        "scheduled": 1,
        "in the trash": 1,
        "of status acme-state": 1,
        "protected by a password": 1,
        "revision": 1,
        "of type acme_form": 1,
        "comments that wait for approval": 1,
        "spam comments": 1,
        "comments in the trash": 1,
        "pingbacks": 1,
        "custom fields": 1,
        "block whose text the old site made anew on each page": 1,
    }


def test_nothing_private_is_in_the_plan_in_what_is_printed_of_it_or_in_an_answer() -> None:
    source = source_of(*PUBLIC, *PRIVATE)
    entries = list(source.entries(Account()))

    seen = [repr(source), *map(repr, source.redirects()), repr(source.picture(f"{BASE}/wp-content/uploads/x.jpg"))]
    for entry in entries:
        seen += [repr(entry), entry.html(), entry.markdown(), repr(entry.comments())]

    assert [text for text in seen if MARK in text] == []


def test_the_account_names_titles_of_what_was_left_out_and_nothing_else_of_it() -> None:
    account = Account()
    [entry.html() for entry in planned(*PUBLIC, *PRIVATE, account=account)]

    told = repr(account)

    assert f"{MARK} title" in told
    for never in ("words", "excerpt", "comment", "-mail", "-login", "-password", "waits", "name", "spam", "-phone"):
        assert f"{MARK} {never}" not in told
        assert f"{MARK}{never}" not in told


def test_entries_are_the_same_each_time_and_texts_are_asked_for_alone() -> None:
    source = source_of(*PUBLIC, *PRIVATE)
    first, second = (
        [(entry.key, entry.fields, entry.old_addresses, entry.html()) for entry in source.entries(Account())]
        for _ in range(2)
    )

    assert first == second


def test_what_is_missing_in_a_text_counts_once_however_often_it_is_asked_for() -> None:
    account = Account()
    entry = only(Item(1, content="[box id=1]"), account=account)

    assert [entry.html() for _ in range(3)] == [""] * 3
    assert sum(account.left_out.values()) == 1


def test_an_export_in_several_files_is_read_as_one() -> None:
    first, second = export(ANN, Item(1, content='[gallery ids="5"]')), export(attachment(5, "a.jpg"), Item(1), Item(2))
    source = WordPressExport([file_of(first, "1.xml"), file_of(second, "2.xml")])

    entries = list(source.entries(Account()))

    assert [entry.key for entry in entries] == ["post 1", "post 2"]
    assert f"{BASE}/wp-content/uploads/a.jpg" in entries[0].html()


def test_the_address_of_the_old_site_and_old_feeds_are_told() -> None:
    account = Account()
    source = source_of(Item(1), base="https://old.example.org/blog")

    list(source.entries(account))

    assert (source.name, source.base) == ("WordPress, old.example.org", "https://old.example.org/blog")
    [(where, what)] = account.to_look_at
    assert where == "old feeds"
    assert what.startswith(FEEDS.format(lines="/blog/feed/ /feeds/stories.rss.xml 301; "))


def test_pictures_of_texts_are_found_with_what_is_said_of_them() -> None:
    source = source_of(
        attachment(5, "2021/03/dam.jpg", title="Dam", meta={"_wp_attachment_image_alt": "A dam"}), Item(1)
    )
    list(source.entries(Account()))
    scaled = f"{BASE}/wp-content/uploads/2021/03/dam-300x200.jpg"

    assert source.picture(scaled) == PlannedPicture(
        scaled, ("2021/03/dam-300x200.jpg", "2021/03/dam.jpg"), alt="A dam", title="Dam"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('<img class="x" alt="" src="{}">', '<img alt="A &amp; B" class="x" src="{}">'),
        ("<img src='{}'/>", "<img alt=\"A &amp; B\" src='{}'/>"),
        ('<img src="{}" alt="Own words">', '<img src="{}" alt="Own words">'),
        ('<img src="https://other.example/x.jpg">', '<img src="https://other.example/x.jpg">'),
    ],
)
def test_pictures_without_words_have_those_of_the_library(written: str, shown: str) -> None:
    address = f"{BASE}/wp-content/uploads/a-300x200.jpg"
    library = attachment(5, "a.jpg", meta={"_wp_attachment_image_alt": "A & B"})

    [entry] = planned(library, Item(1, content=written.format(address)))

    assert entry.html().strip() == f"<p>{shown.format(address)}</p>"


def test_users_whose_name_is_an_address_are_counted() -> None:
    account = Account()
    planned(author("a@example.org"), author("ann", "Ann"), Item(1), account=account)

    assert ("authors", "1 have an address for a name, which is not published") in account.to_look_at


def test_translations_of_which_the_export_does_not_say_what_they_translate_are_told_of() -> None:
    account = Account()
    planned(Item(1, meta={"_wpml_media_featured": "1"}), Item(2), account=account)

    assert ("translations", WPML) in account.to_look_at


def test_what_plugins_keep_is_named_once_and_stays_out() -> None:
    account = Account()
    own = {"mood": "happy", "_edit_last": "1", "discourse_post_id": "1"}
    terms = [("genre", "g", "G"), ("series", "walks", "Walks"), ("post_format", "post-format-aside", "Aside")]

    first, _ = planned(Item(1, meta=own, terms=terms), Item(2, meta=own, terms=terms), account=account)

    assert account.examples == {"custom fields": ["mood"], "terms of other kinds": ["genre"]}
    assert first.fields["series"] == "Walks"


@pytest.mark.parametrize("kind", ["attachment", "nav_menu_item", "custom_css", "wp_template", "guest-author"])
def test_what_no_reader_ever_saw_is_not_told_of(kind: str) -> None:
    account = Account()

    assert planned(Item(1, type=kind), account=account) == []
    assert counted(account.left_out) == {}


def test_the_first_reading_counts_the_bytes_of_all_files_and_later_ones_are_not_told() -> None:
    first = b"".join(large_export(300))
    second = export(Item(9001, title="The last one")).encode()
    told: list[int] = []
    source = WordPressExport([file_of(first, "export.000.xml"), file_of(second, "export.001.xml")])

    source.read(told.append)
    of_first_reading = len(told)
    source.read(told.append)

    assert told == sorted(told)
    assert told[0] < len(first) < told[-1] == len(first) + len(second)
    assert len(told) == of_first_reading
