"""The reference in Markdown."""

from __future__ import annotations

from almanac.model.reference import FieldEntry, Section
from almanac.render.reference import reference

PLACE = Section("A place", "Where it is.", (FieldEntry("city", "The town.", "one line of text", examples=("Leeds",)),))
EVENT = Section(
    "An event",
    "What happens.",
    (
        FieldEntry("title", "Its name.", "text | texts", required=True, examples=("A", "B")),
        FieldEntry("place", "Where.", "or a list of such", inside="A place", examples=("{city: Leeds}",)),
    ),
)
SETTINGS = Section("Settings", "In Python.", (FieldEntry("MAP", "A map.", "", default="True"),), separator=" = ")


def lines(*sections: Section) -> list[str]:
    return reference(sections).splitlines()


def test_every_section_has_its_heading_and_is_linked_from_the_top() -> None:
    found = lines(EVENT, PLACE)
    assert [line for line in found if line.startswith(("- ", "## "))] == [
        "- [An event](#an-event)",
        "- [A place](#a-place)",
        "## An event",
        "## A place",
    ]


def test_a_field_is_a_row_and_a_bar_in_it_ends_no_cell() -> None:
    assert r"| `title` **required** | Its name.<br>*Text \| texts* | `title: A`<br>`title: B` |" in lines(EVENT)


def test_fields_of_a_field_are_linked() -> None:
    holds = "*The fields of [a place](#a-place), or a list of such*"
    assert f"| `place` | Where.<br>{holds} | `place: {{city: Leeds}}` |" in lines(EVENT, PLACE)


def test_a_default_is_said() -> None:
    assert any("A map. Left out: `True`." in line for line in lines(SETTINGS))


def test_the_page_ends_with_one_line_break() -> None:
    text = reference([EVENT])
    assert text.endswith("|\n")
    assert not text.endswith("\n\n")
