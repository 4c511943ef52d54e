"""Which languages the search cannot divide into words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from almanac.check import search_languages
from almanac.check.search_languages import check_search_languages
from almanac.model.site import Site

SITE = Site("Almanac", "")


@pytest.mark.parametrize(
    ("languages", "named"),
    [
        pytest.param(["en", "ar", "ko"], "", id="languages with spaces"),
        pytest.param(["en", "zh-Hans", "ja"], "Japanese (`ja`) and Simplified Chinese (`zh-Hans`)", id="without"),
    ],
)
def test_where_the_usual_program_is_installed(
    monkeypatch: pytest.MonkeyPatch, languages: list[str], named: str
) -> None:
    monkeypatch.setattr(search_languages, "is_extended", lambda: False)
    problems = list(check_search_languages(SITE, languages))

    assert [problem.is_error for problem in problems] == [False] * bool(named)
    assert all(named in problem.message and "requirements-site.txt" in problem.hint for problem in problems)


def test_with_the_larger_program_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_languages, "is_extended", lambda: True)

    assert list(check_search_languages(SITE, ["zh"])) == []


def test_without_a_search_there_is_nothing_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_languages, "is_extended", lambda: False)

    assert list(check_search_languages(replace(SITE, search=False), ["zh"])) == []
