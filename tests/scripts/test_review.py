"""`review`: what it says of ten submissions, which `ten_reviews.txt` has, and that nothing of them runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from ten_submissions import FAIR, MOMENT, Submissions, event
from work_tree import WorkTree

from almanac.check.review.parts import What
from almanac.check.review.review import Review
from almanac.store.git.submission_folder import FOLDER
from commands import main
from commands.cannot_run import CannotRun
from commands.review import reviewed
from commands.review_report import as_json, as_markdown, as_object, as_text, quoted

pytestmark = pytest.mark.git

TOLD = Path(__file__).with_name("ten_reviews.txt")


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Submissions]:
    """The ten, which tests only look at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        submissions = Submissions(tmp_path_factory.mktemp("ten") / "site")
        submissions.all_ten()
        yield submissions


@pytest.fixture(scope="module")
def reviews(sent: Submissions) -> dict[str, Review]:
    """What is said of each."""
    names = sent.tree.git("branch", "--format=%(refname:short)").splitlines()
    return {name: reviewed(sent.root, name, None) for name in names if name != "main"}


def test_what_an_editor_reads_of_ten_submissions(reviews: dict[str, Review]) -> None:
    told = "\n".join(f"$ scripts/almanac review {name}\n{as_text(review, name)}" for name, review in reviews.items())

    assert re.sub(r"\b[0-9a-f]{10}\b", "COMMIT", told) == TOLD.read_text("utf-8")


def test_two_of_them_can_be_merged_on_sight(reviews: dict[str, Review]) -> None:
    on_sight = {name for name, review in reviews.items() if not review.reasons}

    assert on_sight == {"event", "story", "translation"}


def test_nothing_of_them_is_checked_out_or_run(sent: Submissions, reviews: dict[str, Review]) -> None:
    del reviews
    laid_out = sent.root / FOLDER / "site"

    assert not [*sent.root.glob("**/pwned*")]
    assert sent.tree.git("status", "--porcelain") == ""
    assert sent.tree.git("branch", "--show-current") == "main"
    assert not (laid_out / "content" / "images" / "passwd.png").exists()
    assert (laid_out / "pelicanconf.py").read_bytes() == (sent.root / "pelicanconf.py").read_bytes()
    assert (laid_out / "theme" / "templates" / "base.html").read_bytes() == (
        sent.root / "theme" / "templates" / "base.html"
    ).read_bytes()


def test_a_comment_has_what_was_sent_as_text_alone(reviews: dict[str, Review]) -> None:
    comment = as_markdown(reviews["hostile"], "hostile")
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", comment)

    assert "@keepers" in comment
    assert not re.search(r"@|<img|<script|!\[|https?:|\]\(|\x1b", outside)
    assert max(map(len, comment.splitlines())) < 1000


@pytest.mark.parametrize("text", ["a", "`", "``", "a ``` b", " ", "", "x`", "\x1b[31m\u202e"])
def test_a_code_span_ends_where_the_text_does(text: str) -> None:
    span = quoted(text)
    fence = re.match(r"`+", span)

    assert fence is not None
    assert span.endswith(fence[0])
    assert not re.search(rf"(?<!`){fence[0]}(?!`)", span[len(fence[0]) : -len(fence[0])])


def test_programs_read_all_of_it(reviews: dict[str, Review]) -> None:
    told = json.loads(as_json(as_object(reviews["event"], "event")))

    assert (told["on_sight"], told["reasons"], told["people"]) == (
        True,
        [],
        [{"name": "Cleo", "commits": 1, "before": 0}],
    )
    assert told["files"] == [
        {"what": "new event", "path": "events/2027/meetup.md", "title": "Meetup in May", "lang": "", "old": ""}
    ]
    assert "/events/city/graz/" in told["lists"]


def test_it_is_one_where_it_cannot_be_merged_and_two_where_there_is_no_such_commit(
    sent: Submissions, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(main, "ROOT", sent.root)
    comment = tmp_path / "comment.md"

    assert main.main(["review", "event", "--format", "markdown", "--output", str(comment)]) == 0
    assert main.main(["review", "removal", "--base", "main"]) == 1
    assert main.main(["review", "no-such-branch"]) == 2
    assert comment.read_text("utf-8").startswith("<!-- almanac review -->\n### A new event\n\n**Can be merged on sight")
    assert "is no commit that this repository knows" in capsys.readouterr().err


def test_what_the_main_line_changed_meanwhile_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    own = Submissions(tmp_path / "site")
    own.branch("later", "Ann", lambda tree: tree.write(FAIR, event("Fair", start="2027-04-10", body="In spring.")))
    own.tree.commit(FAIR, event("Spring fair!", start="2027-04-10"), on=4)

    review = reviewed(own.root, "later", None)

    assert [part.what for part in review.parts] == [What.CORRECTION]
    assert [remark.message for remark in review.remarks] == ["was changed on the main line too, since this was begun"]


def test_many_entries_of_somebody_new_are_said_and_of_somebody_known_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", MOMENT)
    own = Submissions(tmp_path / "site")

    def many(tree: WorkTree, year: int = 2027) -> None:
        for number in range(1, 8):
            tree.write(f"events/{year}/walk-{number}.md", event(f"Walk {number}", start=f"{year}-0{number}-03"))

    own.branch("many", "Zoe", many)
    told = [remark for remark in reviewed(own.root, "many", None).remarks if "is new here" in remark.message]
    own.tree.git("merge", "--quiet", "--ff-only", "many")
    own.branch("more", "Zoe", lambda tree: many(tree, 2028))

    assert [(remark.path, remark.message) for remark in told] == [
        ("events/2027/walk-6.md", "Zoe is new here and sent 7 entries on 2026-01-03")
    ]
    assert not [remark for remark in reviewed(own.root, "more", None).remarks if "is new here" in remark.message]


def test_a_clone_without_a_main_line_is_told_to_name_one(tmp_path: Path) -> None:
    own = Submissions(tmp_path / "site")
    own.tree.git("branch", "--move", "main", "trunk")

    with pytest.raises(CannotRun, match="no branch `main`"):
        reviewed(own.root, "trunk", None)
