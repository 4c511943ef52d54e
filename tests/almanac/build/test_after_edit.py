"""What is said after an edit is what a check of everything says, and known without it where others see none of it."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from almanac import defaults
from almanac.build.after_edit import MOST, KnownSite, problems_after, read_edited
from almanac.build.kept_readers import KeptReaders
from almanac.check import Report, edition, read_edition
from almanac.model.history import History
from almanac.model.problem import Problem
from almanac.read.settings.site_settings import read_settings
from almanac.store.clock import now
from almanac.store.results import Results

SETTINGS = {name: value for name, value in vars(defaults).items() if name.isupper()} | {
    "SITENAME": "Group",
    "SITEURL": "https://group.example.net",
    "CATEGORIES": ["News"],
    "EVENT_CATEGORIES": {"Meetup": "#2a6f5e"},
    "CALENDAR_DOMAIN": "calendar.example.net",
    "LANGUAGES": ["en", "es"],
}
SUMMARY = "What this text is about, in one plain sentence or two."
WALK, RIVER, TALK = "content/stories/2027/walk.md", "content/stories/2027/river.md", "content/stories/2027/talk.md"
PASEO, MEET, REUNION = "content/stories/2027/walk.es.md", "events/2027/meet.md", "events/2027/meet.es.md"
ABOUT = "content/pages/about.md"


def story(title: str, *fields: str, text: str = "Text.") -> str:
    usual = [f"title: {title}", "date: 2027-01-05", f"summary: {SUMMARY}", "authors: [Ann]", "category: News"]
    return "\n".join(["---", *usual, *fields, "---", text, ""])


REUNION_TEXT = "---\ntitle: Reunión\nsummary: De que trata este texto, en una frase.\n---\nTexto.\n"
MEET_WORDS = f"---\ntitle: Meet\nsummary: {SUMMARY}\n---\nText.\n"
TEXTS = {
    WALK: story("Walk", "tags: [Walks, River]", text="## The way\n\nAlong [the river](river.md#banks)."),
    PASEO: "---\ntitle: Paseo\nsummary: De que trata este texto, en una frase o dos.\n---\nTexto.\n",
    RIVER: story("River", "tags: [River]", "aliases: [/river/]", text="## Banks\n\nBack to [the walk](walk.md)."),
    TALK: story("Talk", "series: Talks", text="See [it](/river/) and [here](#nowhere)."),
    MEET: f"---\ntitle: Meet\nstart: 2027-05-01\nsummary: {SUMMARY}\ncategory: Meetup\nworldwide: true\n---\nText.\n",
    REUNION: REUNION_TEXT,
    ABOUT: f"---\ntitle: About\nsummary: {SUMMARY}\n---\nSee [the walk](../stories/2027/walk.md#the-way).\n",
}


class Site:
    """A site that was checked whole, and is edited since."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.results = Results(root / ".almanac")
        for path, text in TEXTS.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def check(self) -> KnownSite:
        report, readers = self.read()
        links = report.links()
        assert links is not None, report.problems
        return KnownSite(report.problems, readers.kept(), {}, links)

    def read(self) -> tuple[Report, KeptReaders]:
        readers = KeptReaders(self.results, b"program", jobs=1, fresh=False)
        with patch.object(edition, "read_history", return_value=(History(complete=False), [])):
            report = read_edition(self.root, SETTINGS, now=now(), drafts=True, readers=readers)
        readers.keep()
        return report, readers

    def after(self, known: KnownSite, *paths: str) -> tuple[Problem, ...] | None:
        site = read_settings(SETTINGS, "")[0]
        assert site is not None
        edited = read_edited(self.root, site, known, self.results, paths)
        return None if edited is None else problems_after(known, edited)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


# What others do not see, with what is wrong then.
OWN = [
    pytest.param(WALK, "Along", "Far along", 0, id="a text"),
    pytest.param(WALK, "title: Walk", "title: A walk", 0, id="a title"),
    pytest.param(
        WALK, f"summary: {SUMMARY}", "summary: What is said of it now, in one sentence or two.", 0, id="a summary"
    ),
    pytest.param(WALK, "river.md#banks", "river.md#beds", 1, id="a part that another text does not have"),
    pytest.param(WALK, "river.md#banks", "rivers.md", 1, id="a text that is not there"),
    pytest.param(WALK, "river.md#banks", "/rivers/", 1, id="an address that is not there"),
    pytest.param(WALK, "river.md#banks", "/river/", 0, id="an alias"),
    pytest.param(WALK, "river.md#banks", "/tag/river/", 0, id="a list"),
    pytest.param(WALK, "Along [the river](river.md#banks).", "", 0, id="nothing but a heading"),
    pytest.param(TALK, "#nowhere", "#top", -1, id="what was wrong is right"),
    pytest.param(RIVER, "walk.md", "walk.md#the-way", 0, id="a part that is there"),
    pytest.param(TALK, "See", "## A heading\n\nSee", 0, id="a heading that nobody leads to"),
    pytest.param(PASEO, "Texto", "Otro [texto](../2027/river.md#x)", 1, id="a translation"),
    pytest.param(MEET, "start: 2027-05-01", "start: 2027-06-01", 0, id="the day of an event"),
    pytest.param(MEET, "Text.", "See [nothing](nothing.md).", 1, id="the text of an event"),
    pytest.param(REUNION, "Texto.", "[Nada](nada.md).", 1, id="a translation of an event"),
    pytest.param(REUNION, REUNION_TEXT, MEET_WORDS, 1, id="a translation with the words of its original"),
    pytest.param(ABOUT, "See", "Look at https://forum.example.org, see", 1, id="an address of the sample"),
]


@pytest.mark.parametrize(("path", "old", "new", "more"), OWN)
def test_an_edit_that_others_do_not_see_is_all_that_is_read(
    site: Site, path: str, old: str, new: str, more: int
) -> None:
    known = site.check()
    site.edit(path, old, new)
    after = site.after(known, path)

    assert after == site.read()[0].problems
    assert len(after or ()) - len(known.problems) == more


# What others may see.
SEEN = [
    pytest.param(WALK, "tags: [Walks, River]", "tags: [walks, River]", id="a tag"),
    pytest.param(WALK, "date: 2027-01-05", "date: 2027-01-06", id="the day of a story"),
    pytest.param(WALK, "title: Walk\n", "title: Walk\ndraft: true\n", id="a draft"),
    pytest.param(WALK, "title: Walk\n", "title: Walk\nlang: fr\n", id="a language"),
    pytest.param(WALK, "title: Walk\n", "title: Walk\nseries: Walks\n", id="a series"),
    pytest.param(WALK, "title: Walk\n", "title: Walk\naliases: [/river/]\n", id="an alias"),
    pytest.param(WALK, "title: Walk\n", "", id="an error"),
    pytest.param(WALK, "## The way", "## The path", id="a part that others lead to"),
    pytest.param(RIVER, "## Banks", "Banks", id="a part that another leads to, gone"),
    pytest.param(MEET, "category: Meetup", "category: Meetup\nuid: other", id="an identity"),
    pytest.param(MEET, "worldwide: true", "worldwide: true\ntags: [Walks]", id="a tag of an event"),
]


@pytest.mark.parametrize(("path", "old", "new"), SEEN)
def test_of_what_others_may_see_everything_is_read(site: Site, path: str, old: str, new: str) -> None:
    known = site.check()
    site.edit(path, old, new)

    assert site.after(known, path) is None


def test_what_is_said_of_a_text_beside_others_is_looked_at_with_them(site: Site) -> None:
    site.edit(TALK, "series: Talks", "series: Talks\naliases: [/river/]")
    known = site.check()
    site.edit(TALK, "See", "Look at")

    assert any(problem.path == TALK and problem.field == "aliases" for problem in known.problems)
    assert site.after(known, TALK) is None


@pytest.mark.parametrize("spoil", [lambda data: b"", lambda data: data[:-9]], ids=["gone", "cut"])
def test_without_what_was_kept_everything_is_read(site: Site, spoil: Callable[[bytes], bytes]) -> None:
    known = site.check()
    key = known.texts[WALK].entry
    site.results.keep_values("entries", {key: spoil(site.results.values("entries")[key])})
    site.edit(WALK, "Along", "Far along")

    assert site.after(known, WALK) is None


def test_a_file_that_cannot_be_read_or_is_of_no_entry_is_none_of_it(site: Site) -> None:
    known = site.check()
    site.write("README.md", "text")
    (site.root / WALK).write_bytes(b"---\ntitle: \xff\n---\n")

    assert site.after(known, "README.md") is None
    assert site.after(known, WALK) is None


def test_many_edits_are_read_with_everything(site: Site) -> None:
    for number in range(MOST + 1):
        site.write(f"content/stories/2027/{number}-walks.md", story(f"Walk {number}"))
    known = site.check()
    paths = [f"content/stories/2027/{number}-walks.md" for number in range(MOST + 1)]

    assert site.after(known, *paths) is None
    assert site.after(known, *paths[1:]) == known.problems


def test_any_edits_one_after_another_give_what_a_check_of_everything_gives(site: Site) -> None:
    draw = random.Random(12)  # noqa: S311 - which edits come is no secret
    rows = [param.values for param in (*OWN, *SEEN)]
    known, edited, seen = site.check(), set[str](), 0
    for _ in range(60):
        path, old, new = draw.choice(rows)[:3]
        text = (site.root / path).read_text("utf-8")
        site.write(path, text.replace(old, new) if old in text else TEXTS[path])
        edited.add(path)
        after = site.after(known, *edited)
        anew = site.read()[0].problems
        assert after in (None, anew)
        seen += after is not None
        known, edited = (site.check(), set()) if after is None else (known, edited)

    assert seen > 10
