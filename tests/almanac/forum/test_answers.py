"""What a forum answers is told apart, also from what others say in its name."""

from __future__ import annotations

import json

import pytest

from almanac.forum.answers import Answer, Limited, Moved, NotThere, Refused, Response, Said, Unclear, answer_of

JSON, HTML, TEXT = ({"content-type": kind} for kind in ("application/json", "text/html; charset=utf-8", "text/plain"))
PAGE = "<!DOCTYPE html><title>Just a moment...</title>"
SLOW = json.dumps({"errors": ["Too often."], "error_type": "rate_limit", "extras": {"wait_seconds": 14}})


@pytest.mark.parametrize(
    ("response", "answer"),
    [
        pytest.param(Response(200, JSON, '{"id": 1}'), Said({"id": 1}), id="an answer"),
        pytest.param(Response(200, HTML, PAGE), Unclear("status 200 with a page of HTML"), id="a browser is checked"),
        pytest.param(Response(200, JSON, ""), Unclear("status 200 with no JSON"), id="nothing at all"),
        pytest.param(Response(200, JSON, '{"id": 1'), Unclear("status 200 with no JSON"), id="cut off"),
        pytest.param(Response(200, JSON, "[" * 100_000), Unclear("status 200 with no JSON"), id="nested without end"),
        pytest.param(Response(200, JSON, "7"), Unclear("status 200 with no JSON"), id="a number"),
        pytest.param(
            Response(301, {"location": "https://f.org/t/a-slug/7.json?page="}),
            Moved("7", "https://f.org/t/a-slug/7.json?page="),
            id="a topic",
        ),
        pytest.param(Response(302, {"location": "/login"}), Moved("", "/login"), id="to log in"),
        pytest.param(Response(301), Moved("", ""), id="nowhere"),
        pytest.param(Response(404, JSON, '{"errors": ["Not found"]}'), NotThere(404, "Not found"), id="not there"),
        pytest.param(Response(410, JSON, '{"errors": ["Deleted"]}'), NotThere(410, "Deleted"), id="deleted"),
        pytest.param(Response(403, JSON, '{"errors": ["No", "way"]}'), NotThere(403, "No; way"), id="not for us"),
        pytest.param(Response(404, HTML, PAGE), Unclear("status 404 with a page of HTML"), id="a domain for sale"),
        pytest.param(Response(403, HTML, PAGE), Unclear("status 403 with a page of HTML"), id="a proxy's no"),
        pytest.param(Response(502, HTML, PAGE), Unclear("status 502 with a page of HTML"), id="a proxy alone"),
        pytest.param(Response(503, JSON, "{}"), Unclear("status 503"), id="a forum at work on itself"),
        pytest.param(Response(409, JSON, '{"errors": ["Edited"]}'), Refused(409, "Edited"), id="edited meanwhile"),
        pytest.param(Response(422, JSON, '{"errors": ["a"], "action": "x"}'), Refused(422, "a"), id="refused"),
        pytest.param(Response(422, JSON, "{}"), Refused(422, "status 422"), id="refused without words"),
        pytest.param(Response(429, JSON | {"retry-after": "14"}, SLOW), Limited(14, whole=False), id="one action"),
        pytest.param(
            Response(429, TEXT | {"retry-after": "11", "discourse-rate-limit-error-code": "x"}, "Slow down"),
            Limited(11, whole=True),
            id="everything",
        ),
        pytest.param(Response(429, HTML | {"retry-after": "7"}, PAGE), Limited(7, whole=True), id="a proxy's limit"),
        pytest.param(Response(429, HTML, PAGE), Limited(60, whole=True), id="who knows how long"),
        pytest.param(Response(429, TEXT | {"retry-after": "soon"}), Limited(60, whole=True), id="no number"),
        pytest.param(Response(429, TEXT | {"retry-after": "9" * 20}), Limited(172_800, whole=True), id="for ever"),
    ],
)
def test_an_answer(response: Response, answer: Answer) -> None:
    assert answer_of(response) == answer


@pytest.mark.parametrize(
    ("words", "of_identifier", "of_title"),
    [
        ("External has already been taken", True, False),
        ("External ist bereits vergeben", True, False),
        ("Title has already been used", False, True),
        ("Title is too short", False, False),
        ("Titel wurde bereits verwendet", False, False),
        ("Body is too similar to what you recently posted", False, False),
    ],
)
def test_what_a_refusal_is_about(words: str, of_identifier: bool, of_title: bool) -> None:
    refused = Refused(422, words)

    assert (refused.is_about_identifier, refused.is_about_title) == (of_identifier, of_title)


def test_words_of_a_forum_are_one_line_and_not_without_end() -> None:
    answer = answer_of(Response(422, JSON, json.dumps({"errors": ["One\nline " * 100]})))

    assert isinstance(answer, Refused)
    assert ("\n" in answer.words, len(answer.words)) == (False, 300)
