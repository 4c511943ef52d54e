"""A page is made of its template and of all that this one names, by whatever way: nothing else, and nothing less."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from jinja2.meta import find_referenced_templates

from almanac.build.template_sources import TemplateSources
from almanac.store.results import Results

THEME = Path(__file__).parents[3] / "theme" / "templates"
TEMPLATES = {
    "page.html": '{% extends "base.html" %}'
    '{% from "card.html" import card %}{% block main %}{{ card(1) }}{% endblock %}',
    "base.html": '{% import "words.html" as words %}{% block main %}{% endblock %}{% include "foot.html" %}',
    "card.html": "{% macro card(of) %}{{ of }}{% endmacro %}",
    "words.html": "{% macro of() %}{% include ['own.html', 'none.html'] ignore missing %}{% endmacro %}",
    "own.html": "<p>own</p>",
    "foot.html": "<p>foot</p>",
    "other.html": "<p>other</p>",
}
ANY = {**TEMPLATES, "page.html": "{% include name %}"}
BROKEN = {**TEMPLATES, "page.html": "{% include 'foot.html' %}{% if ' %}"}


def sources(templates: Mapping[str, str], root: Path, *, program: bytes = b"p" * 16) -> TemplateSources:
    return TemplateSources(Environment(loader=DictLoader(templates), autoescape=True), Results(root), program)


def of_page(templates: Mapping[str, str], root: Path) -> bytes:
    return sources(templates, root).fingerprint("page.html")


@pytest.mark.parametrize("name", ["page.html", "base.html", "card.html", "words.html", "own.html", "foot.html"])
def test_each_template_that_is_named_counts_however_far_away(name: str, tmp_path: Path) -> None:
    edited = {**TEMPLATES, name: f"{TEMPLATES[name]} "}

    assert of_page(edited, tmp_path) != of_page(TEMPLATES, tmp_path)


def test_one_that_is_not_named_does_not_count(tmp_path: Path) -> None:
    edited = {**TEMPLATES, "other.html": "<p>another</p>", "more.html": ""}

    assert of_page(edited, tmp_path) == of_page(TEMPLATES, tmp_path)


def test_one_that_was_missing_counts_as_soon_as_it_is_there(tmp_path: Path) -> None:
    assert of_page({**TEMPLATES, "none.html": "<p>none</p>"}, tmp_path) != of_page(TEMPLATES, tmp_path)


def test_one_that_goes_counts(tmp_path: Path) -> None:
    left = {name: text for name, text in TEMPLATES.items() if name != "own.html"}

    assert of_page(left, tmp_path) != of_page(TEMPLATES, tmp_path)


@pytest.mark.parametrize("templates", [ANY, BROKEN], ids=["named by a value", "cannot be read"])
def test_where_nobody_knows_what_is_named_all_count(templates: Mapping[str, str], tmp_path: Path) -> None:
    edited = {**templates, "other.html": "<p>another</p>"}

    assert of_page(edited, tmp_path) != of_page(templates, tmp_path)


@pytest.mark.parametrize(
    "source",
    [
        "{%- include 'foot.html' -%}",
        '{% include "foot.html" ignore missing without context %}',
        '{% import "foot.html" as foot %}',
        '{% from "foot.html" import foot with context %}',
        '{% include "foot" ".html" %}',
        '{% include "foot" ~ ".html" %}',
        '{% include "foot\\x2ehtml" %}',
        '{% include ("foot.html", "words.html") %}',
        '{% include "words.html" if long else "foot.html" %}',
        '{% if long %}{% include "foot.html" %}{% endif %}',
    ],
)
def test_however_it_is_written_what_is_named_is_what_jinja_finds(source: str, tmp_path: Path) -> None:
    found = sources({**TEMPLATES, "page.html": source}, tmp_path).behind("page.html")
    named = {*find_referenced_templates(Environment(autoescape=True).parse(source))}
    behind_words = {"own.html", "none.html"} if "words.html" in named else set()

    assert "foot.html" in found
    assert {*found} == ({*TEMPLATES} if None in named else {"page.html", *named, *behind_words})


@pytest.mark.parametrize(
    "source",
    [
        "{% raw %}{% include 'other.html' %}{% endraw %}",
        "{# {% include 'other.html' %} #}",
        "include 'other.html'",
        "{{ include('other.html') }}",
    ],
)
def test_what_only_looks_like_a_name_is_none(source: str, tmp_path: Path) -> None:
    assert sources({**TEMPLATES, "page.html": source}, tmp_path).behind("page.html") == ["page.html"]


def test_each_template_of_the_theme_names_what_jinja_finds(tmp_path: Path) -> None:
    for path in sorted(THEME.rglob("*.html")):
        source = path.read_text("utf-8")
        loader = DictLoader({"page.html": source})
        environment = Environment(loader=loader, autoescape=True, extensions=["jinja2.ext.i18n"])
        named = {*find_referenced_templates(environment.parse(source))}
        expected = {"page.html"} if None in named else {"page.html", *named}

        found = TemplateSources(environment, Results(tmp_path), b"p" * 16).behind("page.html")
        assert found == sorted(expected)


def test_templates_that_name_each_other_come_to_an_end(tmp_path: Path) -> None:
    circle = {"page.html": '{% include "back.html" %}', "back.html": '{% include "page.html" %}'}

    assert of_page(circle, tmp_path) != of_page({**circle, "back.html": ""}, tmp_path)


def test_what_a_source_names_is_found_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sources(TEMPLATES, tmp_path)
    made = first.fingerprint("page.html")
    first.keep()
    monkeypatch.setattr(Environment, "lex", None)

    assert of_page(TEMPLATES, tmp_path) == made


def test_another_program_finds_out_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sources(TEMPLATES, tmp_path)
    first.fingerprint("page.html")
    first.keep()
    monkeypatch.setattr(Environment, "lex", None)

    with pytest.raises(TypeError):
        sources(TEMPLATES, tmp_path, program=b"q" * 16).fingerprint("page.html")
