"""Names for files, and for addresses that signs tell apart."""

from __future__ import annotations

from itertools import islice

import pytest

from almanac.importers.slugs import is_reserved, parent_of, slug_with_signs, wanted_slugs


@pytest.mark.parametrize(
    ("slug", "title", "names"),
    [
        ("walk", "", ["walk", "walk-2", "walk-3"]),
        ("%d8%b9%d9%86", "", ["عن", "عن-2", "عن-3"]),
        ("", "Our walk", ["our-walk", "our-walk-2", "our-walk-3"]),
        ("🎉", "", ["post-7", "post-7-2", "post-7-3"]),
        ("ł" * 150, "", ["ł" * 96, f"{'ł' * 96}-2", f"{'ł' * 96}-3"]),
    ],
)
def test_names_in_their_order(slug: str, title: str, names: list[str]) -> None:
    assert [*islice(wanted_slugs(slug, title, "post 7"), 3)] == names


def test_page_below_another_has_the_name_of_that_before_a_number() -> None:
    parent = parent_of("/about/team/?p=1")

    assert [*islice(wanted_slugs("team", "", "page 7", parent), 3)] == ["team", "about-team", "team-2"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [("C++", "c-plus-plus"), ("C#", "c-sharp"), ("Q&A", "q-and-a"), ("🎉", "party-popper"), ("!", "exclamation-mark")],
)
def test_signs_are_spelt_out(name: str, slug: str) -> None:
    assert slug_with_signs(name) == slug


def test_story_may_be_called_what_a_page_may_not() -> None:
    assert [is_reserved("tag", kind) for kind in ("story", "page", "event")] == [False, True, True]
