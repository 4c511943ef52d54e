"""The settings for wikis."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path
from typing import Any

import pytest

from almanac.model.wiki import WikiList
from almanac.read.answers.names import WIKI
from almanac.read.fault import Fault
from almanac.read.settings.lists import Faults
from almanac.read.settings.site_settings import read_settings
from almanac.read.settings.wikis import title, wiki_address, wiki_lists
from almanac.read.wiki.inbox import BODY, read_inbox


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("https://meta.wikimedia.org/w/", "https://meta.wikimedia.org/w"),
        ("https://meta.wikimedia.org/w/api.php", "https://meta.wikimedia.org/w"),
        ("https://wiki.example", "https://wiki.example"),
        (None, ""),
    ],
)
def test_where_a_wiki_is(value: object, address: str) -> None:
    assert wiki_address(value) == address


@pytest.mark.parametrize(
    ("value", "hint"),
    [
        ("https://meta.wikimedia.org/wiki/Main_Page", "Special:Version"),
        ("https://meta.wikimedia.org/w/index.php?title=x", "the folder of `api.php`"),
        ("meta.wikimedia.org", "https://"),
    ],
)
def test_where_none_is(value: str, hint: str) -> None:
    with pytest.raises(Fault) as fault:
        wiki_address(value)

    assert hint in f"{fault.value.message} {fault.value.hint}"


@pytest.mark.parametrize("value", ["A|b", "{{x}}", "A#b", "x" * 256, "../x", "A<b", "a%20b", "/x", ":x"])
def test_what_is_no_title(value: str) -> None:
    with pytest.raises(Fault):
        title(value)


def test_a_list_with_all_that_it_may_have() -> None:
    options = {
        "list": "events", "lang": "es", "most": 10, "category": "Walk", "country": "pl", "language": "pl", "tag": "a",
        "template": "Our_list", "wiki": "https://es.wiki.example/w",
    }  # fmt: skip

    assert wiki_lists({"Project:Our_events": options}) == (
        WikiList("Project:Our events", "events", "es", 10, "Walk", "PL", "pl", "a", "Our list",
                 "https://es.wiki.example/w"),
    )  # fmt: skip


def test_a_list_that_says_no_more_than_it_must() -> None:
    assert wiki_lists({"A": {"list": "stories"}, "Data:A.tab": {"list": "events"}}) == (
        WikiList("A", "stories", "", 50),
        WikiList("Data:A.tab", "events", "", 500),
    )
    assert wiki_lists(None) == wiki_lists({}) == ()


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"A": {"list": "event"}}, "did you mean `events`?"),
        ({"A": {}}, "has no `list`"),
        ({"A": "events"}, "not what is to be listed"),
        ({"A": {"list": "events", "cuntry": "PL"}}, "did you mean `country`?"),
        ({"A": {"list": "events", "country": "Poland"}}, "write `PL`"),
        ({"A": {"list": "events", "most": 0}}, "a number from 1 to 500"),
        ({"A": {"list": "events", "most": True}}, "a number from 1 to 500"),
        ({"A": {"list": "events", "template": "x}}"}}, "which no title has"),
        ({"Data:A": {"list": "events"}}, "write `Data:A.tab`"),
        ({"Data:A.tab": {"list": "events", "template": "x"}}, "delete `template`"),
        ({"": {"list": "events"}}, "a page without a title"),
    ],
)
def test_what_is_wrong_with_a_list(value: dict[str, Any], words: str) -> None:
    with pytest.raises(Faults) as faults:
        wiki_lists(value)

    ((_, fault),) = faults.value.faults
    assert words in f"{fault.message} {fault.hint}"


SETTINGS = 'SITEURL = "https://group.example"\nWIKI_LISTS = {\n    "A": {"list": "events"},\n}\nWIKI_INBOX = "B"\n'


def test_what_needs_a_wiki_is_named_at_its_line() -> None:
    given: dict[str, Any] = {"SITEURL": "https://group.example", "WIKI_LISTS": {"A": {"list": "events"}}}
    given["WIKI_INBOX"] = "B"
    _, problems = read_settings(given, SETTINGS)

    assert [(one.line, one.field) for one in problems if "needs a wiki" in one.message] == [
        (3, "WIKI_LISTS"),
        (5, "WIKI_INBOX"),
    ]
    site, problems = read_settings({**given, "WIKI": "https://wiki.example/w"}, SETTINGS)
    assert site
    assert [(one.wiki, one.lang) for one in site.lists_on_wikis] == [("https://wiki.example/w", "en")]


GUIDE = (Path(__file__).parents[4] / "docs" / "wiki.md").read_text("utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("example", [textwrap.dedent(example) for example in EXAMPLES])
def test_what_the_guide_writes_is_read(example: str) -> None:
    settings: dict[str, Any] = {"WIKI": "https://wiki.example/w", "SITEURL": "https://group.example"}
    exec(example, settings)  # noqa: S102 - a page of ours

    site, problems = read_settings({name: value for name, value in settings.items() if name.isupper()}, "")

    assert (site is not None, [str(problem) for problem in problems if problem.is_error]) == (True, [])


def test_the_guide_names_each_parameter() -> None:
    table = GUIDE.partition("| of an event |")[2].partition("\n\n")[0]
    named = set(re.findall(r"`([a-z_]+)`", table))

    assert {*WIKI.fields["event"], *WIKI.fields["story"], BODY} - named == set()


def test_the_form_of_the_guide_has_parameters_that_are_known() -> None:
    (form,) = [one for text in re.findall(r"```wikitext\n(.*?)```", GUIDE, re.DOTALL) for one in read_inbox(text)]

    assert {name for name, _ in form.values} <= WIKI.fields["event"].keys()
