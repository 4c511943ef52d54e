"""A page is made of its template and of all that this one names, by whatever way: nothing else, and nothing less."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from almanac.build.template_sources import TemplateSources
from almanac.store.results import Results

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
BROKEN = {**TEMPLATES, "page.html": "{% if %}"}


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


def test_templates_that_name_each_other_come_to_an_end(tmp_path: Path) -> None:
    circle = {"page.html": '{% include "back.html" %}', "back.html": '{% include "page.html" %}'}

    assert of_page(circle, tmp_path) != of_page({**circle, "back.html": ""}, tmp_path)


def test_what_a_source_names_is_found_once_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sources(TEMPLATES, tmp_path)
    made = first.fingerprint("page.html")
    first.keep()
    monkeypatch.setattr(Environment, "parse", None)

    assert of_page(TEMPLATES, tmp_path) == made


def test_another_program_finds_out_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = sources(TEMPLATES, tmp_path)
    first.fingerprint("page.html")
    first.keep()
    monkeypatch.setattr(Environment, "parse", None)

    with pytest.raises(TypeError):
        sources(TEMPLATES, tmp_path, program=b"q" * 16).fingerprint("page.html")
