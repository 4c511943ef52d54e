"""What people send in on a real wiki, and what they are told there."""

from __future__ import annotations

from pathlib import Path

import pytest
from mediawiki import ADMIN, TestWiki

from almanac.read.wiki.inbox import read_inbox
from almanac.store.wiki.errors import WikiRefused
from almanac.store.wiki.inbox import mark, open_inbox, say_what_is_wrong

pytestmark = pytest.mark.mediawiki

DOCS = Path(__file__).parents[4] / "docs" / "wiki"
WALK = "{{Almanac event\n|title=River walk\n|start=2027-05-08\n}}"


def test_what_is_there_with_its_author_and_its_licence(test_wiki: TestWiki) -> None:
    test_wiki.edit("Project:New", "Write here.")
    written = test_wiki.edit("Project:New", f"Write here.\n{WALK}")
    test_wiki.bot.write(test_wiki.bot.page("Project:New"), f"Write here.\n{WALK}\nMore.", "Tidy")

    inbox = open_inbox(test_wiki.reader, "Project:New")
    (walk,) = inbox.submissions

    origin = inbox.origin(walk)
    assert (origin.author, origin.license, origin.others) == (ADMIN, "CC BY-SA 4.0", ())
    assert origin.address.endswith(f"/index.php?oldid={written}")


def test_whoever_is_not_logged_in_gives_no_address_of_the_network(test_wiki: TestWiki) -> None:
    token = test_wiki.api(action="query", meta="tokens")["query"]["tokens"]["csrftoken"]
    test_wiki.api(action="edit", title="Anybody", text=WALK, token=token)

    inbox = open_inbox(test_wiki.reader, "Anybody")

    assert test_wiki.text("Anybody") == WALK
    assert inbox.origin(inbox.submissions[0]).author == ""


def test_what_was_taken_is_marked_once_and_nothing_else_changes(test_wiki: TestWiki) -> None:
    test_wiki.edit("Marked inbox", f"Write here.\n{WALK}\n~")
    key = read_inbox(WALK)[0].key

    marked = [mark(test_wiki.bot, "Marked inbox", {key: day}) for day in ("2027-01-10", "2027-01-11")]

    assert marked == [1, 0]
    assert test_wiki.edits("Marked inbox") == 2
    assert test_wiki.text("Marked inbox") == f"Write here.\n{WALK[:-2]}|taken=2027-01-10}}}}\n~"


def test_what_is_wrong_is_said_once_on_the_talk_page(test_wiki: TestWiki) -> None:
    test_wiki.edit("Project:Wrong", WALK)
    test_wiki.edit("Project talk:Wrong", "== Hello ==\nA person.")
    sections = {"0123456789abcdef": "== River walk ==\n<!-- almanac-answer 0123456789abcdef -->\nNo. ~~~~"}

    said = [say_what_is_wrong(test_wiki.bot, "Project:Wrong", sections) for _ in range(2)]

    text = test_wiki.text("Project talk:Wrong") or ""
    assert said == [1, 0]
    assert text.startswith("== Hello ==\nA person.\n\n== River walk ==\n<!-- almanac-answer 0123456789abcdef -->\nNo. ")
    assert "~~~~" not in text
    assert test_wiki.edits("Project talk:Wrong") == 2


def test_a_flood_is_not_answered_by_a_flood(test_wiki: TestWiki) -> None:
    keys = [f"{number:016x}" for number in range(25)]
    sections = {key: f"== x ==\n<!-- almanac-answer {key} -->\nNo." for key in keys}

    said = [say_what_is_wrong(test_wiki.bot, "Project:Flood", sections) for _ in range(3)]

    assert said == [20, 5, 0]


def test_a_talk_page_that_lets_no_bot_write_is_left(test_wiki: TestWiki) -> None:
    test_wiki.edit("Project talk:Quiet", "{{nobots}}")

    with pytest.raises(WikiRefused, match="does not let the account"):
        say_what_is_wrong(test_wiki.bot, "Project:Quiet", {"0123456789abcdef": "== x =="})


def test_an_inbox_that_is_not_there_is_named(test_wiki: TestWiki) -> None:
    with pytest.raises(WikiRefused, match="there is no page `Nowhere at all`"):
        open_inbox(test_wiki.reader, "Nowhere at all")


def test_a_page_for_talking_is_its_own_talk_page(test_wiki: TestWiki) -> None:
    pages = [test_wiki.reader.talk_page(title) for title in ("Project:A", "Project talk:A", "A")]

    assert pages == ["Testwiki talk:A", "Testwiki talk:A", "Talk:A"]


@pytest.mark.parametrize(
    ("mark", "words"),
    [("", "New: it is read by night."), ("|taken=2027-01-10", "Taken in on 2027-01-10;")],
    ids=["new", "taken"],
)
@pytest.mark.parametrize("kind", ["event", "story"])
def test_the_templates_of_the_documentation_show_what_was_written(
    kind: str, mark: str, words: str, test_wiki: TestWiki
) -> None:
    test_wiki.edit(f"Template:Almanac {kind}", (DOCS / f"{kind}.wikitext").read_text("utf-8"))

    shown = test_wiki.rendered(f"{{{{Almanac {kind}|title=River walk|summary=Birds.{mark}}}}}")

    assert "River walk" in shown
    assert "Birds." in shown
    assert words in shown
