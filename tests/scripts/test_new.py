"""`new` asks until the file passes, and writes nothing else."""

from __future__ import annotations

import subprocess
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from almanac.model.site import Site
from almanac.read.entries.event import read_event
from almanac.read.entries.story import read_story
from commands import new, site
from commands.cannot_run import CannotRun
from commands.entry_file import entry_path, entry_slug, entry_text
from commands.questions import Kind, questions_for

SITE = Site(
    "Sample",
    "https://almanac.example.org",
    zone=ZoneInfo("Europe/Warsaw"),
    languages=("en", "es"),
    categories=("News", "Lessons"),
    event_categories={"Meetup": "#223344"},
)
STORY = {
    "title": "A forum of our own",
    "date": "2026-03-02",
    "authors": "Ada, Grace",
    "category": "News",
    "summary": "Why we moved our discussions to a forum of our own.",
}
EVENT = {
    "title": "Meetup #12: what is new?",
    "start": "2027-03-14 18:30",
    "timezone": "Europe/Warsaw",
    "summary": "We meet, eat and plan the year.",
    "category": "Meetup",
    "online": "https://meet.example.org",
}


class Desk:
    """Someone at a terminal who calls `new` and types prepared answers."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self.asked: list[str] = []
        self.answers: list[str] = []
        monkeypatch.setattr("builtins.input", self._answer)
        monkeypatch.setattr(site, "site_of", lambda root: SITE)
        monkeypatch.setattr(site, "check_text", _check_text)
        monkeypatch.setattr(subprocess, "run", _git_without_a_name)

    def call(self, kind: Kind, options: dict[str, str], *answers: str, silent: bool = False) -> int:
        self.answers = list(answers)
        fields = {question.field: options.get(question.field) for question in questions_for(kind)}
        return new.run(Namespace(root=self.root, kind=kind, no_input=silent, **fields))

    def files(self) -> list[str]:
        return sorted(path.relative_to(self.root).as_posix() for path in self.root.rglob("*.md"))

    def _answer(self, prompt: str) -> str:
        self.asked.append(prompt)
        if not self.answers:
            raise EOFError
        return self.answers.pop(0)


def _check_text(_root: Path, path: str, text: str) -> Sequence[object]:
    read = read_event if path.startswith("events/") else read_story
    return read(text, path, SITE.reading)[1]


def _git_without_a_name(*_args: object, **_options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], 1, "")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(tmp_path, monkeypatch)


class TestAskedOnTheTerminal:
    def test_a_story_is_written_where_it_belongs(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        answers = [*STORY.values(), "es", "forum, governance"]

        assert desk.call("story", {}, *answers) == 0
        assert desk.files() == ["content/stories/2026/a-forum-of-our-own.es.md"]
        assert "Written: content/stories/2026/a-forum-of-our-own.es.md" in capsys.readouterr().out

    def test_an_event_is_written_where_it_belongs(self, desk: Desk) -> None:
        answers = [
            *("City library opens", "2027-03-14", "", "We meet, eat and plan the year.", "Meetup"),
            *(
                "City library",
                "",
                "Katowice",
                "PL",
                "https://www.openstreetmap.org/#map=17/50.2652/19.0269",
                "",
                "",
                "",
                "",
            ),
        ]

        assert desk.call("event", {}, *answers) == 0
        assert (
            (desk.root / "events/2027/city-library-opens.md")
            .read_text("utf-8")
            .startswith(
                "---\n"
                "title: City library opens\n"
                "start: 2027-03-14\n"
                "summary: We meet, eat and plan the year.\n"
                "category: Meetup\n"
                "place:\n"
                "  name: City library\n"
                "  city: Katowice\n"
                "  country: PL\n"
                "  latitude: 50.2652\n"
                "  longitude: 19.0269\n"
                "---\n"
            )
        )

    def test_a_point_that_is_none_is_asked_again_at_once(self, desk: Desk) -> None:
        place = {"place.name": "City library", "place.city": "Katowice", "place.country": "PL"}
        answers = ["", "", "the library", "95, 19", "50.2652, 19.0269", "", "", ""]

        assert desk.call("event", {**EVENT, **place}, *answers) == 0
        assert len([prompt for prompt in desk.asked if prompt.startswith("Point on the map")]) == 3

    def test_a_point_can_be_given_as_two_options(self, desk: Desk) -> None:
        place = {"place.name": "City library", "place.latitude": "50.2652", "place.longitude": "19.0269"}

        assert desk.call("event", {**EVENT, **place}, *[""] * 7) == 0
        assert not any(prompt.startswith("Point") for prompt in desk.asked)
        assert "  latitude: 50.2652\n  longitude: 19.0269\n" in (desk.root / desk.files()[0]).read_text("utf-8")

    def test_a_wrong_answer_is_explained_and_asked_again_at_once(
        self, desk: Desk, capsys: pytest.CaptureFixture[str]
    ) -> None:
        answers = ["2 March", "2026-03-02", "en", ""]

        assert desk.call("story", {**STORY, "date": ""}, *answers) == 0
        assert [prompt.partition(" ")[0] for prompt in desk.asked] == ["Day", "Day", "Language", "Tags"]
        assert "  `2 March`" in capsys.readouterr().out

    def test_a_wrong_option_is_asked(self, desk: Desk) -> None:
        assert desk.call("story", {**STORY, "category": "Nws"}, "News", "", "") == 0
        assert desk.asked[0] == "Category (News, Lessons): "

    def test_enter_takes_what_stands_in_brackets(self, desk: Desk) -> None:
        everything_but_the_zone = {**EVENT, "timezone": "", "end": "21:00", "place.name": "", "tags": "a"}

        assert desk.call("event", everything_but_the_zone, "", "", "", "") == 0
        assert "Time zone (like Europe/Warsaw) [Europe/Warsaw]: " in desk.asked
        assert "timezone: Europe/Warsaw" in (desk.root / desk.files()[0]).read_text("utf-8")

    def test_of_a_month_alone_no_end_and_no_zone_are_asked(self, desk: Desk) -> None:
        month = {**EVENT, "start": "2027-03", "timezone": ""}

        assert desk.call("event", month, "", "", "", "") == 0
        assert [prompt for prompt in desk.asked if prompt.startswith(("End", "Time zone"))] == []
        assert "start: 2027-03\n" in (desk.root / desk.files()[0]).read_text("utf-8")

    def test_an_event_without_any_place_is_asked_where_it_is(self, desk: Desk) -> None:
        whole_days = {**EVENT, "start": "2027-03-14", "timezone": "", "online": ""}
        answers = ["", "", "", "", "", "", "", "", "true"]

        assert desk.call("event", whole_days, *answers) == 0
        assert "worldwide: true" in (desk.root / desk.files()[0]).read_text("utf-8")

    def test_a_name_that_is_taken_is_asked_anew(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        taken = desk.root / "content/stories/2026/a-forum-of-our-own.md"
        taken.parent.mkdir(parents=True)
        taken.write_text("mine")

        assert desk.call("story", STORY, "", "", "our-own-forum") == 0
        assert desk.files() == [
            "content/stories/2026/a-forum-of-our-own.md",
            "content/stories/2026/our-own-forum.md",
        ]
        assert taken.read_text() == "mine"
        assert "content/stories/2026/a-forum-of-our-own.md is there already." in capsys.readouterr().out

    def test_an_events_name_is_taken_in_any_year(self, desk: Desk) -> None:
        taken = desk.root / "events/2020/spring.md"
        taken.parent.mkdir(parents=True)
        taken.touch()

        assert desk.call("event", {**EVENT, "title": "Spring"}, "", "", "", "", "", "spring-2027") == 0
        assert desk.files() == ["events/2020/spring.md", "events/2027/spring-2027.md"]

    def test_answers_that_end_too_early_write_nothing(self, desk: Desk) -> None:
        with pytest.raises(CannotRun, match="nothing was written"):
            desk.call("story", {}, "A title")

        assert desk.files() == []


class TestWithoutQuestions:
    @pytest.mark.parametrize(("kind", "options"), [("story", STORY), ("event", EVENT)], ids=["story", "event"])
    def test_options_make_the_file(self, desk: Desk, kind: Kind, options: dict[str, str]) -> None:
        assert desk.call(kind, options, silent=True) == 0
        assert desk.asked == []
        assert len(desk.files()) == 1

    def test_what_is_wrong_is_named_by_option_and_nothing_is_written(
        self, desk: Desk, capsys: pytest.CaptureFixture[str]
    ) -> None:
        options = {**EVENT, "place.country": "Poland", "summary": ""}

        assert desk.call("event", options, silent=True) == 1
        told = capsys.readouterr().err
        assert told.startswith("almanac: nothing was written:\n")
        assert "  --country: `Poland`" in told
        assert "  --summary: " in told
        assert desk.files() == []

    def test_a_file_is_never_written_over(self, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
        desk.call("story", STORY, silent=True)

        assert desk.call("story", {**STORY, "authors": "Someone else"}, silent=True) == 1
        assert "--slug: content/stories/2026/a-forum-of-our-own.md is there already" in capsys.readouterr().err


class TestTheFile:
    @pytest.mark.parametrize(
        "title",
        ["Meetup #12: what is new?", "null", "- a list?", "no", "12:30", "[brackets]", 'it\'s "quoted"', "مرحبا"],
    )
    def test_says_what_was_typed(self, title: str) -> None:
        text = entry_text(questions_for("story"), {**STORY, "title": title}, SITE)
        story, problems = read_story(text, "content/stories/2026/x.md", SITE.reading)

        assert problems == []
        assert story is not None
        assert story.title == title

    def test_has_dates_and_times_without_quotes(self) -> None:
        text = entry_text(questions_for("event"), {**EVENT, "end": "21:00"}, SITE)

        assert "start: 2027-03-14 18:30\nend: 21:00\n" in text

    def test_leaves_out_the_language_of_the_site(self) -> None:
        text = entry_text(questions_for("story"), {**STORY, "lang": "en"}, SITE)

        assert "lang" not in yaml.safe_load(text.split("---")[1])

    @pytest.mark.parametrize(
        ("answers", "slug"),
        [
            pytest.param({"title": "Łódź: what we did"}, "łódź-what-we-did", id="letters of any script"),
            pytest.param({"title": "word " * 30}, "-".join(["word"] * 12), id="cut between words"),
            pytest.param({"title": "x" * 90}, "x" * 60, id="cut within a word"),
            pytest.param({"title": "A", "slug": "b"}, "b", id="chosen"),
            pytest.param({"slug": "../../b"}, "..-..-b", id="never another folder"),
        ],
    )
    def test_is_named_after_its_title(self, answers: dict[str, str], slug: str) -> None:
        assert entry_slug(answers) == slug

    def test_of_an_event_lies_in_the_year_of_its_start(self) -> None:
        assert entry_path("event", {**EVENT, "lang": "es"}, SITE) == "events/2027/meetup-12-what-is-new.es.md"
