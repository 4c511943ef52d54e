"""What the reference says of the schema: every field has words, and every example passes the site's own readers."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping

import pytest

from almanac.model.problem import Problem
from almanac.model.reference import FieldEntry, Section
from almanac.model.site import Site
from almanac.read.entries.comments import read_comments
from almanac.read.entries.event import read_event, read_event_translation
from almanac.read.entries.keepers import read_keepers
from almanac.read.entries.page import read_page
from almanac.read.entries.profile import read_profile, read_profile_translation
from almanac.read.entries.redirects import read_redirects
from almanac.read.entries.removals import read_removals
from almanac.read.entries.story import read_story, read_story_translation
from almanac.read.schema.comment import CommentFields
from almanac.read.schema.declaration import kinds_of_fields
from almanac.read.schema.described import front_matter, settings, title_of
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.files import FILES
from almanac.read.schema.keeper import KeptFields
from almanac.read.schema.page import PageFields, PageTranslationFields
from almanac.read.schema.profile import ProfileFields, ProfileTranslationFields
from almanac.read.schema.redirect import RedirectFields
from almanac.read.schema.removal import RemovalFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields
from almanac.read.settings.site_settings import SettingsFields, read_settings

WHOLE_SITE = Site(
    "Almanac",
    "https://almanac.example",
    languages=("en", "es"),
    categories=("News",),
    event_categories={"Conference": "#1f5f8b"},
    forum_url="https://forum.example.org",
)
SITE = WHOLE_SITE.reading
STORY = """\
title: A story
date: 2026-03-02
authors: Ada
category: News
summary: What this text is about, in one plain sentence.
…
"""
EVENT = """\
title: An event
start: 2024-08-07
summary: What happens there, and for whom.
category: Conference
worldwide: true
…
"""
SERIES = """\
title: An event
start: 2027-01-10 14:00
end: 16:00
timezone: Europe/London
summary: What happens there, and for whom.
category: Conference
worldwide: true
"""
REMOVAL = """\
address: /2026/03/02/what-happened/
when: 2026-11-30
rule: privacy
why: Somebody asked for it.
decided_by: Editors
"""
# A file that passes, by the section whose fields stand in it at `…`.
FRONTS = {
    "A story": STORY,
    "A translation of a story": "title: Una historia\nsummary: De qué trata este texto, en una frase sencilla.\n…\n",
    "A page": "title: A page\n…\n",
    "A translation of a page": "title: Una página\n…\n",
    "A profile": "name: Ada\n…\n",
    "A translation of a profile": "…\n",
    "An event": EVENT,
    "A translation of an event": "title: Un evento\nsummary: Qué pasa allí, y para quién.\n…\n",
    "An image": EVENT.replace("…", "image:\n  file: images/x.jpg\n  alt: A hall\n  credit: Ada\n  license: CC0\n  …"),
    "A place": EVENT.replace("…", "place:\n  city: Katowice\n  latitude: 50.2\n  longitude: 19.0\n  …"),
    "A registration": EVENT.replace("…", "registration:\n  …"),
    "A cost": EVENT.replace("…", "registration:\n  cost:\n    amount: 500\n    currency: KES\n    …"),
    "A deadline": EVENT.replace("…", "deadlines:\n  what: Scholarships\n  until: 2024-02-15\n  …"),
    "An organizer": EVENT.replace("…", "organizers:\n  name: Ada\n  …"),
    "A source": EVENT.replace("…", "source:\n  …"),
    "A rule to repeat": f"{SERIES}repeat:\n  every: month\n  day: second Sunday\n  …\n",
    "A change of one occurrence": f"{SERIES}repeat:\n  every: month\n  day: second Sunday\n  changes:\n"
    "    note: Why.\n    date: 2027-03-14\n    …\n",
    "A removal": f"{REMOVAL}…\n",
    "A comment": "id: 12\ndate: 2019-05-03\nhtml: <p>Yes</p>\n…\n",
    "A redirect": "from: /old/\nto: /new/\n…\n",
    "Something to keep": "what: merge\nname: main\nkeepers: Editors\n…\n",
    "A removed event": f"{REMOVAL}event:\n  uid: walk\n  start: 2027-03-06\n  file: events/2027/walk.md\n  …\n",
    "A translated image": "title: Un evento\nsummary: Qué pasa allí, y para quién.\nimage:\n  alt: Una sala\n  …\n",
}
# What has to stand in the file for an example to be right: lines that take the place of those of the same name.
BESIDE = {
    "start: 2024-08-07 09:30": "timezone: Europe/Warsaw\nend: 12:00",
    "timezone: Europe/Warsaw": "start: 2024-08-07 09:30\nend: 12:00",
    "day: [first Monday, third Monday]": "start: 2027-01-04 14:00",
    "day: last": "start: 2027-01-31 14:00",
    "rule: FREQ=MONTHLY;BYDAY=2SU": "every:\nday:",
    "words: free": "amount:\ncurrency:",
    "words: 10 EUR, students 5 EUR": "amount:\ncurrency:",
    "speaks_for: [Wikimedia Chile]": "voice: announcement",
    "source_uid: osm-event-771": "uid:",
}


# What another comment answers.
ABOVE = "- {id: 7, date: 2019-05-03, html: a}\n"


def as_item(text: str, above: str = "") -> str:
    """The fields between the two lines of front matter as the only item of a list, or that below others."""
    lines = text.strip("-\n").splitlines()
    return above + "\n".join(f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)) + "\n"


READERS = {
    StoryFields: lambda text: read_story(text, "content/stories/x.md", SITE),
    StoryTranslationFields: lambda text: read_story_translation(text, "content/stories/x.es.md", SITE, ORIGINAL),
    PageFields: lambda text: read_page(text, "content/pages/x.md", SITE),
    PageTranslationFields: lambda text: read_page(text, "content/pages/x.es.md", SITE, is_translation=True),
    ProfileFields: lambda text: read_profile(text, "content/authors/x.md", SITE),
    ProfileTranslationFields: lambda text: read_profile_translation(text, "content/authors/x.es.md", SITE, PROFILE),
    EventFields: lambda text: read_event(text, "events/x.md", SITE),
    CommentFields: lambda text: read_comments(as_item(text, above=ABOVE), "content/comments/pages/x.yml", SITE),
    RedirectFields: lambda text: read_redirects(as_item(text), WHOLE_SITE),
    KeptFields: lambda text: read_keepers(as_item(text), SITE),
    RemovalFields: lambda text: read_removals(as_item(text), SITE),
    EventTranslationFields: lambda text: read_event_translation(text, "events/x.es.md", SITE, ORIGINAL_EVENT),
}
OF_TRANSLATIONS = {"A translated image": EventTranslationFields}
OF_LISTS = {
    "A comment": CommentFields,
    "A redirect": RedirectFields,
    "Something to keep": KeptFields,
    "A removal": RemovalFields,
    "A removed event": RemovalFields,
}
KINDS = {title_of(kind): kind for kind in FILES} | OF_TRANSLATIONS | OF_LISTS
ORIGINAL = read_story(f"---\n{STORY.replace('…', '')}---\n", "content/stories/x.md", SITE)[0]
PROFILE = read_profile("---\nname: Ada\n---\n", "content/authors/x.md", SITE)[0]
ORIGINAL_EVENT = read_event(f"---\n{EVENT.replace('…', '')}---\n", "events/x.md", SITE)[0]
EXAMPLES = [
    pytest.param(section.title, f"{entry.name}: {example}", id=f"{section.title}: {entry.name}: {example}")
    for section in front_matter()
    for entry in section.entries
    for example in entry.examples
]
ENTRIES = [
    pytest.param(entry, id=f"{section.title}: {entry.name}")
    for section in (*front_matter(), settings())
    for entry in section.entries
]
SETTINGS = [
    pytest.param(entry.name, example, id=f"{entry.name} = {example}")
    for entry in settings().entries
    for example in entry.examples
]
# What a setting needs beside it.
WITH: Mapping[str, Mapping[str, object]] = {
    "LANGUAGES": {"DEFAULT_LANG": "en"},
    "FORUM_ANNOUNCE": {"FORUM_URL": "https://forum.example.org"},
    "WIKI_LISTS": {"WIKI": "https://wiki.example.org/w", "LANGUAGES": ["en", "pl"]},
    "WIKI_INBOX": {"WIKI": "https://wiki.example.org/w"},
}


def with_field(front: str, line: str) -> str:
    """The front matter with the line at `…`, in place of one of the same name beside it."""
    indent = re.search("(?m)^( *)…", front)
    assert indent is not None
    others = re.sub(rf"(?m)^{indent[1]}{line.partition(':')[0]}:.*\n", "", front)
    return others.replace("…", line)


def with_beside(front: str, lines: str) -> str:
    """The same with further lines in place of those of the same names; a name alone takes its line away."""
    for line in lines.splitlines():
        name, _, value = line.partition(":")
        front = re.sub(rf"(?m)^ *{name}:.*\n", "", front) + (f"{line}\n" if value else "")
    return front


def problems_of(title: str, line: str) -> list[Problem]:
    """What is wrong with a file of the section that has this line."""
    front = with_beside(with_field(FRONTS[title], line), BESIDE.get(line, ""))
    _, problems = READERS[KINDS.get(title, EventFields)](f"---\n{front}---\n")
    return problems


def section_of(title: str) -> Section:
    """The section with a heading."""
    return next(section for section in front_matter() if section.title == title)


@pytest.mark.parametrize(("title", "line"), EXAMPLES)
def test_an_example_passes(title: str, line: str) -> None:
    assert problems_of(title, line) == []


@pytest.mark.parametrize("title", FRONTS)
def test_a_wrong_line_in_the_same_place_does_not_pass(title: str) -> None:
    assert [problem.field.split(".")[-1] for problem in problems_of(title, "nonsense: x")] == ["nonsense"]


@pytest.mark.parametrize(("setting", "example"), SETTINGS)
def test_the_example_of_a_setting_passes(setting: str, example: str) -> None:
    value = ast.literal_eval(example)
    assert read_settings({**WITH.get(setting, {}), setting: value}, "")[1] == []


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_entry_says_what_it_is_what_it_may_be_and_gives_an_example(entry: FieldEntry) -> None:
    assert entry.meaning.endswith(".")
    assert entry.holds or entry.inside
    assert entry.examples


def test_every_kind_of_fields_has_a_section() -> None:
    assert {section.title for section in front_matter()} == {*map(title_of, kinds_of_fields())}


def test_every_setting_is_there() -> None:
    assert {entry.name for entry in settings().entries} >= {*SettingsFields.model_fields, "DEFAULT_PAGINATION"}


def test_fields_of_one_reader_keep_their_own_words() -> None:
    words = {entry.name: entry.holds for entry in settings().entries}
    assert (words["MAP_TILES"], words["SITE_TAGLINE"]) == (
        "a name of xyzservices, or `None`",
        "one line of text, or `None`",
    )


@pytest.mark.parametrize(
    ("title", "required"),
    [
        pytest.param("A story", ["title", "date", "authors", "category", "summary"], id="a story"),
        pytest.param("A translation of a story", ["title", "summary"], id="its translation"),
        pytest.param("An event", ["title", "start", "summary", "category"], id="an event"),
    ],
)
def test_what_is_required_is_said(title: str, required: list[str]) -> None:
    assert [entry.name for entry in section_of(title).entries if entry.required] == required


def test_defaults_are_as_they_would_be_written() -> None:
    defaults = {entry.name: entry.default for entry in settings().entries}
    assert (defaults["LANGUAGES"], defaults["BLOG"], defaults["TIMEZONE"], defaults["FORUM_URL"]) == (
        '["en"]',
        "True",
        '"UTC"',
        "",
    )
