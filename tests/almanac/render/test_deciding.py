"""The page of those who decide says who is asked and who has said yes, and names nobody where a site names nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.history import Activity, History
from almanac.model.owner import OwnerRule, Owners
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import Published
from almanac.render.deciding import deciding

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Almanac", "https://almanac.example", repository_url="https://github.com/example/almanac")
RULES = (
    OwnerRule("*", ("example/keepers",)),
    OwnerRule("/theme/"),
    OwnerRule("/content/stories/", ("ann", "bo")),
    OwnerRule("events/**", ("ann",)),
    OwnerRule("/plugins/*.py", ("cy",)),
)
MERGES = {
    "Ann B": (2, datetime(2027, 1, 2, tzinfo=UTC)),
    "Bo": (7, datetime(2027, 2, 2, tzinfo=UTC)),
    "Gone": (9, datetime(2025, 2, 2, tzinfo=UTC)),
}
STORY = Story(
    Source("content/stories/a.md", "a"), "a", "en", "A", Published(date(2027, 1, 1)), ("Ann B",), "News", "A.", "/a/"
)
PROFILE = Profile(Source("content/authors/ann-b.md", "ann-b"), "ann-b", "en", "Ann B", "/author/ann-b/",
                  affiliation="A group", disclosure="Works for it.")  # fmt: skip


def edition(**parts: object) -> Edition:
    whole = Edition(
        SITE, NOW, history=History(activity=Activity({}, MERGES)), owners=Owners(".github/CODEOWNERS", RULES)
    )
    return replace(whole, **parts)  # type: ignore[arg-type]


def test_parts_stand_with_what_is_left_last_and_those_of_nobody_not_at_all() -> None:
    parts = deciding(edition(), "en").parts
    assert [(part.name, part.pattern, [owner.name for owner in part.owners]) for part in parts] == [
        ("", "/plugins/*.py", ["cy"]),
        ("Events", "events/**", ["ann"]),
        ("Stories", "/content/stories/", ["ann", "bo"]),
        ("Everything else", "*", ["example/keepers"]),
    ]


@pytest.mark.parametrize(
    ("repository", "urls"),
    [
        ("https://github.com/example/almanac", ["https://github.com/ann", ""]),
        ("https://gitlab.com/example/almanac", ["https://gitlab.com/ann", "https://gitlab.com/example/keepers"]),
        ("", ["", ""]),
    ],
)
def test_a_name_leads_to_the_forge_where_everybody_can_see_it(repository: str, urls: list[str]) -> None:
    owners = Owners("CODEOWNERS", (OwnerRule("*", ("ann", "example/keepers")),))
    (part,) = deciding(edition(site=replace(SITE, repository_url=repository), owners=owners), "en").parts
    assert [owner.url for owner in part.owners] == urls


def test_who_has_said_yes_stands_with_the_latest_first_and_what_their_profile_says() -> None:
    view = deciding(edition(stories=(STORY,), profiles=(PROFILE,)), "en")
    assert [
        (person.name, person.number, person.last, person.address, person.disclosure) for person in view.mergers
    ] == [
        ("Bo", 7, "2027-02-02", "", ""),
        ("Ann B", 2, "2027-01-02", "/author/ann-b/", "Works for it."),
    ]


def test_a_site_that_names_nobody_counts_them() -> None:
    view = deciding(edition(site=replace(SITE, contributors=False)), "en")
    assert (view.mergers, view.count) == ((), 2)


def test_of_a_history_that_is_not_whole_nobody_is_known() -> None:
    view = deciding(edition(history=History(complete=False, activity=Activity({}, MERGES))), "en")
    assert (view.mergers, view.count) == ((), 0)


def test_pages_of_the_site_that_say_more_are_named() -> None:
    pages = tuple(
        Page(Source(f"content/pages/{slug}.md", slug), slug, "en", slug, f"/{slug}/")
        for slug in ("about", "code-of-conduct", "governance")
    )
    assert [page.address for page in deciding(edition(pages=pages), "en").pages] == [
        "/code-of-conduct/",
        "/governance/",
    ]


def test_the_rules_lead_to_how_they_changed() -> None:
    assert deciding(edition(), "en").file_url == "https://github.com/example/almanac/commits/main/.github/CODEOWNERS"
