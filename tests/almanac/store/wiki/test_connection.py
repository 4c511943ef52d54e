"""How a real wiki answers, and what is made of it."""

from __future__ import annotations

import pytest
from mediawiki import ACCOUNT, BOT, TestWiki

from almanac.store.wiki.connection import Account, Wiki
from almanac.store.wiki.errors import WikiAway, WikiRefused

pytestmark = pytest.mark.mediawiki


def test_a_page_is_begun_and_read(test_wiki: TestWiki) -> None:
    wiki = test_wiki.bot
    revision = wiki.write(wiki.page("Begun"), "What is there.", "Begin")

    page = wiki.page("begun")

    assert (page.title, page.text, page.revision, wiki.user) == ("Begun", "What is there.", revision, BOT)


def test_a_page_that_is_not_there_has_no_text(test_wiki: TestWiki) -> None:
    page = test_wiki.reader.page("Nowhere")

    assert (page.text, page.revision, page.was_deleted) == (None, 0, False)


def test_what_somebody_saved_meanwhile_is_not_written_over(test_wiki: TestWiki) -> None:
    wiki = test_wiki.bot
    wiki.write(wiki.page("Contended"), "One.", "Begin")
    page = wiki.page("Contended")
    test_wiki.edit("Contended", "One, by a person.")

    with pytest.raises(WikiRefused) as refused:
        wiki.write(page, "Two.", "Write")

    assert refused.value.code == "editconflict"
    assert test_wiki.text("Contended") == "One, by a person."


def test_a_page_that_somebody_began_meanwhile_is_not_written_over(test_wiki: TestWiki) -> None:
    wiki = test_wiki.bot
    page = wiki.page("Begun meanwhile")
    test_wiki.edit("Begun meanwhile", "By a person.")

    with pytest.raises(WikiRefused) as refused:
        wiki.write(page, "Ours.", "Begin")

    assert refused.value.code == "articleexists"


def test_a_wrong_password_is_named_without_being_told(test_wiki: TestWiki) -> None:
    with pytest.raises(WikiRefused) as refused:
        test_wiki.wiki(Account(ACCOUNT.name, "not-the-password"))

    assert "does not accept the account" in refused.value.message
    assert "not-the-password" not in f"{refused.value} {refused.value.__cause__!r} {Account('a', 'not-the-password')!r}"


def test_a_wiki_whose_copies_lag_behind_is_left_alone(test_wiki: TestWiki) -> None:
    wiki = test_wiki.wiki(max_lag=-2, retries=0)  # more than it ever has

    with pytest.raises(WikiAway, match="too busy"):
        wiki.write(wiki.page("Lagging"), "Now.", "Begin")

    assert test_wiki.text("Lagging") is None


def test_an_account_that_is_blocked_hears_by_whom_and_why(test_wiki: TestWiki) -> None:
    test_wiki.do("block", user=BOT, reason="Runs wild")
    try:
        with pytest.raises(WikiRefused, match="blocked: by Admin, until infinite: Runs wild") as refused:
            test_wiki.wiki()
    finally:
        test_wiki.do("unblock", user=BOT)

    assert refused.value.for_all


def test_a_protected_page_is_named_as_such(test_wiki: TestWiki) -> None:
    test_wiki.edit("Kept for administrators", "Rules.")
    test_wiki.do("protect", title="Kept for administrators", protections="edit=sysop")
    wiki = test_wiki.bot

    with pytest.raises(WikiRefused, match="the page is protected") as refused:
        wiki.write(wiki.page("Kept for administrators"), "Ours.", "Write")

    assert not refused.value.for_all


def test_a_page_that_was_deleted_says_so(test_wiki: TestWiki) -> None:
    test_wiki.edit("Not wanted", "Something.")
    test_wiki.do("delete", title="Not wanted")

    assert test_wiki.reader.page("Not wanted").was_deleted


def test_the_licence_of_its_texts(test_wiki: TestWiki) -> None:
    assert test_wiki.reader.terms().url == "https://creativecommons.org/licenses/by-sa/4.0/"


@pytest.mark.parametrize(("tag", "is_read"), [("ref", True), ("blockquote", False), ("nothing", False)])
def test_a_tag_that_an_extension_brings(test_wiki: TestWiki, tag: str, is_read: bool) -> None:
    assert test_wiki.reader.reads_tag(tag) is is_read


def test_nobody_answers() -> None:
    with pytest.raises(WikiAway, match="cannot be reached"):
        Wiki("http://127.0.0.1:9", "Almanac tests", retries=0, seconds_between=0)
