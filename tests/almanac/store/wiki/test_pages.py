"""Pages of a site on a real wiki: written once, anew where they changed, never over what people wrote."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from mediawiki import BOT, TestWiki

from almanac.model.wiki_page import WikiPage, WikiTitle
from almanac.store.wiki.connection import Wiki
from almanac.store.wiki.errors import WikiRefused
from almanac.store.wiki.pages import Published, bring

pytestmark = pytest.mark.mediawiki

SITE = "almanac.example.org"
MOMENT = datetime(2027, 1, 10, tzinfo=UTC)


def a_page(title: str, text: str = "What we ''learned''.", namespace: str = "") -> WikiPage:
    return WikiPage(WikiTitle(namespace, title), text, "content/stories/2027/x.md", MOMENT, "Ewa")


def publish(test_wiki: TestWiki, *pages: WikiPage, write: bool = True, wiki: Wiki | None = None) -> list[Published]:
    return [*bring(pages, wiki or test_wiki.bot, SITE, "Almanac: from here", publish=write)]


def states(published: list[Published]) -> list[str]:
    return [one.state for one in published]


def test_a_page_published_twice_makes_one_edit(test_wiki: TestWiki) -> None:
    page = a_page("Learned", "é ~ &#126;&#126;&#126;&#126;\n\n* a", "Project")

    assert [states(publish(test_wiki, page)) for _ in range(2)] == [["written"], ["same"]]
    assert (test_wiki.text("Project:Learned"), test_wiki.edits("Project:Learned")) == (page.signed(SITE), 1)


def test_what_changed_here_is_written_anew(test_wiki: TestWiki) -> None:
    page = a_page("Told anew")
    publish(test_wiki, page)

    changed = replace(page, text="Something else.")

    assert states(publish(test_wiki, changed)) == ["written"]
    assert test_wiki.text("Told anew") == changed.signed(SITE)


def test_what_people_changed_since_is_left_and_named(test_wiki: TestWiki) -> None:
    page = a_page("Changed there")
    publish(test_wiki, page)
    theirs = page.signed(SITE).replace("learned", "all learned")
    test_wiki.edit("Changed there", theirs)

    (left,) = publish(test_wiki, replace(page, text="Something else."))

    assert (left.state, left.why, test_wiki.text("Changed there")) == ("left", "somebody changed it since", theirs)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A person's own.", "somebody else wrote a page of that title"),
        ("{{nobots}}\nA person's own.", f"it does not let the account `{BOT}` write"),
        (a_page("x").signed("other.example"), "it is of another site, other.example"),
    ],
    ids=["a person's", "no bots", "another site's"],
)
def test_a_page_that_is_not_ours_is_left(text: str, why: str, test_wiki: TestWiki) -> None:
    test_wiki.edit("Not ours", text)

    (left,) = publish(test_wiki, a_page("Not ours"))

    assert (left.state, left.why, test_wiki.text("Not ours")) == ("left", why, text)


def test_a_page_of_ours_that_lets_no_bot_write_is_left(test_wiki: TestWiki) -> None:
    page = a_page("No bots any more")
    publish(test_wiki, page)
    test_wiki.edit("No bots any more", f"{{{{nobots}}}}\n{page.signed(SITE)}")

    assert states(publish(test_wiki, replace(page, text="New."))) == ["left"]


def test_a_page_that_was_deleted_is_not_begun_again(test_wiki: TestWiki) -> None:
    publish(test_wiki, a_page("Deleted page"))
    test_wiki.do("delete", title="Deleted page")

    (left,) = publish(test_wiki, a_page("Deleted page"))

    assert (left.why, test_wiki.text("Deleted page")) == ("somebody deleted it", None)


def test_without_publishing_nothing_is_written(test_wiki: TestWiki) -> None:
    (shown,) = publish(test_wiki, a_page("Not yet a page"), write=False, wiki=test_wiki.reader)

    assert (shown.state, shown.is_new, test_wiki.text("Not yet a page")) == ("would write", True, None)


def test_one_page_that_is_protected_does_not_hold_up_the_others(test_wiki: TestWiki) -> None:
    publish(test_wiki, a_page("Locked page"))
    test_wiki.do("protect", title="Locked page", protections="edit=sysop")

    assert states(publish(test_wiki, a_page("Locked page", "New."), a_page("Open page"))) == ["left", "written"]


def test_an_account_that_is_blocked_meanwhile_stops_everything(test_wiki: TestWiki) -> None:
    wiki = test_wiki.bot
    test_wiki.do("block", user=BOT, reason="Runs wild")
    try:
        with pytest.raises(WikiRefused, match="the account is blocked"):
            publish(test_wiki, a_page("Blocked page"), wiki=wiki)
    finally:
        test_wiki.do("unblock", user=BOT)

    assert test_wiki.text("Blocked page") is None


def test_somebody_who_begins_the_page_meanwhile_keeps_it(test_wiki: TestWiki) -> None:
    wiki, busy = test_wiki.wiki(), ["A person's own."]
    read = wiki.page

    def read_then_somebody_begins(title: str) -> object:
        page = read(title)
        if busy:
            test_wiki.edit("Begun while we read", busy.pop())
        return page

    wiki.page = read_then_somebody_begins  # type: ignore[method-assign, assignment]
    (left,) = publish(test_wiki, a_page("Begun while we read"), wiki=wiki)

    assert (left.state, test_wiki.text("Begun while we read")) == ("left", "A person's own.")
