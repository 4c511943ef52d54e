"""What somebody keeps is read as front matter is; the value of a secret is refused, and shown to nobody."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.keeper import Kept, Kind
from almanac.model.site import Site
from almanac.read.entries.keepers import read_keepers

SETTINGS = Site("Almanac", "https://almanac.example").reading
DOMAIN = """\
- what: domain
  name: almanac.example
  keepers: [Ada, Bo]
  where: A registrar
  until: 2027-06-01
  pays: Wikimedia Chile
  for: the site
  note: Letters go to Bo.
"""
MERGE = "- what: merge\n  name: main\n  keepers: Editors\n  people: 5\n"
TOKEN = "ghp_" + "a1" * 18


def test_an_entry_says_what_it_is_who_keeps_it_and_until_when() -> None:
    domain = Kept(
        Kind.DOMAIN, "almanac.example", ("Ada", "Bo"), 2, "the site", "A registrar", date(2027, 6, 1),
        "Wikimedia Chile", "Letters go to Bo.", 1,
    )  # fmt: skip
    assert read_keepers(DOMAIN + MERGE, SETTINGS) == (
        (domain, Kept(Kind.MERGE, "main", ("Editors",), 5, line=9)),
        [],
    )


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "[]\n"])
def test_a_list_may_be_empty(text: str) -> None:
    assert read_keepers(text, SETTINGS) == ((), [])


def test_a_name_that_stands_there_twice_is_one_person() -> None:
    ((kept,), _) = read_keepers(MERGE.replace("Editors\n  people: 5", "[Ada, Ada]"), SETTINGS)
    assert kept.people == 1


def test_there_are_at_least_as_many_as_are_named() -> None:
    ((kept,), _) = read_keepers(MERGE.replace("Editors\n  people: 5", "[Ada, Bo]\n  people: 1"), SETTINGS)
    assert kept.people == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            MERGE.replace("merge", "merging"),
            "content/keepers.yml:1: what: `merging` is nothing that is kept (did you mean `merge`?)",
            id="another kind",
        ),
        pytest.param(
            DOMAIN.replace("2027-06-01", "June"),
            "content/keepers.yml:5: until: `June` is not a day (write year, month and day, such as `2027-05-08`)",
            id="no day",
        ),
        pytest.param(
            DOMAIN.replace("until", "expires"),
            "content/keepers.yml:5: expires: is not a field of something to keep",
            id="another field",
        ),
        pytest.param("- what: merge\n  name: main\n", "content/keepers.yml:1: keepers: is missing", id="nobody"),
        pytest.param("what: merge\n", "content/keepers.yml:1: is not a list", id="no list"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, said: str) -> None:
    kept, (problem, *_) = read_keepers(text, SETTINGS)
    assert kept == ()
    assert str(problem).startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{MERGE}  note: {TOKEN}\n", id="in a field"),
        pytest.param(f"{MERGE}  until: {TOKEN}\n", id="where another Problem would quote it"),
        pytest.param(f"{MERGE}# {TOKEN}\n", id="in a comment"),
        pytest.param(f"{MERGE}  {TOKEN}: [\n", id="in what is no YAML"),
    ],
)
def test_the_value_of_a_secret_is_refused_and_shown_to_nobody(text: str) -> None:
    kept, problems = read_keepers(text, SETTINGS)
    assert kept == ()
    (said,) = map(str, problems)
    assert said.startswith("content/keepers.yml:5: `ghp_…` looks like the value of a secret (write its name alone")
    assert TOKEN[:6] not in said
