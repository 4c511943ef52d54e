"""A setting that takes away what was published is named, once for all files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sites import EVENT, NOW, PAGE, SITE, STORY, WORDS, broken, event, page, story, tree, words

from almanac.check.entries import Entries
from almanac.check.permanence.compare import check_permanence
from almanac.check.permanence.earlier_site import EarlierSite


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
            "LANGUAGES: takes /es/ off the site with every list below it: /es/stories/, /es/events/, /es/subscribe/, "
            "...; its feed /feeds/lang/es.atom.xml; its calendars: nobody who subscribed to /es/events/calendar.ics "
            "would hear of anything any more (keep `es` in the list)",
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


def test_another_default_language_changes_every_file_without_one() -> None:
    files = {STORY: story(), PAGE: page("lang: en"), EVENT: event(), WORDS: words()}
    earlier = EarlierSite(SITE, tree(files))
    problems = check_permanence(
        earlier, Entries(replace(SITE, default_lang="es", languages=("es", "en")), tree(files)), NOW
    )
    assert [str(problem) for problem in problems if not problem.is_error] == [
        "pelicanconf.py: DEFAULT_LANG: is `es` now: 2 files without `lang` would be in it, such as "
        "content/stories/2026/closing.md (write `lang: en` into what is in en, or keep DEFAULT_LANG)"
    ]
