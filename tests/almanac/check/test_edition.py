"""A repository -> an Edition, or everything that is wrong in it."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from almanac.check import Report, read_edition
from almanac.model.edition import Edition

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SETTINGS: dict[str, Any] = {
    "SITENAME": "Almanac",
    "SITEURL": "https://group.example/site",
    "LANGUAGES": ["en", "es"],
    "CATEGORIES": ["News"],
    "EVENT_CATEGORIES": {"Meetup": "#2a6f5e"},
    "CALENDAR_DOMAIN": "calendar.example.net",
}
SUMMARY = "What this text is about, in one plain sentence or two."
STORY = "content/stories/2026/closing.md"
EVENT = "events/2026/spring.md"


def story(*fields: str, day: str = "2026-03-02", body: str = "Text.") -> str:
    more = "".join(f"{field}\n" for field in fields)
    return f"---\ntitle: A\ndate: {day}\nauthors: Ewa\ncategory: News\nsummary: {SUMMARY}\n{more}---\n{body}\n"


def event(*fields: str, start: str = "2026-05-01", body: str = "Text.") -> str:
    more = "".join(f"{field}\n" for field in fields)
    return f"---\ntitle: X\nstart: {start}\nsummary: {SUMMARY}\ncategory: Meetup\nworldwide: true\n{more}---\n{body}\n"


def page(*fields: str, body: str = "Text.") -> str:
    more = "".join(f"{field}\n" for field in fields)
    return f"---\ntitle: About\n{more}---\n{body}\n"


START = (
    "begin the file with a line `---`, then the fields, such as `title: ...`, then another line `---`; "
    "`scripts/almanac new story` writes one, or `new event`"
)
WORDS = f"---\ntitle: Y\nsummary: {SUMMARY}\n---\nTexto.\n"


@pytest.fixture(autouse=True)
def _no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No repository around the temporary folder."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")


def read(root: Path, files: dict[str, str], *, drafts: bool = False, **settings: Any) -> Report:
    write(root, files)
    return read_edition(root, {**SETTINGS, **settings}, now=NOW, drafts=drafts)


def edition_of(root: Path, files: dict[str, str], *, drafts: bool = False, **settings: Any) -> Edition:
    report = read(root, files, drafts=drafts, **settings)
    assert [str(problem) for problem in report.errors] == []
    assert report.edition is not None
    return report.edition


def errors(root: Path, files: dict[str, str], **settings: Any) -> list[str]:
    report = read(root, files, **settings)
    assert report.edition is None
    return [str(problem) for problem in report.errors]


def test_an_empty_repository_is_an_empty_edition(root: Path) -> None:
    edition = edition_of(root, {})
    assert (edition.stories, edition.pages, edition.events, edition.now) == ((), (), (), NOW)


def test_everything_is_read_and_rendered(root: Path) -> None:
    edition = edition_of(
        root,
        {
            STORY: story(body="See [us](../../pages/about.md)."),
            "content/pages/about.md": page(),
            EVENT: event(body="*When* it is."),
        },
    )
    assert edition.stories[0].body.html == '<p>See <a href="/site/about/">us</a>.</p>'
    assert edition.pages[0].body.html == "<p>Text.</p>"
    assert (edition.events[0].text.body.html, edition.events[0].text.body.text) == (
        "<p><em>When</em> it is.</p>",
        "When it is.",
    )


def test_stories_are_newest_first_and_events_soonest_first(root: Path) -> None:
    edition = edition_of(
        root,
        {
            "content/stories/2026/b.md": story(day="2026-03-02"),
            "content/stories/2026/a.md": story(day="2026-03-02"),
            "content/stories/2026/c.md": story(day="2026-03-03"),
            "events/2026/z.md": event(start="2026-05-01"),
            "events/2026/y.md": event(start="2026-05-02"),
            "events/2026/x.md": event(start="2026-05-01"),
        },
    )
    assert [entry.slug for entry in edition.stories] == ["c", "a", "b"]
    assert [entry.slug for entry in edition.events] == ["x", "z", "y"]


def test_a_file_beside_another_is_its_translation_and_alone_an_original(root: Path) -> None:
    edition = edition_of(
        root,
        {
            STORY: story("tags: [forum]"),
            "content/stories/2026/closing.es.md": WORDS,
            "content/stories/2026/solo.es.md": story(),
            "content/pages/about.md": page(),
            "content/pages/about.es.md": page(),
            EVENT: event(),
            "events/2026/spring.es.md": WORDS,
            "events/2026/solo.es.md": event(),
        },
    )
    assert sorted((entry.address, entry.is_translation, entry.tags) for entry in edition.stories) == [
        ("/2026/03/02/closing/", False, ("forum",)),
        ("/es/2026/03/02/closing/", True, ("forum",)),
        ("/es/2026/03/02/solo/", False, ()),
    ]
    assert [(entry.address, entry.is_translation) for entry in edition.pages] == [
        ("/about/", False),
        ("/es/about/", True),
    ]
    assert [[text.address for text in entry.texts] for entry in edition.events] == [
        ["/es/events/solo/"],
        ["/events/spring/", "/es/events/spring/"],
    ]


DRAFTS = {
    STORY: story(),
    "content/stories/2026/draft.md": story("draft: true"),
    "content/stories/2026/future.md": story(day="2026-06-02"),
    "content/pages/draft.md": page("draft: true"),
    EVENT: event(),
    "events/2026/draft.md": event("draft: true"),
    "events/2026/draft.es.md": WORDS,
}


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        pytest.param(False, (["closing"], [], ["spring"]), id="readers"),
        pytest.param(True, (["future", "closing", "draft"], ["draft"], ["draft", "spring"]), id="a preview"),
    ],
)
def test_drafts_and_stories_of_the_future_are_for_previews(
    root: Path, drafts: bool, expected: tuple[list[str], list[str], list[str]]
) -> None:
    edition = edition_of(root, DRAFTS, drafts=drafts)
    found = tuple([entry.slug for entry in entries] for entries in (edition.stories, edition.pages, edition.events))
    assert found == expected


@pytest.mark.parametrize(
    ("day", "zone", "expected"),
    [
        pytest.param("2026-06-01", "UTC", ["a"], id="today"),
        pytest.param("2026-06-02", "UTC", [], id="tomorrow"),
        pytest.param("2026-06-02", "Pacific/Kiritimati", ["a"], id="tomorrow, which has begun in the site's zone"),
        pytest.param("2026-06-01 13:59 Europe/Warsaw", "UTC", ["a"], id="a minute ago"),
        pytest.param("2026-06-01 14:01 Europe/Warsaw", "UTC", [], id="in a minute"),
    ],
)
def test_a_story_appears_on_its_day(root: Path, day: str, zone: str, expected: list[str]) -> None:
    edition = edition_of(root, {"content/stories/2026/a.md": story(day=day)}, TIMEZONE=zone)
    assert [entry.slug for entry in edition.stories] == expected


def test_what_is_left_out_is_checked_all_the_same(root: Path) -> None:
    assert errors(root, {"content/stories/2026/a.md": story("draft: true", body="[x](none.md)")}) == [
        "content/stories/2026/a.md:9:1: `none.md` leads nowhere: there is no content/stories/2026/none.md "
        "(write the path from this file, or the address from `/`)"
    ]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {STORY: story(body="\n[x](closign.md)")},
            [
                f"{STORY}:9:1: `closign.md` leads nowhere: there is no content/stories/2026/closign.md "
                "(did you mean `closing.md`?)"
            ],
            id="a link to nowhere",
        ),
        pytest.param(
            {STORY: story(body="[x](draft.md)"), "content/stories/2026/draft.md": story("draft: true")},
            [
                f"{STORY}:8:1: `draft.md` leads to what is not published "
                "(it is a draft, of the future, or switched off: leave the link out until it is published)"
            ],
            id="a link to a draft",
        ),
        pytest.param(
            {STORY: story(body="[x](../../../events/2026/spring.md)"), EVENT: event("draft: maybe")},
            [f"{EVENT}:7: draft: `maybe` is neither true nor false (write `true` or `false`)"],
            id="a link to a file that has a fault: one fault",
        ),
        pytest.param(
            {STORY: story("titles: B"), "content/stories/2026/closing.es.md": WORDS},
            [f"{STORY}:7: titles: is not a field of a story (delete the line: there is `title`)"],
            id="a translation of a story with a fault: one fault",
        ),
        pytest.param(
            {EVENT: event("titles: B"), "events/2026/spring.es.md": WORDS},
            [f"{EVENT}:7: titles: is not a field of an event (delete the line: there is `title`)"],
            id="a translation of an event with a fault: one fault",
        ),
        pytest.param(
            {EVENT: event(), "events/2026/spring.es.md": WORDS.replace("title: Y", "title: [Y]")},
            ["events/2026/spring.es.md:2: title: should be one value, not the list `[Y]` (write `Y`)"],
            id="a fault in a translation",
        ),
        pytest.param(
            {EVENT: event(), "events/2027/spring.md": event(start="2027-05-01")},
            [
                "events/2027/spring.md: has the address /events/spring/, which events/2026/spring.md has too "
                "(give one of them another file name; a published one keeps its own)",
                "events/2027/spring.md:1: uid: `spring@calendar.example.net` is the identity of events/2026/spring.md "
                "too (in people's calendars one would replace the other: give the newer one another `uid`)",
            ],
            id="two files of one name",
        ),
        pytest.param(
            {STORY: story("tags: [C, C++]")},
            [
                f"{STORY}:7: tags: `C++` and `C` ({STORY}) would share one address, c "
                '(write them alike, or add `"C++": "another-slug"` to SLUGS in pelicanconf.py)'
            ],
            id="names that collide",
        ),
        pytest.param(
            {STORY: story("image: {file: images/x.jpg, alt: a, credit: b, license: c}")},
            [
                f"{STORY}:7: image.file: there is no picture content/images/x.jpg "
                "(add the file, and mind capitals in its name)"
            ],
            id="a picture that is not there",
        ),
        pytest.param(
            {
                STORY: story("image: {file: images/x.jpg, alt: a, credit: b, license: c}"),
                "content/stories/2026/closing.es.md": WORDS,
            },
            [
                f"{STORY}:7: image.file: there is no picture content/images/x.jpg "
                "(add the file, and mind capitals in its name)"
            ],
            id="a picture that is not there, and the translation that has it too: one fault",
        ),
        pytest.param(
            {STORY: story("aliases:", "  - /old/", "  - /about/"), "content/pages/about.md": page()},
            [f"{STORY}:7: aliases: `/about/` is the address of content/pages/about.md (delete the alias)"],
            id="an alias that is taken",
        ),
        pytest.param(
            {STORY: "", EVENT: "", "content/pages/a.md": ""},
            [
                f"content/pages/a.md:1: the file is empty ({START})",
                f"{STORY}:1: the file is empty ({START})",
                f"{EVENT}:1: the file is empty ({START})",
            ],
            id="all of them, in the order of files",
        ),
    ],
)  # fmt: skip
def test_errors_name_file_line_and_remedy(root: Path, files: dict[str, str], expected: list[str]) -> None:
    assert errors(root, files) == expected


def test_a_preview_may_link_to_a_draft(root: Path) -> None:
    files = {STORY: story(body="[x](draft.md)"), "content/stories/2026/draft.md": story("draft: true")}
    assert edition_of(root, files, drafts=True).stories[0].body.html == '<p><a href="/site/2026/03/02/draft/">x</a></p>'


def test_a_picture_that_is_there_is_shown(root: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    files = {STORY: story(body="![A hall]({static}/images/a%20b.svg)"), "content/images/a b.svg": drawing}
    assert edition_of(root, files).stories[0].body.html == '<p><img alt="A hall" src="/site/images/a%20b.svg"></p>'


def test_wrong_settings_are_all_that_is_said(root: Path) -> None:
    write(root, {"pelicanconf.py": "SITENAME = 'A'\nTIMEZONE = 'CET'\n"})
    assert errors(root, {STORY: "no front matter"}, TIMEZONE="CET") == [
        "pelicanconf.py:2: TIMEZONE: `CET` is an abbreviation (name the place, such as `Europe/Paris`)"
    ]


def test_a_setting_that_only_the_whole_shows_has_its_line(root: Path) -> None:
    write(root, {"pelicanconf.py": "SITENAME = 'A'\nCALENDAR_DOMAIN = 'almanac.example.org'\n"})
    report = read(root, {}, CALENDAR_DOMAIN="almanac.example.org")
    assert [
        (found.path, found.line, found.is_error) for found in report.problems if found.field == "CALENDAR_DOMAIN"
    ] == [("pelicanconf.py", 2, False)]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param({"BLOG": False}, (0, 1), id="no blog"),
        pytest.param({"EVENTS": False}, (1, 0), id="no events"),
    ],
)
def test_what_is_switched_off_is_not_read(root: Path, settings: dict[str, bool], expected: tuple[int, int]) -> None:
    edition = edition_of(root, {STORY: story(), EVENT: event()}, **settings)
    assert (len(edition.stories), len(edition.events)) == expected


def test_a_link_to_what_is_switched_off_leads_nowhere(root: Path) -> None:
    files = {STORY: story(body="[x](../../../events/2026/spring.md)"), EVENT: event()}
    assert len(errors(root, files, EVENTS=False)) == 1


def test_events_can_be_in_another_folder(root: Path) -> None:
    edition = edition_of(root, {"calendar/2026/spring.md": event()}, EVENTS_PATH="calendar")
    assert [entry.source.path for entry in edition.events] == ["calendar/2026/spring.md"]


def test_warnings_do_not_stop_an_edition(root: Path) -> None:
    report = read(root, {"events/2025/spring.md": event()})
    assert report.edition is not None
    assert [problem.field for problem in report.problems if problem.path == "events/2025/spring.md"] == ["start"]


def test_topics_of_the_forum_are_known(root: Path) -> None:
    snapshot = '{"topics": {"7": {"title": "A", "url": "https://f.org/t/7", "posts": 3}}}'
    assert edition_of(root, {".almanac/forum.json": snapshot}).topics["7"].replies == 2


def test_without_git_there_is_no_history(root: Path) -> None:
    edition = edition_of(root, {STORY: story()})
    assert (edition.history.complete, edition.history_of(STORY)) == (False, None)


def test_progress_counts_every_body_once(root: Path) -> None:
    write(root, {STORY: story(), "content/pages/about.md": page(), EVENT: event(), "events/2026/spring.es.md": WORDS})
    seen: list[tuple[int, int]] = []
    read_edition(root, SETTINGS, now=NOW, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_same_files_are_the_same_edition(root: Path) -> None:
    assert read(root, DRAFTS) == read(root, DRAFTS)


def test_the_body_of_a_file_whose_fields_are_wrong_is_looked_at_too(root: Path) -> None:
    found = errors(root, {STORY: story("colour: red", body="[x](javascript:alert(1))")})
    assert [f"{STORY}:7", f"{STORY}:9:1"] == [problem.split(": ")[0] for problem in found]


def test_a_link_to_a_part_that_is_switched_off_says_so(root: Path) -> None:
    about = page(body="[Spring](../../events/2026/spring.md)")
    found = errors(root, {"content/pages/about.md": about, EVENT: event()}, EVENTS=False)
    assert [problem.split(": ")[1].split(" (")[0] for problem in found] == [
        "`../../events/2026/spring.md` leads to what is not published"
    ]


@pytest.mark.parametrize("drafts", [True, False], ids=["check", "build"])
def test_what_waits_is_counted_in_both_commands(root: Path, *, drafts: bool) -> None:
    files = {STORY: story(day="2026-06-02"), "content/stories/2026/draft.md": story("draft: true")}
    left_out = read(root, files, drafts=drafts, TIMEZONE="Europe/Warsaw").left_out
    assert (left_out.waiting, str(left_out.first_day), left_out.zone, left_out.drafts) == (
        1,
        "2026-06-02",
        "Europe/Warsaw",
        1,
    )
