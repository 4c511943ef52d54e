"""A profile belongs to an author of stories, and is called as the author's page."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.check.profiles import check_profiles
from almanac.model.entry import Source
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published

SITE = Site("Group", "https://group.example", slugs={"C++": "c-plus-plus"})
STORY = Story(Source("x.md", "x"), "x", "en", "X", Published(date(2027, 1, 2)), ("Editorial team", "C++"), "News", "S.",
              "/x/")  # fmt: skip


def said(*files: tuple[str, str]) -> list[str]:
    profiles = [
        Profile(Source(f"{slug}.md", slug, lines={"name": 2}), slug, "en", name, f"/author/{slug}/")
        for slug, name in files
    ]
    return [*map(str, check_profiles(SITE, profiles, [STORY]))]


@pytest.mark.parametrize(("slug", "name"), [("editorial-team", "Editorial team"), ("c-plus-plus", "C++")])
def test_a_profile_of_an_author_is_right_under_the_name_of_the_authors_page(slug: str, name: str) -> None:
    assert said((slug, name)) == []


@pytest.mark.parametrize(
    ("slug", "name", "expected"),
    [
        pytest.param(
            "team",
            "Editorial team",
            "team.md: the page of `Editorial team` is /author/editorial-team/, and the file is `team` "
            "(rename the file to `editorial-team.md`, and its translations with it)",
            id="another file name",
        ),
        pytest.param(
            "editorial-tem",
            "Editorial tem",
            "team: no story is by `Editorial tem`: the profile is not shown "
            "(write the name as `authors` of a story has it, such as `Editorial team` in `editorial-team.md`)",
            id="nobody, nearly somebody",
        ),
        pytest.param(
            "editorial-team",
            "Editorial Team",
            "`Editorial Team` is `Editorial team` in stories (write `Editorial team`)",
            id="another spelling",
        ),
        pytest.param("x", "?!", "(give the author a name with letters)", id="no letters"),
    ],
)
def test_what_does_not_fit_is_said_with_the_remedy(slug: str, name: str, expected: str) -> None:
    [problem] = said((slug, name))

    assert problem.endswith(expected.removeprefix("team: "))


def test_the_second_profile_of_an_author_is_an_error() -> None:
    assert said(("editorial-team", "Editorial team"), ("team", "Editorial team")) == [
        "team.md:2: name: `Editorial team` has a profile already, editorial-team.md (put both into that one, and "
        "delete this file; or give this author the name that stories have)"
    ]
