"""Names that are one, and names that signs alone tell apart."""

from __future__ import annotations

from collections import Counter

from almanac.importers.names import in_one_spelling, slugs_of_groups, slugs_to_add
from almanac.model.group import Group
from almanac.model.site import Site


def test_names_have_the_spelling_of_most() -> None:
    counted = {"open data": 1, "Open-Data": 3, "“Open data”": 1, "C": 1, "c": 2, "C++": 1}

    assert in_one_spelling(counted) == {"open data": "Open-Data", "“Open data”": "Open-Data", "C": "c"}


def test_slugs_are_given_where_addresses_would_be_one_or_none() -> None:
    site = Site("A", "", slugs={"C#": "sharp"})

    assert slugs_to_add(site, ["C++", "C", "C#", "🎉", "walks", "con", "!", "! "]) == {
        "!": "exclamation-mark", "! ": "exclamation-mark-2", "C++": "c-plus-plus", "con": "con-1", "🎉": "party-popper",
    }  # fmt: skip


def test_cities_of_two_countries_are_told_apart() -> None:
    groups = Counter([Group("city", "Córdoba", country=country) for country in ("AR", "ES")])

    assert slugs_of_groups(Site("A", ""), groups) == {"Córdoba, ES": "córdoba-es"}
