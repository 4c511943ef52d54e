"""`review` of several submissions, and of one beside others that are open: what is sent twice, and by whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from ten_submissions import FAIR, MOMENT, Submissions, event, story
from work_tree import WorkTree

from almanac.check.review.review import Review
from almanac.check.waiting import Waiting, day_sent, entry_of, groups_of_same
from almanac.model.site import Site
from commands import main
from commands.cannot_run import CannotRun
from commands.review import reviews_of
from commands.reviews import likely_one, written_reviews

pytestmark = pytest.mark.git

SITE = Site("Group", "https://group.example", categories=("News",), event_categories={"Meetup": "#2a6f5e"})


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Submissions:
    """A meetup that three people send, two of them as the same file; a walk; two that edit one file."""
    own = Submissions(tmp_path_factory.mktemp("together") / "site")
    meetup, again = event("Meetup in May", start="2027-05-14"), event("A meetup in May", start="2027-05-14")
    walk = event("Along the Danube", start="2027-06-14")
    own.branch("meetup", "Cleo", lambda tree: tree.write("events/2027/meetup.md", meetup))
    own.branch("meetup-again", "Dan", lambda tree: tree.write("events/2027/may-meetup.md", again))
    own.branch("meetup-third", "Dan", lambda tree: tree.write("events/2027/meetup.md", again))
    own.branch("walk", "dan", lambda tree: tree.write("events/2027/walk.md", walk))
    own.branch("fair", "Ann", lambda tree: tree.write(FAIR, event("Spring fair", start="2027-04-10", body="So.")))
    own.branch("fairer", "Ann", lambda tree: tree.write(FAIR, event("Spring fair", start="2027-04-10", body="No.")))
    return own


@pytest.fixture(scope="module")
def reviews(sent: Submissions) -> dict[str, Review]:
    """Of all six."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        return reviews_of(sent.root, ["meetup", "walk", "fair"], None, ["refs/heads"])


def remarks(review: Review) -> list[str]:
    return [remark.message for remark in review.remarks]


def test_what_is_sent_twice_is_named_with_in_what_both_agree(reviews: dict[str, Review]) -> None:
    agree = "on the same day, at the same place, called alike"

    assert remarks(reviews["meetup"]) == [
        f"is likely `A meetup in May` of `meetup-again` (events/2027/may-meetup.md), which is open too: {agree}",
        f"is likely `A meetup in May` of `meetup-third` (the same file), which is open too: {agree}",
    ]
    assert reviews["meetup"].same_in == ("meetup-again", "meetup-third")
    assert remarks(reviews["walk"]) == []


def test_a_file_that_two_of_them_change_is_said(reviews: dict[str, Review]) -> None:
    assert remarks(reviews["fair"]) == ["is changed by `fairer` too, which is open"]


def test_what_else_the_same_people_sent_is_said_and_keeps_nothing_from_being_merged(reviews: dict[str, Review]) -> None:
    walk = reviews["walk"]

    assert [(one.name, one.new, str(one.day)) for one in walk.also_open] == [
        ("meetup-again", 1, "2026-01-03"),
        ("meetup-third", 1, "2026-01-03"),
    ]
    assert walk.reasons == ()
    assert "Also open, by the same people: meetup-again (1 new, of 2026-01-03)" in written_reviews({"w": walk}, "text")


def test_an_editor_reads_first_what_they_are_together(reviews: dict[str, Review]) -> None:
    text = written_reviews(reviews, "text").split(f"\n{'-' * 72}\n")
    comment = written_reviews(reviews, "markdown")

    assert text[0].startswith("3 submissions:\n  meetup                  a new event, from Cleo, for the first time\n")
    assert [part.partition(" ")[0] for part in text[1:]] == ["meetup", "walk", "fair"]
    assert comment.count("<!-- almanac review -->") == 1
    assert "- `walk`: a new event, from `dan`, for the first time. Can be merged on sight: read it once." in comment
    assert [one["ref"] for one in json.loads(written_reviews(reviews, "json"))] == ["meetup", "walk", "fair"]


def test_those_that_are_likely_one_are_named_in_a_row(sent: Submissions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    several = reviews_of(sent.root, ["walk", "meetup-third", "meetup"], None, [])

    assert likely_one(several) == (("meetup-third", "meetup"),)
    assert "\nLikely one: meetup-third, meetup.\n" in written_reviews(several, "text")


def test_a_newcomers_day_counts_over_all_that_is_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    own = Submissions(tmp_path / "site")

    def many(tree: WorkTree, first: int, last: int) -> None:
        for number in range(first, last):
            tree.write(f"events/2027/walk-{number}.md", event(f"Walk {number}", start=f"2027-{number:02}-03"))

    own.branch("first", "Zoe", lambda tree: many(tree, 1, 5))
    own.branch("more", "zoe", lambda tree: many(tree, 6, 9))
    told = reviews_of(own.root, ["first", "more"], None, [])

    (said,) = [remark for review in told.values() for remark in review.remarks]
    assert said.message.casefold() == (
        "zoe is new here and sent 7 entries on 2026-01-03, in 2 submissions that are open"
    )


def test_without_a_name_all_that_is_open_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    own = Submissions(tmp_path / "site")
    monkeypatch.setattr(main, "ROOT", own.root)

    assert main.main(["review", "--open", "refs/heads"]) == 2
    assert main.main(["review"]) == 2
    own.branch("one", "Cleo", lambda tree: tree.write("content/stories/2026/new.md", story("Quite new", author="Cleo")))
    assert main.main(["review", "--open", "refs/heads"]) == 0

    said = capsys.readouterr()
    assert "nothing is open there that the main line does not have" in said.err
    assert said.out.startswith("one (")
    with pytest.raises(CannotRun, match="no commit"):
        reviews_of(own.root, ["one", "--output=x"], None, [])


def waiting(name: str, text: str, path: str = "events/2027/x.md") -> Waiting:
    return Waiting(name, path, "Zoe", 0, entry_of(path, text, SITE))


def test_a_group_has_what_is_alike_by_another_and_nothing_that_cannot_be_read() -> None:
    first, second = event("Meetup in May"), event("Meetup", "url: https://meet.example")
    third, broken = event("Something else", "url: https://meet.example/"), "---\ntitle: Meetup in May\n"
    told = "content/stories/2026/a.md"
    all_of_them = [waiting("a", first), waiting("b", broken), waiting("c", third), waiting("d", second),
                   waiting("e", story("Meetup in May"), told)]  # fmt: skip

    assert [[one.where for one in group] for group in groups_of_same(all_of_them)] == [["a", "c", "d"]]


@pytest.mark.parametrize(("seconds", "day"), [(0, "1970-01-01"), (253_402_300_799, "9999-12-30")])
def test_each_moment_has_a_day_in_every_zone(seconds: int, day: str) -> None:
    assert str(day_sent(seconds, SITE)) == day
