"""A place from its fields, and what only several of them show."""

from __future__ import annotations

import pytest

from almanac.model.place import Place
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.read.entries.place import check_place
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.event import EventFields
from almanac.read.schema.place import PlaceFields
from almanac.read.validation.checked import Checked
from almanac.read.validation.validate import validate

VENUE = "name: Hall\naddress: plac 1\ncity: Katowice\ncountry: pl\nlatitude: 50.2652\nlongitude: 19.0269"


def values_of(yaml: str) -> Checked[EventFields]:
    """An event that has a place; ``yaml`` is what stands below it."""
    indented = yaml.replace("\n", "\n  ")
    front, _ = read_front_matter(f"---\nplace:\n  {indented}\n---\n", "x.md")
    assert front is not None
    return validate(front, EventFields, Site("Almanac", ""))


def noted(yaml: str) -> list[Problem]:
    values = values_of(yaml)
    values.problems.clear()
    check_place(values, values.value(lambda event: event.place), ("place",))
    return values.problems


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param(VENUE, Place("Hall", "plac 1", "Katowice", "PL", 50.2652, 19.0269), id="all of it"),
        pytest.param("city: Katowice", Place(city="Katowice"), id="a town"),
    ],
)
def test_a_place_is_what_its_fields_say(yaml: str, expected: Place) -> None:
    place = values_of(yaml).value(lambda event: event.place)
    assert place is not None
    assert place.as_place() == expected


@pytest.mark.parametrize(
    ("place", "point"),
    [
        pytest.param(Place(latitude=50.2, longitude=19.0), (50.2, 19.0), id="mapped"),
        pytest.param(Place(latitude=0.0, longitude=0.0), (0.0, 0.0), id="mapped in the Gulf of Guinea"),
        pytest.param(Place(city="Katowice"), None, id="listed"),
    ],
)
def test_a_place_has_a_point_or_not(place: Place, point: tuple[float, float] | None) -> None:
    assert place.point == point


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param(VENUE, id="all of it"),
        pytest.param("country: PL", id="a country alone"),
        pytest.param("city: Katowice\nlatitude: 50.2652\nlongitude: 19.0269", id="a point without a country"),
    ],
)
def test_what_fits_together_is_not_mentioned(yaml: str) -> None:
    assert noted(yaml) == []


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        pytest.param(
            "city: a\nlatitude: 50",
            Problem(
                "x.md",
                4,
                "place.latitude",
                "stands without longitude",
                "add a line `longitude: ...`, or delete this one",
            ),
            id="half a point",
        ),
        pytest.param(
            "city: a\nlongitude: 50",
            Problem(
                "x.md",
                4,
                "place.longitude",
                "stands without latitude",
                "add a line `latitude: ...`, or delete this one",
            ),
            id="the other half",
        ),
        pytest.param(
            "latitude: 50\nlongitude: 19",
            Problem(
                "x.md",
                2,
                "place",
                "has neither name, address, city nor country",
                "say at least `city` and `country`",
            ),
            id="only a point",
        ),
        pytest.param(
            "country: PL\nlatitude: 19.0269\nlongitude: 50.2652",
            Problem(
                "x.md",
                4,
                "place.latitude",
                "19.0269, 50.2652 is far from Poland (PL)",
                "did you mean `latitude: 50.2652`, `longitude: 19.0269`?",
                Severity.WARNING,
            ),
            id="a point in another country",
        ),
    ],
)
def test_what_does_not_fit_together_is_said(yaml: str, expected: Problem) -> None:
    assert noted(yaml) == [expected]


def test_no_place_has_no_faults() -> None:
    values = values_of("city: a")
    values.problems.clear()
    check_place(values, None, ("place",))
    assert values.problems == []


def test_the_fields_of_a_place_are_those_of_the_schema() -> None:
    assert list(PlaceFields.model_fields) == ["name", "address", "city", "country", "latitude", "longitude"]
