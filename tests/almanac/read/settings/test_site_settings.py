"""``pelicanconf.py`` -> a Site, or Problems with their lines."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from hypothesis import strategies as st

from almanac import defaults
from almanac.model.frozen import Frozen
from almanac.model.partner import Partner
from almanac.model.problem import Problem
from almanac.model.site import MailingList, Site
from almanac.read.settings.site_settings import SettingsFields, line_of, read_settings

# Setting, a right value, the field of the Site, what it becomes, a wrong value, what is said, the remedy.
TABLE: list[tuple[str, Any, str, Any, Any, str, str]] = [
    ("SITENAME", " Almanac ", "name", "Almanac", "", "is empty", "write a name between the quotation marks"),
    (
        "SITEURL",
        "https://a.org/site/",
        "url",
        "https://a.org/site",
        "a.org",
        "`a.org` is not a web address",
        "write `https://a.org`",
    ),
    ("SITE_TAGLINE", None, "tagline", "", None, "", ""),
    (
        "SITE_TAGLINES",
        {"es": " Historias "},
        "taglines",
        {"es": "Historias"},
        {"es": ""},
        "`es` has an empty line",
        "write it, or delete the entry",
    ),
    (
        "TIMEZONE",
        "Europe/Warsaw",
        "zone",
        ZoneInfo("Europe/Warsaw"),
        "CET",
        "`CET` is an abbreviation",
        "name the place, such as `Europe/Paris`",
    ),
    ("DEFAULT_LANG", "en", "default_lang", "en", "English", "`English` is not a language's code", "write `en`"),
    (
        "LANGUAGES",
        ["en", "ar"],
        "languages",
        ("en", "ar"),
        "en",
        "`en` is not a list of languages",
        'write `["en"]`',
    ),
    ("CATEGORIES", ["A", "B"], "categories", ("A", "B"), ["A", "A"], "has `A` twice", "keep one of them"),
    (
        "EVENT_CATEGORIES",
        {"A": "#A1527e"},
        "event_categories",
        {"A": "#A1527e"},
        {"A": None},
        "`A` has no colour",
        "`#` and six digits: `#2a6f5e`",
    ),
    (
        "CATEGORY_NAMES",
        {"es": {"News": " Noticias ", "Meetup": "Encuentro"}},
        "category_names",
        {"es": {"News": "Noticias", "Meetup": "Encuentro"}},
        {"es": {"News": ""}},
        "`News` has an empty name",
        "write it, or delete the entry",
    ),
    (
        "CALENDAR_DOMAIN",
        "cal.a.org",
        "calendar_domain",
        "cal.a.org",
        "https://a.org",
        "`https://a.org` is not a domain",
        "write `a.org`",
    ),
    (
        "FORUM_URL",
        "https://f.org/",
        "forum_url",
        "https://f.org",
        "forum",
        "`forum` is not a web address",
        "write an address that begins with `https://`",
    ),
    ("FORUM_NEW_TOPIC", None, "forum_new_topic", "", None, "", ""),
    (
        "FORUM_ANNOUNCE",
        None,
        "forum_announce",
        None,
        {"since": "2027-01-01"},
        "names no category of the forum, so that nothing is announced",
        'such as `{"since": "2027-01-01", "stories": 5, "events": 7}`',
    ),
    (
        "WIKI",
        "https://wiki.org/w/api.php",
        "wiki",
        "https://wiki.org/w",
        "https://wiki.org/wiki/Main_Page",
        "`https://wiki.org/wiki/Main_Page` is where the pages are, not the folder of `api.php`",
        "open Special:Version there, which names it: mostly `/w`, as in `https://meta.wikimedia.org/w`",
    ),
    (
        "WIKI_LISTS",
        None,
        "wiki_lists",
        (),
        {"Project:Events": {}},
        "`Project:Events` has no `list`",
        "one of `stories`, `events`, `deadlines`, `discussions`",
    ),
    (
        "WIKI_INBOX",
        None,
        "wiki_inbox",
        "",
        "New|",
        "`New|` has `|`, which no title has",
        "copy it from the head of the page",
    ),
    (
        "REPOSITORY_URL",
        "https://r.org/x/",
        "repository_url",
        "https://r.org/x",
        "git@r.org:x",
        "`git@r.org:x` is an address for git",
        "write `https://r.org/x`",
    ),
    (
        "EDIT_URL",
        "https://r.org/e/{path}",
        "edit_url",
        "https://r.org/e/{path}",
        "edit",
        "`edit` is not a web address",
        "write an address that begins with `https://`",
    ),
    (
        "EDITORS_EMAIL",
        "desk@example.org",
        "editors_email",
        "desk@example.org",
        "desk at example.org",
        "`desk at example.org` is not an e-mail address",
        "write one address, such as `name@example.org`",
    ),
    (
        "WAYS_TO_SEND",
        ["mail", "issue"],
        "ways_to_send",
        ("mail", "issue"),
        ["fax"],
        "`fax` is no way to send an entry",
        'there are `"file"`, `"issue"`, `"mail"`',
    ),
    ("MAP_TILES", "OpenStreetMap.Mapnik", "map_tiles", "OpenStreetMap.Mapnik", None, "", ""),
    (
        "CONTENT_LICENSE",
        "CC0",
        "content_license",
        "CC0",
        None,
        "is empty",
        'name it: `"CC BY-SA 4.0"`, or `"All rights reserved"`',
    ),
    (
        "ACCENT_COLOR",
        "#2a6f5e",
        "accent_color",
        "#2a6f5e",
        "green",
        "`green` is not a colour",
        "`#` and six digits: `#2a6f5e`",
    ),
    (
        "EVENTS_PATH",
        "calendar/events",
        "events_path",
        "calendar/events",
        "../events",
        "`../events` cannot be the folder of events",
        "a folder of its own inside the repository: `events`",
    ),
    (
        "SLUGS",
        {"C++": "c-plus-plus"},
        "slugs",
        {"C++": "c-plus-plus"},
        {"C++": "C plus"},
        "`C plus` cannot stand in an address",
        "lower-case letters, digits and hyphens: `c-plus-plus`",
    ),
    (
        "LOADS_FROM",
        {"https://m.org/": "our videos"},
        "loads_from",
        {"https://m.org": "our videos"},
        {"https://m.org": ""},
        "`https://m.org` has no reason",
        "say to your readers why pages load from there, and who sees it",
    ),
    (
        "KEPT_CALENDARS",
        {"tag": ["hackathon"], "country": ["pl"]},
        "kept_calendars",
        {"tag": ("hackathon",), "country": ("PL",)},
        {"tags": ["hackathon"]},
        "`tags` is not a kind of group",
        "did you mean `tag`?",
    ),
    (
        "PICTURE_FORMATS",
        ["webp", "avif"],
        "picture_formats",
        ("webp", "avif"),
        ["jpeg"],
        "`jpeg` is no format in which copies are made",
        'there are `"webp"` and `"avif"`',
    ),
    (
        "SHARE_CARDS",
        None,
        "share_cards",
        "",
        "newest",
        "`newest` does not say which entries",
        'write `"new"`, `"all"`, or `None` for none',
    ),
    (
        "CONTRIBUTORS",
        False,
        "contributors",
        False,
        "no",
        "`no` is neither True nor False",
        "write `True` or `False`, without quotation marks",
    ),
    (
        "BLOG",
        False,
        "blog",
        False,
        "no",
        "`no` is neither True nor False",
        "write `True` or `False`, without quotation marks",
    ),
    (
        "EVENTS",
        False,
        "events",
        False,
        0,
        "`0` is neither True nor False",
        "write `True` or `False`, without quotation marks",
    ),
    (
        "MAP",
        False,
        "map",
        False,
        None,
        "`None` is neither True nor False",
        "write `True` or `False`, without quotation marks",
    ),
    (
        "MAILING_LISTS",
        {"Talk": {"archive": "https://lists.example.org/talk/", "about": " All else "}},
        "mailing_lists",
        (MailingList("Talk", "https://lists.example.org/talk/", "All else"),),
        {"Talk": {"archives": "https://lists.example.org/talk/", "about": "All else"}},
        "`Talk` has `archives`, which nothing reads",
        "did you mean `archive`?",
    ),
    (
        "PARTNER_CALENDARS",
        {"The neighbours": {"url": "webcal://n.example/e.ics", "trust": "publish"}},
        "partner_calendars",
        (Partner("The neighbours", "https://n.example/e.ics", "", "", "publish", "the-neighbours"),),
        {"The neighbours": {"address": "https://n.example/e.ics"}},
        "`The neighbours` has `address`, which nothing reads",
        "one of: url, category, lang, trust",
    ),
    (
        "DIGEST_CEILING",
        20,
        "digest_ceiling",
        20,
        "20",
        "`20` is not a number of items",
        "a whole number from 1, without quotation marks: `10`",
    ),
    (
        "SEARCH",
        False,
        "search",
        False,
        "extended",
        "`extended` is neither True nor False",
        "write `True` or `False`, without quotation marks",
    ),
    (
        "FIGURES",
        {"authors": 5, "days": 7},
        "figures",
        {"authors": 5, "days": 7},
        {"author": 5},
        "`author` is not measured",
        "did you mean `authors`?",
    ),
    (
        "NEWCOMER_LIMIT",
        3,
        "newcomer_limit",
        3,
        "3",
        "`3` is not a number of items",
        "a whole number from 1, without quotation marks: `10`",
    ),
    (
        "FROZEN",
        "2029-03-31",
        "frozen",
        Frozen(date(2029, 3, 31)),
        "31.3.2029",
        "`31.3.2029` is not a day",
        'year, month, day: `"2029-03-31"`, or `None`',
    ),
    (
        "OFFLINE",
        False,
        "offline",
        False,
        "events",
        "`events` is neither True nor False",
        "write `True` or `False`, without quotation marks",
    ),
]
FIXED = [name for name in vars(defaults) if name.isupper() and not name.startswith("_")]
TEXTS = {"SITE_TAGLINE", "FORUM_NEW_TOPIC", "MAP_TILES"}


def site_of(**settings: Any) -> Site:
    site, problems = read_settings(settings, "")
    assert problems == []
    assert site is not None
    return site


def test_the_table_has_every_setting() -> None:
    assert [row[0] for row in TABLE] == list(SettingsFields.model_fields)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0])
def test_a_right_setting_is_read(row: tuple[str, Any, str, Any, Any, str, str]) -> None:
    setting, right, field, expected, *_ = row
    assert getattr(site_of(**{setting: right}), field) == expected


@pytest.mark.parametrize("row", [row for row in TABLE if row[0] not in TEXTS], ids=lambda row: row[0])
def test_a_wrong_setting_is_said_with_its_line(row: tuple[str, Any, str, Any, Any, str, str]) -> None:
    setting, _, _, _, wrong, message, hint = row
    source = f"import os\n\n# {setting} is what it is.\n{setting} = ...\n"
    expected = [Problem("pelicanconf.py", 4, setting, message, hint)]
    assert read_settings({setting: wrong}, source) == (None, expected)


@pytest.mark.parametrize(
    ("setting", "value", "message"),
    [
        pytest.param("LANGUAGES", ["en", "english"], "`english` is not a language's code", id="a language in a list"),
        pytest.param("LANGUAGES", ["en", "es", "es"], "has `es` twice", id="a language twice"),
        pytest.param("LANGUAGES", [], "is empty", id="no language"),
        pytest.param("LANGUAGES", ["es", "en"], "begins with `es`", id="another language first"),
        pytest.param("CATEGORIES", "News", "`News` is not a list of categories", id="one category as text"),
        pytest.param("CATEGORIES", [""], "has an empty name", id="a category without a name"),
        pytest.param(
            "EVENT_CATEGORIES",
            ["Meetup"],
            "`['Meetup']` does not give each category a colour",
            id="categories as a list",
        ),
        pytest.param("EVENT_CATEGORIES", {"Meetup": "#abc"}, "`#abc` is not a colour", id="a short colour"),
        pytest.param("CALENDAR_DOMAIN", "localhost", "`localhost` is not a domain", id="a domain of one word"),
        pytest.param("CALENDAR_DOMAIN", "Cal.A.org", "`Cal.A.org` is not a domain", id="a domain with capitals"),
        pytest.param(
            "EVENTS_PATH", "/srv/events", "`/srv/events` cannot be the folder of events", id="a folder elsewhere"
        ),
        pytest.param(
            "EVENTS_PATH", "content/stories", "`content/stories` cannot be the folder of events", id="of stories"
        ),
        pytest.param("EVENTS_PATH", ".", "`.` cannot be the folder of events", id="the repository itself"),
        pytest.param("SLUGS", ["C++"], "`['C++']` does not map names to slugs", id="slugs as a list"),
        pytest.param("MAILING_LISTS", ["Talk"], "`['Talk']` does not name mailing lists", id="lists as a list"),
        pytest.param(
            "MAILING_LISTS",
            {"Talk": "https://a.org"},
            "`Talk` has `https://a.org`, not its archive and what it is for",
            id="alone",
        ),
        pytest.param("MAILING_LISTS", {"Talk": {"about": "All"}}, "`Talk` lacks `archive`", id="no archive"),
        pytest.param(
            "MAILING_LISTS",
            {"Talk": {"archive": "https://a.org", "about": "\u2060"}},
            "`Talk` lacks `about`",
            id="about",
        ),
        pytest.param(
            "MAILING_LISTS",
            {"Talk": {"archive": "javascript:alert(1)", "about": "All"}},
            "`javascript:alert(1)` is not a web address",
            id="an archive that runs",
        ),
        pytest.param("DIGEST_CEILING", 0, "`0` is not a number of items", id="room for nothing"),
        pytest.param("DIGEST_CEILING", True, "`True` is not a number of items", id="a switch"),
        pytest.param("KEPT_CALENDARS", {"tag": "a"}, "`a` is not a list of names", id="a kept name without a list"),
        pytest.param("KEPT_CALENDARS", {"country": ["XX"]}, "`XX` is not a country's code", id="a kept country"),
        pytest.param("KEPT_CALENDARS", {"tag": ["!"]}, "`!` has no letters or digits to make an address of", id="kept"),
        pytest.param(
            "KEPT_CALENDARS",
            {"category": ["meetup"]},
            "`meetup` and `Meetup` would share one address, meetup",
            id="a kept name that is nearly a category's",
        ),
    ],
)
def test_other_wrong_settings(setting: str, value: Any, message: str) -> None:
    site, problems = read_settings({setting: value}, "")
    assert (site, [(problem.field, problem.message) for problem in problems]) == (None, [(setting, message)])


def test_every_wrong_setting_is_found_at_once() -> None:
    source = "SITENAME = ''\nTIMEZONE = 'CET'\nMAP = 'no'\n"
    problems = read_settings({"SITENAME": "", "TIMEZONE": "CET", "MAP": "no"}, source)[1]
    assert [(problem.line, problem.field) for problem in problems] == [(1, "SITENAME"), (2, "TIMEZONE"), (3, "MAP")]


def test_settings_may_all_be_left_out() -> None:
    assert site_of() == Site("Almanac", "", categories=("News",), event_categories={"Meetup": "#2a6f5e"})


def test_what_others_set_is_none_of_our_business() -> None:
    assert site_of(SITEMAP={"format": "xml"}, DEFAULT_PAGINATION=20) == site_of()


def test_a_default_language_in_small_letters_gets_its_capitals_back() -> None:
    assert site_of(DEFAULT_LANG="pt-br", LANGUAGES=["pt-BR"]).default_lang == "pt-BR"


def test_an_entry_of_a_list_is_said_with_its_own_line() -> None:
    source = 'CATEGORIES = [\n    "News",\n    "C",\n    "C++",\n]\nEVENT_CATEGORIES = {\n    "Meetup": "red",\n}\n'
    problems = read_settings({"CATEGORIES": ["News", "C", "C++"], "EVENT_CATEGORIES": {"Meetup": "red"}}, source)[1]
    assert [(problem.line, problem.field) for problem in problems] == [(4, "CATEGORIES"), (7, "EVENT_CATEGORIES")]


def test_a_warning_leaves_the_site_as_it_is() -> None:
    site, problems = read_settings({"SITEURL": "http://a.org"}, "")
    assert (site is not None, [problem.severity for problem in problems]) == (True, ["warning"])


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.just(object()),
    lambda inside: (
        st.lists(inside) | st.tuples(inside) | st.dictionaries(st.none() | st.text() | st.integers(), inside)
    ),
    max_leaves=5,
)


@pytest.mark.parametrize("setting", [*SettingsFields.model_fields, *FIXED])
@hypothesis.given(value=ANYTHING)
@hypothesis.settings(max_examples=20, deadline=None)
def test_any_value_gives_a_site_or_problems(setting: str, value: Any) -> None:
    site, problems = read_settings({"EVENT_CATEGORIES": {"Meetup": "#2a6f5e"}, setting: value}, f"{setting} = ...")
    assert (site is None) == any(problem.is_error for problem in problems)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        pytest.param("MAP", 3, id="not the longer name before it"),
        pytest.param("MAP_TILES", 2, id="the longer name"),
        pytest.param("BLOG", 0, id="what is not there has no line"),
    ],
)
def test_a_setting_is_where_its_line_begins(name: str, line: int) -> None:
    assert line_of("# MAP\nMAP_TILES = None\nMAP = True\n", name) == line
