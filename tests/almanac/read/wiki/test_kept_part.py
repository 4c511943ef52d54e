"""Where a list goes on a page, and what of it is left as it is."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.wiki import PageText
from almanac.read.wiki.kept_part import BEGIN, END, Refusal, with_data, with_list

OURS = '{"license": "CC0-1.0", "description": {"en": "Events"}, "sources": "https://group.example/", "data": [["a"]]}'


def page(text: str | None, *, was_deleted: bool = False) -> PageText:
    return PageText("Page", text, was_deleted=was_deleted)


def test_a_page_that_is_not_there_becomes_the_list() -> None:
    assert with_list(page(None), "{| |}") == f"{BEGIN}\n{{| |}}\n{END}"


def test_what_is_written_is_what_comes_back() -> None:
    once = with_list(page("<!-- almanac BEGIN: ours -->x<!--Almanac end-->  \n\n"), "e\u0301")

    assert once == "<!-- almanac BEGIN: ours -->\n\u00e9\n<!--Almanac end-->"
    assert with_list(page(once), "e\u0301") == once


@given(st.text(alphabet="ab'[]{}|<>=-! \n"), st.text(alphabet="ab'[]{}|<>=-! \n"))
def test_what_is_around_the_marks_stays(before: str, after: str) -> None:
    text = f"{before}{BEGIN}old{END}{after}"
    new = with_list(page(text), "new")

    assert isinstance(new, Refusal) or new == f"{before}{BEGIN}\nnew\n{END}{after}".rstrip()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A page of people.", "no mark"),
        ("", "no mark"),
        (f"{BEGIN}{BEGIN}{END}", "2 marks where a list begins"),
        (f"{BEGIN}", "1 marks where a list begins, and 0"),
        (f"{END}{BEGIN}", "end before it begins"),
        (f"<nowiki>{BEGIN}{END}</nowiki>", "where it is text"),
        ("#REDIRECT [[Elsewhere]]", "leads to another page"),
        ("#WEITERLEITUNG [[Elsewhere]]", "leads to another page"),
    ],
)
def test_a_page_on_which_no_place_is_clear_is_left(text: str, why: str) -> None:
    refusal = with_list(page(text), "new")

    assert isinstance(refusal, Refusal)
    assert why in refusal.message


def test_what_somebody_deleted_is_not_begun_again() -> None:
    assert with_list(page(None, was_deleted=True), "x") == with_data(page(None, was_deleted=True), OURS)
    assert isinstance(with_list(page(None, was_deleted=True), "x"), Refusal)


def test_data_that_say_the_same_are_left_however_the_wiki_laid_them_out() -> None:
    laid_out = json.dumps(json.loads(OURS), indent=8, sort_keys=True)

    assert with_data(page(laid_out), OURS) == laid_out


def test_what_people_added_to_the_data_stays() -> None:
    theirs = json.loads(OURS) | {"mediawikiCategories": [{"name": "Events"}], "data": [["old"]]}
    theirs["description"] = {"en": "Old", "pl": "Wydarzenia"}
    theirs["sources"] = "Kept by a program from https://group.example/ ."

    new = with_data(page(json.dumps(theirs)), OURS)

    assert json.loads(str(new)) == theirs | {"description": {"en": "Events", "pl": "Wydarzenia"}, "data": [["a"]]}


@pytest.mark.parametrize("text", ['{"sources": "somebody else"}', "no data", "[]", ""])
def test_data_of_somebody_else_are_left(text: str) -> None:
    assert isinstance(with_data(page(text), OURS), Refusal)
