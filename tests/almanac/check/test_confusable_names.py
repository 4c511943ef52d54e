"""Names that readers cannot tell apart."""

from __future__ import annotations

import pytest

from almanac.check.confusable_names import check_confusable_names
from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity

CYRILLIC_A = "\u0430lpha"


def found(*names: str) -> list[Problem]:
    sources = [Source(f"stories/{number}.md", "", lines={"tags": number}) for number in range(len(names))]
    return list(check_confusable_names("tags", zip(names, sources, strict=True)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("alpha", CYRILLIC_A, id="a Cyrillic a"),
        pytest.param(CYRILLIC_A, "alpha", id="the other way round"),
        pytest.param("Alpha", CYRILLIC_A, id="beside a capital"),
        pytest.param("scope", "\u0455\u0441\u043e\u0440\u0435", id="Cyrillic throughout"),
        pytest.param("OSM", "\u039fSM", id="a Greek capital"),
        pytest.param("coop", "co\u043ep", id="in the middle"),
        pytest.param("pay", "\u0440\u0430\u0443", id="three letters"),
        pytest.param("Chile", "\u0421hile", id="a Cyrillic capital"),
        pytest.param("jazz", "\u0458azz", id="a j of Serbian"),
        pytest.param("online", "\u0585nlin\u0435", id="Armenian and Cyrillic"),
        pytest.param("wiki", "w\u0456k\u0456", id="an i of Ukrainian"),
        pytest.param("walks", "\uff57\uff41\uff4c\uff4b\uff53", id="wide letters"),
        pytest.param("walks", "\U0001d430\U0001d41a\U0001d425\U0001d424\U0001d42c", id="letters of mathematics"),
        pytest.param("office", "o\ufb03ce", id="a ligature"),
    ],
)
def test_a_name_that_looks_like_an_earlier_one_is_a_warning(first: str, second: str) -> None:
    [problem] = found(first, second)
    assert (problem.path, problem.line, problem.severity) == ("stories/1.md", 1, Severity.WARNING)
    assert problem.hint == f"write `{first}` if the same is meant; readers cannot tell the two apart"


def test_the_message_names_the_scripts() -> None:
    [problem] = found("alpha", CYRILLIC_A, CYRILLIC_A, "alpha")
    assert problem.message == (
        f"`{CYRILLIC_A}` looks like `alpha` (stories/0.md), with letters of Cyrillic and Latin in place of Latin"
    )


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(
            ("modern", "modem", "l10n", "i10n", "I0", "lO"), id="signs of one script, which can be told apart"
        ),
        pytest.param(("forum", "\u0444\u043e\u0440\u0443\u043c"), id="a word in two scripts"),
        pytest.param(("Łódź", "Lodz", "łódź"), id="accents and capitals"),
        pytest.param(("日本", "にほん", "Japan"), id="scripts of Japan"),
        pytest.param(("مرحبا", "שלום", "হ্যালো"), id="other scripts"),
        pytest.param((CYRILLIC_A,), id="one name alone"),
        pytest.param((), id="none"),
    ],
)
def test_other_names_are_not(names: tuple[str, ...]) -> None:
    assert found(*names) == []


def test_names_of_one_address_are_another_problem() -> None:
    assert found("caf\u00e9", "cafe\u0301", "\uff01caf\u00e9") == []
