"""What was published and no longer answers is said at the file that has to keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from almanac.check.entries import Entries
from almanac.check.permanence.compare import check_permanence
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.model.problem import Severity
from almanac.model.site import Site
from almanac.store.tree import Tree

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SITE = Site(
    "Almanac",
    "",
    languages=("en", "es"),
    categories=("News", "Lessons"),
    event_categories={"Meetup": "#2a6f5e", "Talk": "#1f5f8b"},
    calendar_domain="calendar.example.net",
)
SUMMARY = "What this text is about, in one plain sentence or two."
STORY = "content/stories/2026/closing.md"
PAGE = "content/pages/about.md"
EVENT = "events/2026/spring.md"
WORDS = "events/2026/spring.es.md"
OTHER = "events/2026/other.md"


def story(*fields: str, day: str = "2026-03-02", title: str = "A", category: str = "News") -> str:
    lines = [f"title: {title}", f"date: {day}", "authors: Ewa", f"category: {category}", f"summary: {SUMMARY}", *fields]
    return _file(lines)


def event(*fields: str, title: str = "X") -> str:
    lines = [f"title: {title}", "start: 2026-05-01", f"summary: {SUMMARY}", "category: Meetup", "worldwide: true"]
    return _file([*lines, *fields])


def page(*fields: str) -> str:
    return _file(["title: About", *fields])


def words(*fields: str) -> str:
    return _file(["title: Y", f"summary: {SUMMARY}", *fields])


def _file(lines: list[str]) -> str:
    return "\n".join(["---", *lines, "---", "Text.", ""])


def tree(files: dict[str, str]) -> Tree:
    folders = ("content/stories/", "content/pages/", "events/")
    parts = [{path: text for path, text in files.items() if path.startswith(folder)} for folder in folders]
    return Tree(*parts)


def broken(
    before: dict[str, str], after: dict[str, str], *, renames: dict[str, str] | None = None, **site: Any
) -> list[str]:
    """The errors as people read them."""
    earlier = EarlierSite(SITE, tree(before), renames or {})
    problems = check_permanence(earlier, Entries(replace(SITE, **site), tree(after)), NOW)
    return [str(problem) for problem in sorted(problems) if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({STORY: story()}, {STORY: story(title="B")}, id="a new title"),
        pytest.param({}, {STORY: story(), EVENT: event()}, id="new entries"),
        pytest.param({STORY: story()}, {"content/stories/closing.md": story()}, id="another folder"),
        pytest.param({EVENT: event()}, {"events/2025/spring.md": event()}, id="an event in another folder"),
        pytest.param(
            {STORY: story()}, {STORY: story("aliases: /2026/03/02/closing/", day="2026-03-03")}, id="redirected"
        ),
        pytest.param({STORY: story()}, {STORY: story("aliases: /2026/03/02/closing", day="2026-03-03")}, id="no slash"),
        pytest.param({STORY: story("draft: true")}, {}, id="a draft that is gone"),
        pytest.param({STORY: story(day="2026-07-01")}, {}, id="a story of the future that is gone"),
        pytest.param({STORY: story(day="2026-07-01")}, {STORY: story(day="2026-08-01")}, id="of the future, put off"),
        pytest.param({EVENT: event()}, {EVENT: event("status: cancelled", "status_note: No room.")}, id="cancelled"),
        pytest.param({EVENT: event()}, {EVENT: event("uid: spring")}, id="the same identity, written out"),
        pytest.param(
            {EVENT: event()},
            {"events/2026/may.md": event("uid: spring", "aliases: /events/spring/")},
            id="a renamed event that keeps both",
        ),
        pytest.param({EVENT: event()}, {EVENT: "---\ntitle: X\n"}, id="a file with errors of its own"),
        pytest.param({STORY: "---\ntitle: X\n"}, {}, id="a file that never was published"),
        pytest.param(
            {STORY: story("aliases: /old/")}, {STORY: story(), PAGE: page("aliases: /old/")}, id="alias moved"
        ),
        pytest.param({PAGE: page()}, {STORY: story("aliases: /about/")}, id="a page that became a story"),
    ],
)
def test_what_stays_reachable_is_no_problem(before: dict[str, str], after: dict[str, str]) -> None:
    assert broken(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(
            {STORY: story()},
            {},
            [
                f"{STORY}: is gone from the site: /2026/03/02/closing/ (bring the file back, or give the story that "
                "takes its place `aliases: [/2026/03/02/closing/]`)"
            ],
            id="a deleted story",
        ),
        pytest.param(
            {PAGE: page("aliases: /who/")},
            {},
            [
                f"{PAGE}: is gone from the site: /about/, /who/ (bring the file back, or give the page that takes its "
                "place `aliases: [/about/, /who/]`)"
            ],
            id="a deleted page, to which another address led",
        ),
        pytest.param(
            {EVENT: event()},
            {},
            [
                f"{EVENT}: is gone from the site and from people's calendars: /events/spring/ (bring the file back, "
                "with `status: cancelled` if it does not take place; if it has another name now, that file needs "
                "`uid: spring` and `aliases: [/events/spring/]`)"
            ],
            id="a deleted event",
        ),
        pytest.param(
            {EVENT: event(), WORDS: words()},
            {EVENT: event()},
            [
                f"{WORDS}: is gone from the site: /es/events/spring/ (bring the file back, or give its original "
                "`aliases: [/es/events/spring/]`)"
            ],
            id="a deleted translation",
        ),
        pytest.param(
            {STORY: story("aliases: /old/")},
            {STORY: story(day="2026-03-03", title="B")},
            [
                f"{STORY}:3: date: moves the story from /2026/03/02/closing/ to /2026/03/03/closing/ (keep the day, or "
                "add `aliases: [/2026/03/02/closing/, /old/]`)"
            ],
            id="a new day, and an alias dropped",
        ),
        pytest.param(
            {STORY: story()},
            {STORY: story(day="2026-07-01")},
            [
                f"{STORY}:3: date: hides /2026/03/02/closing/, which is published, until that day (keep the day it "
                "was published on)"
            ],
            id="a published story put off",
        ),
        pytest.param(
            {STORY: story(), EVENT: event(), WORDS: words()},
            {STORY: story("draft: true"), EVENT: event("draft: true"), WORDS: words()},
            [
                f"{STORY}:7: draft: takes the published /2026/03/02/closing/ off the site (delete the line)",
                f"{EVENT}:7: draft: takes the published /events/spring/ off the site (delete the line; an event "
                "that does not take place says `status: cancelled`)",
            ],
            id="drafts of what is published",
        ),
        pytest.param(
            {STORY: story("aliases: [/old/, /older]")},
            {STORY: story("aliases: [/old/]")},
            [
                f"{STORY}:7: aliases: lack /older/, which led here and now leads nowhere (write "
                "`aliases: [/old/, /older/]`)"
            ],
            id="an alias dropped",
        ),
        pytest.param(
            {EVENT: event()},
            {EVENT: event("uid: may")},
            [f"{EVENT}:7: uid: is `may` and was `spring`: subscribers would get it twice (write `uid: spring`)"],
            id="a new identity",
        ),
        pytest.param(
            {EVENT: event("uid: import-7@old.example.org")},
            {EVENT: event()},
            [
                f"{EVENT}:1: uid: is `spring` and was `import-7@old.example.org`: subscribers would get it twice "
                "(write `uid: import-7@old.example.org`)"
            ],
            id="an imported identity dropped",
        ),
        pytest.param(
            {EVENT: event()},
            {"events/2026/may.md": event()},
            [
                "events/2026/may.md:1: aliases: lack /events/spring/, which led here and now leads nowhere (write "
                "`aliases: [/events/spring/]`)",
                "events/2026/may.md:1: uid: is `may` and was `spring`: subscribers would get it twice (write "
                "`uid: spring`)",
            ],
            id="another file name, found by title and day",
        ),
        pytest.param(
            {EVENT: event(), "events/2026/twin.md": event()},
            {"events/2026/twin.md": event()},
            [
                f"{EVENT}: is gone from the site and from people's calendars: /events/spring/ (bring the file back, "
                "with `status: cancelled` if it does not take place; if it has another name now, that file needs "
                "`uid: spring` and `aliases: [/events/spring/]`)"
            ],
            id="gone beside one of the same title and day",
        ),
        pytest.param(
            {EVENT: event()},
            {"events/2026/may.md": event("uid: may", "aliases: /events/spring/", title="Z")},
            [
                f"{EVENT}: is gone from people's calendars (bring the file back, with `status: "
                "cancelled` if it does not take place; if it has another name now, that file needs `uid: spring`)"
            ],
            id="redirected to another event",
        ),
    ],
)
def test_what_is_gone_or_changed_is_an_error(before: dict[str, str], after: dict[str, str], said: list[str]) -> None:
    assert broken(before, after) == said


def test_what_git_takes_for_a_rename_may_be_another_event() -> None:
    after = {"events/2026/may.md": event(title="Z"), "events/2026/may.es.md": words()}
    renames = {EVENT: "events/2026/may.md", WORDS: "events/2026/may.es.md"}

    assert broken({EVENT: event(), WORDS: words()}, after, renames=renames) == [
        "events/2026/may.es.md: was at /es/events/spring/, which now leads nowhere (give its original "
        "`aliases: [/es/events/spring/]`)",
        f"{EVENT}: is gone from the site and from people's calendars: /events/spring/ (bring the file back, with "
        "`status: cancelled` if it does not take place; if it goes on as events/2026/may.md, that file needs "
        "`uid: spring` and `aliases: [/events/spring/]`)",
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param(
            {"calendar_domain": "other.example.net"},
            "CALENDAR_DOMAIN: is `other.example.net` now: whoever subscribed to a calendar would get every event a "
            'second time (keep it: `CALENDAR_DOMAIN = "calendar.example.net"`)',
            id="another domain",
        ),
        pytest.param(
            {"default_lang": "es", "languages": ("es", "en")},
            "DEFAULT_LANG: is `es` now: 2 published addresses would change, such as /2026/03/02/closing/ (keep it: "
            '`DEFAULT_LANG = "en"`)',
            id="another first language",
        ),
        pytest.param(
            {"languages": ("en",)},
            "LANGUAGES: takes /es/ off the site, and the language's feed (keep `es` in the list)",
            id="a language less",
        ),
        pytest.param(
            {"categories": ("Lessons",)},
            "CATEGORIES: takes /category/news/ off the site, and the category's feed (keep the category; under another "
            'name it keeps its address by `SLUGS = {"New name": "news"}`)',
            id="a category less",
        ),
        pytest.param(
            {"map": False},
            "MAP: takes /events/map/ off the site, and all below it (keep it: `MAP = True`)",
            id="no map any more",
        ),
    ],
)
def test_a_setting_that_takes_away_what_was_published_is_one_error(changed: dict[str, Any], said: str) -> None:
    files = {STORY: story("lang: en"), EVENT: event("lang: en"), WORDS: words()}

    assert broken(files, {EVENT: event("lang: en"), WORDS: words()} | files, **changed) == [f"pelicanconf.py: {said}"]


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"categories": ("News", "Lessons", "More")}, id="a category more"),
        pytest.param({"categories": ("News",)}, id="a category less that no story had"),
        pytest.param({"event_categories": {"Meetup": "#000000"}}, id="an event category less that no event had"),
        pytest.param({"languages": ("en", "es", "ar")}, id="a language more"),
        pytest.param({"name": "Another name", "url": "https://elsewhere.example.org"}, id="another name and host"),
        pytest.param({"slugs": {"Lessons": "learned"}}, id="a slug that was not in use"),
    ],
)
def test_a_setting_that_keeps_what_was_published_is_no_problem(changed: dict[str, Any]) -> None:
    files = {STORY: story(), EVENT: event(), WORDS: words()}

    assert broken(files, files, **changed) == []


def test_a_category_with_another_name_and_the_same_slug_keeps_its_address() -> None:
    changed = {"categories": ("Reports", "Lessons"), "slugs": {"Reports": "news"}}

    assert broken({STORY: story()}, {STORY: story(category="Reports")}, **changed) == []


def test_a_category_of_events_that_goes_can_leave_its_calendar() -> None:
    talk = {EVENT: event().replace("Meetup", "Talk")}
    changed = {"event_categories": {"Talk": "#1f5f8b"}}
    kept = {"kept_calendars": {"category": ("Meetup",)}}

    assert broken({EVENT: event()}, talk, **changed) == [
        "pelicanconf.py: EVENT_CATEGORIES: takes /events/category/meetup/ off the site, and the category's calendar "
        '(keep the category, or its calendar alone: `KEPT_CALENDARS = {"category": ["Meetup"]}`; under another name it '
        'keeps its address by `SLUGS = {"New name": "meetup"}`)'
    ]
    assert broken({EVENT: event()}, talk, **changed, **kept) == []


def test_files_that_name_no_language_keep_their_addresses_under_another_first_one() -> None:
    files = {STORY: story(), PAGE: page(), EVENT: event()}

    assert broken(files, files, default_lang="es", languages=("es", "en")) == []


def test_under_another_domain_of_calendars_an_identity_that_changed_is_still_told() -> None:
    said = broken({EVENT: event()}, {EVENT: event("uid: may")}, calendar_domain="other.example.net")

    assert said[0].startswith(f"{EVENT}:7: uid: is `may` and was `spring`")
    assert said[1].startswith("pelicanconf.py: CALENDAR_DOMAIN: ")
    assert len(said) == 2


def test_an_identity_written_out_whole_stays_under_another_domain_of_calendars() -> None:
    files = {EVENT: event("uid: spring@calendar.example.net")}

    assert [line.split(": ")[1] for line in broken(files, files, calendar_domain="other.example.net")] == [
        "CALENDAR_DOMAIN"
    ]


def test_events_that_are_switched_off_are_one_error_and_not_one_for_each() -> None:
    assert broken({EVENT: event(), STORY: story()}, {EVENT: event(), STORY: story()}, events=False) == [
        "pelicanconf.py: EVENTS: takes /events/ off the site, and all below it (keep it: `EVENTS = True`)"
    ]


def test_a_list_that_nothing_is_in_any_more_is_a_warning_at_the_story_that_left_it() -> None:
    earlier = EarlierSite(
        SITE, tree({STORY: story("tags: [forum, wiki]"), "content/stories/2026/b.md": story("tags: wiki")})
    )
    present = Entries(SITE, tree({STORY: story(), "content/stories/2026/b.md": story("tags: wiki")}))

    assert [(str(problem), problem.severity) for problem in check_permanence(earlier, present, NOW)] == [
        (
            f"{STORY}:1: tags: was the last in /tag/forum/, which ends with its feed (leave it as it was if anyone may "
            "follow that list)",
            Severity.WARNING,
        )
    ]


def keep(setting: str) -> str:
    """The remedy for a calendar that ends."""
    return f"(if anyone may follow it, keep it, empty: `KEPT_CALENDARS = {setting}` in pelicanconf.py)"


# Of an event with the tags `wiki` and `forum`, and of a site; what is said of what ends.
ENDING = [
    pytest.param(
        {EVENT: event("tags: wiki")},
        {},
        [
            f"{EVENT}:7: tags: was the last in /events/tag/forum/, which ends with its calendar "
            + keep('{"tag": ["forum"]}')
        ],
        id="a tag that is taken away",
    ),
    pytest.param(
        {EVENT: event("tags: [wiki, fora]")},
        {"kept_calendars": {"tag": ("old",)}},
        [
            f"{EVENT}:7: tags: was the last in /events/tag/forum/, which ends with its calendar "
            + keep('{"tag": ["old", "forum"]}')
        ],
        id="a tag that is renamed, beside one that is kept",
    ),
    pytest.param({EVENT: event("tags: wiki")}, {"kept_calendars": {"tag": ("forum",)}}, [], id="a tag that is kept"),
    pytest.param({EVENT: event("tags: wiki"), OTHER: event("tags: forum")}, {}, [], id="another event with the tag"),
    pytest.param(
        {EVENT: event("tags: wiki"), OTHER: event("tags: forum", "draft: true")},
        {},
        [
            f"{EVENT}:7: tags: was the last in /events/tag/forum/, which ends with its calendar "
            + keep('{"tag": ["forum"]}')
        ],
        id="another event that is a draft",
    ),
    pytest.param(
        {EVENT: event("tags: [wiki, forum]")},
        {"event_categories": {"Meetup": "#2a6f5e"}},
        [
            "pelicanconf.py: EVENT_CATEGORIES: takes /events/category/talk/ off the site, and its calendar "
            + keep('{"category": ["Talk"]}')
        ],
        id="a category that no event had",
    ),
    pytest.param(
        {EVENT: event("tags: [wiki, forum]")},
        {"event_categories": {"Meetup": "#2a6f5e"}, "kept_calendars": {"category": ("Talk",)}},
        [],
        id="a category that is kept",
    ),
]


@pytest.mark.parametrize(("after", "changed", "said"), ENDING)
def test_a_calendar_that_ends_is_a_warning_with_the_setting_that_keeps_it(
    after: dict[str, str], changed: dict[str, Any], said: list[str]
) -> None:
    earlier = EarlierSite(SITE, tree({EVENT: event("tags: [wiki, forum]")}))
    problems = check_permanence(earlier, Entries(replace(SITE, **changed), tree(after)), NOW)

    assert [(str(problem), problem.severity) for problem in problems] == [(one, Severity.WARNING) for one in said]


def test_a_kept_calendar_that_is_taken_off_the_settings_is_a_warning() -> None:
    earlier = EarlierSite(replace(SITE, kept_calendars={"tag": ("wiki",), "country": ("PL",)}), tree({}))
    present = Entries(replace(SITE, kept_calendars={"tag": ("wiki",)}), tree({}))

    assert [str(problem) for problem in check_permanence(earlier, present, NOW)] == [
        "pelicanconf.py: KEPT_CALENDARS: takes /events/country/pl/ off the site, and its calendar "
        + keep('{"country": ["PL"], "tag": ["wiki"]}')
    ]


def test_a_calendar_that_ends_with_a_deleted_event_is_said_at_the_settings() -> None:
    earlier = EarlierSite(SITE, tree({EVENT: event("tags: wiki")}))

    assert [str(problem) for problem in check_permanence(earlier, Entries(SITE, tree({})), NOW)][1:] == [
        "pelicanconf.py: KEPT_CALENDARS: nothing is in /events/tag/wiki/ any more, which ends with its calendar "
        + keep('{"tag": ["wiki"]}')
    ]


def test_a_language_that_stays_in_the_settings_keeps_its_calendar() -> None:
    earlier = EarlierSite(SITE, tree({EVENT: event("languages: [en, pl]")}))

    assert [problem.message for problem in check_permanence(earlier, Entries(SITE, tree({EVENT: event()})), NOW)] == [
        "was the last in /events/language/pl/, which ends with its calendar"
    ]
