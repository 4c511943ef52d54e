"""Lists on the pages of a real wiki."""

from __future__ import annotations

import json

import pytest
from mediawiki import BOT, TestWiki

from almanac.model.wiki import WikiList
from almanac.read.wiki.kept_part import BEGIN, END
from almanac.store.wiki.connection import Wiki
from almanac.store.wiki.errors import WikiRefused
from almanac.store.wiki.lists import Kept, keep_lists

pytestmark = pytest.mark.mediawiki

MARKED = "A person's '''text'''.\n\n<!-- Almanac begin -->\n<!--Almanac end-->\n\n[[Category:Ours]]"
LIST = '{| class="wikitable"\n! When\n|-\n| 7 August\n|}'
DATA = json.dumps({"license": "CC0-1.0", "description": {"en": "Events"}, "sources": "https://almanac.example.org/",
                   "schema": {"fields": [{"name": "id", "type": "string"}]}, "data": [["a"]]})  # fmt: skip


def keep(
    test_wiki: TestWiki, page: str, content: str = LIST, *, publish: bool = True, wiki: Wiki | None = None
) -> Kept:
    wanted = WikiList(page, "events", "en", 20, wiki=test_wiki.address)
    wikis = {test_wiki.address: wiki or test_wiki.bot}
    (kept,) = keep_lists([wanted], lambda _: content, wikis, lambda _: "Almanac: events", publish=publish)
    return kept


def test_a_list_published_twice_makes_one_edit(test_wiki: TestWiki) -> None:
    first, second = keep(test_wiki, "Project:Events"), keep(test_wiki, "Project:Events")

    assert (first.state, second.state) == ("written", "same")
    assert test_wiki.edits("Project:Events") == 1
    assert test_wiki.text("Project:Events") == f"{BEGIN}\n{LIST}\n{END}"


def test_data_published_twice_makes_one_edit(test_wiki: TestWiki) -> None:
    states = [keep(test_wiki, "Data:Almanac/Events.tab", DATA).state for _ in range(2)]

    assert (states, test_wiki.edits("Data:Almanac/Events.tab")) == (["written", "same"], 1)


def test_what_people_wrote_around_the_marks_stays(test_wiki: TestWiki) -> None:
    test_wiki.edit("Marked", MARKED)

    kept = keep(test_wiki, "Marked")

    assert (kept.state, test_wiki.text("Marked")) == ("written", MARKED.replace("begin -->\n", f"begin -->\n{LIST}\n"))


def test_what_changed_is_written_and_says_so_in_its_summary(test_wiki: TestWiki) -> None:
    keep(test_wiki, "Changing")
    keep(test_wiki, "Changing", LIST.replace("7", "8"))

    answer = test_wiki.api(action="query", titles="Changing", prop="revisions", rvprop="comment|user", rvlimit="9")
    (page,) = answer["query"]["pages"].values()
    assert [(one["user"], one["comment"]) for one in page["revisions"]] == [(BOT, "Almanac: events")] * 2


def test_without_publishing_nothing_is_written_and_what_would_be_is_known(test_wiki: TestWiki) -> None:
    kept = keep(test_wiki, "Not yet", publish=False, wiki=test_wiki.reader)

    assert (kept.state, LIST in kept.after, test_wiki.text("Not yet")) == ("would write", True, None)


@pytest.mark.parametrize("words", ["{{nobots}}", "{{bots|deny=all}}", f"{{{{bots|deny=Other, {BOT}}}}}"])
def test_a_page_that_lets_no_bot_write_is_left(words: str, test_wiki: TestWiki) -> None:
    test_wiki.edit("No bots", f"{words}\n{MARKED}")

    kept = keep(test_wiki, "No bots")

    assert (kept.state, test_wiki.text("No bots")) == ("left", f"{words}\n{MARKED}")


def test_a_page_that_was_deleted_is_not_begun_again(test_wiki: TestWiki) -> None:
    keep(test_wiki, "Deleted")
    test_wiki.do("delete", title="Deleted")

    kept = keep(test_wiki, "Deleted")

    assert (kept.state, kept.why, test_wiki.text("Deleted")) == ("left", "somebody deleted it", None)


def test_of_two_who_edit_at_the_same_time_neither_is_lost(test_wiki: TestWiki) -> None:
    test_wiki.edit("Both", MARKED)
    wiki, busy = test_wiki.wiki(), [MARKED.replace("A person's", "Another person's")]
    read = wiki.page

    def read_then_somebody_edits(title: str) -> object:
        page = read(title)
        if busy:
            test_wiki.edit("Both", busy.pop())
        return page

    wiki.page = read_then_somebody_edits  # type: ignore[method-assign, assignment]
    kept = keep(test_wiki, "Both", wiki=wiki)

    assert kept.state == "written"
    assert test_wiki.text("Both") == MARKED.replace("A person's", "Another person's").replace(
        "begin -->\n", f"begin -->\n{LIST}\n"
    )


def test_one_page_that_is_protected_does_not_hold_up_the_others(test_wiki: TestWiki) -> None:
    test_wiki.edit("Locked", MARKED)
    test_wiki.do("protect", title="Locked", protections="edit=sysop")
    pages = [WikiList(page, "events", "en", 20, wiki=test_wiki.address) for page in ("Locked", "Open")]

    kept = [*keep_lists(pages, lambda _: LIST, {test_wiki.address: test_wiki.bot}, lambda _: "s", publish=True)]

    assert [one.state for one in kept] == ["left", "written"]


def test_an_account_that_is_blocked_meanwhile_stops_everything(test_wiki: TestWiki) -> None:
    wiki = test_wiki.bot
    test_wiki.do("block", user=BOT, reason="Runs wild")
    try:
        with pytest.raises(WikiRefused, match="the account is blocked") as refused:
            keep(test_wiki, "Blocked", wiki=wiki)
    finally:
        test_wiki.do("unblock", user=BOT)

    assert (refused.value.for_all, test_wiki.text("Blocked")) == (True, None)
