"""The form as its page gets it: in each language, with what the site has."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from almanac.model.form_facts import Kind
from almanac.model.site import Site
from almanac.read.entries.event import read_event
from almanac.read.entries.story import read_story
from almanac.read.schema.form_facts import ASKED, form_facts
from almanac.render.entry_form.form_view import form_view
from almanac.render.views.entry_form import FormField, FormView

SITE = Site(
    "Almanac",
    "https://example.org",
    languages=("en", "ar"),
    categories=("News", "Lessons"),
    event_categories={"Meetup": "#2a6f5e"},
    category_names={"ar": {"Meetup": "لقاء"}},
)
# What a form asks in another way than front matter has it.
NOT_IN_FRONT_MATTER = {"where", "body", "point"}
ASKED_OTHERWISE = {"place.latitude", "place.longitude", "worldwide", "date"}


def view(kind: Kind, site: Site = SITE, lang: str = "en") -> FormView:
    return form_view(kind, form_facts(), site, lang)


def fields(of: FormView) -> dict[str, FormField]:
    return {field.name: field for section in of.sections for field in section.fields}


@pytest.mark.parametrize("kind", ASKED)
def test_a_form_asks_what_the_schema_for_it_has(kind: Kind) -> None:
    names = {*fields(view(kind))}

    assert names - NOT_IN_FRONT_MATTER == {*ASKED[kind]} - ASKED_OTHERWISE


def test_what_the_schema_requires_is_marked() -> None:
    required = [name for name, field in fields(view("event")).items() if field.required]

    assert required == ["title", "summary", "category", "start"]


def test_categories_countries_and_languages_are_called_as_their_language_does() -> None:
    found = fields(view("event", lang="ar"))
    countries = {choice.value: choice.name for choice in found["place.country"].choices}

    assert [(choice.value, choice.name) for choice in found["category"].choices] == [("Meetup", "لقاء")]
    assert countries["EG"] == "مصر"
    assert [choice.value for choice in found["lang"].choices] == ["ar", "en"]


def test_a_site_of_one_language_does_not_ask_for_it() -> None:
    assert "lang" not in fields(view("story", replace(SITE, languages=("en",))))


@pytest.mark.parametrize(("kind", "read"), [("event", read_event), ("story", read_story)])
def test_the_example_passes_the_check(kind: Kind, read: object) -> None:
    of = view(kind)
    entry, problems = read(of.example, of.path, SITE.reading)  # type: ignore[operator]

    assert (entry is not None, [problem for problem in problems if problem.is_error]) == (True, [])


def test_the_script_knows_where_files_go() -> None:
    facts = json.loads(view("event", replace(SITE, events_path="gatherings")).facts)

    assert (facts["folder"], facts["lang"], facts["zone"]) == ("gatherings", "en", "UTC")
    assert json.loads(view("story").facts)["folder"] == "content/stories"


@pytest.mark.parametrize("site", [replace(SITE, map=False), replace(SITE, map=True)])
def test_a_site_without_a_map_asks_for_a_point_all_the_same(site: Site) -> None:
    of = view("event", site)

    assert ("point" in fields(of), of.has_map) == (True, site.map)
