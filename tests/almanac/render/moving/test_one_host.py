"""A move within one host: the new site may lie within the old one, and neither may be in the way of the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from almanac.model.site import Site
from almanac.render.moving.move import Move
from almanac.render.moving.one_host import in_the_way, is_one_host, is_one_place, within

HOST = "https://group.example"


def site(url: str) -> Site:
    """A site there."""
    return Site("Group", url)


@pytest.mark.parametrize(
    ("old", "new", "is_one", "path"),
    [
        (HOST, f"{HOST}/site", True, "/site/"),
        (f"{HOST}/a", f"{HOST}/a/b/c", True, "/b/c/"),
        (HOST, "http://group.example/site", True, "/site/"),
        (f"{HOST}/a", f"{HOST}/ab", True, ""),
        (f"{HOST}/site", HOST, True, ""),
        (HOST, "https://other.example/site", False, ""),
        (HOST, f"{HOST}:8443/site", False, ""),
    ],
)
def test_a_new_site_lies_within_the_old_one_or_elsewhere(old: str, new: str, is_one: bool, path: str) -> None:
    assert is_one_host(site(old), site(new)) is is_one
    assert within(site(old), site(new)) == path


@pytest.mark.parametrize(
    ("new", "is_one"), [("http://group.example", True), (f"{HOST}/site", False), ("http://other.example", False)]
)
def test_one_place_has_one_host_and_one_path(new: str, is_one: bool) -> None:
    assert is_one_place(site(HOST), site(new)) is is_one


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (HOST, f"{HOST}/site", []),
        (HOST, f"{HOST}/events", ["/events/index.html"]),
        (HOST, f"{HOST}/feed", ["/feed/"]),
        (f"{HOST}/events", HOST, ["/events/index.html"]),
        (HOST, "https://other.example/events", []),
    ],
)
def test_what_both_sites_have_at_one_address_is_in_the_way(move: Move, old: str, new: str, found: list[str]) -> None:
    edition = replace(move.edition, site=replace(move.site, url=new))
    there = Move(replace(move.former, url=old), edition, move.day)

    assert in_the_way(there, ["index.html", "events/index.html", "eventsx.html"]) == found
