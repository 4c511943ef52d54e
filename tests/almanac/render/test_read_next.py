"""What to read after a story: neighbours in its series, under its rarest tag, in its category; in its language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from almanac.model.entry import Source
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.render.read_next import ReadNext


def story(
    slug: str, day: int, lang: str = "en", series: str = "", tags: tuple[str, ...] = (), category: str = "News"
) -> Story:
    return Story(
        source=Source(f"content/stories/2027/{slug}.{lang}.md", f"content/stories/2027/{slug}"),
        slug=slug,
        lang=lang,
        title=slug,
        published=Published(date(2027, 1, 1) + timedelta(days=day)),
        authors=("Ewa",),
        category=category,
        summary="What it is about.",
        address=f"/{lang}/{slug}/",
        series=series,
        tags=tags,
        is_translation=lang != "en",
    )  # fmt: skip


def after(slug: str, *stories: Story, lang: str = "en") -> list[str]:
    newest_first = sorted(stories, key=lambda one: one.published.day, reverse=True)
    [chosen] = [one for one in stories if (one.slug, one.lang) == (slug, lang)]
    return [next_one.address for next_one in ReadNext(newest_first).after(chosen)]


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        pytest.param("one", ["/en/two/", "/en/three/"], id="the first"),
        pytest.param("two", ["/en/three/", "/en/one/"], id="one between"),
        pytest.param("three", ["/en/two/", "/en/one/"], id="the last"),
    ],
)
def test_in_a_series_the_next_part_comes_first(slug: str, expected: list[str]) -> None:
    parts = [story(name, day, series="Parts", category=name) for day, name in enumerate(("one", "two", "three"))]

    assert after(slug, *parts) == expected


def test_a_tag_that_few_have_comes_before_one_that_all_have_and_before_the_category() -> None:
    all_have = [story(f"n{day}", day, tags=("wiki",)) for day in range(5)]
    rare = story("rare", 9, tags=("wiki", "forum"), category="Lessons")
    of_the_category = story("of-the-category", 8, category="Lessons")
    chosen = story("chosen", 3, tags=("wiki", "forum"), category="Lessons")

    assert after("chosen", rare, of_the_category, chosen, *all_have) == ["/en/rare/", "/en/n4/", "/en/n3/"]


def test_there_are_never_more_than_three_and_never_itself() -> None:
    stories = [story(f"s{day}", day) for day in range(9)]

    assert after("s4", *stories) == ["/en/s5/", "/en/s3/", "/en/s6/"]


def test_they_are_in_the_language_of_the_story_and_no_translation_of_it() -> None:
    stories = [story(slug, day, lang) for day, slug in enumerate("abc") for lang in ("en", "es")]

    assert after("b", *stories, lang="es") == ["/es/c/", "/es/a/"]


def test_a_new_story_changes_the_pages_of_few_others() -> None:
    stories = [story(f"s{day}", day) for day in range(9)]
    new = story("new", 10)
    changed = [one.slug for one in stories if after(one.slug, *stories) != after(one.slug, *stories, new)]

    assert changed == ["s7", "s8"]


def test_alone_it_has_nothing_to_lead_to() -> None:
    assert after("alone", story("alone", 1, tags=("a", "a"))) == []


def test_what_is_near_in_several_ways_comes_before_what_is_so_in_one() -> None:
    one = story("one", 5, tags=("maps", "rivers"))
    both, maps, rivers = (
        story("both", 3, tags=("maps", "rivers")),
        story("m", 6, tags=("maps",)),
        story("r", 6, tags=("rivers",)),
    )

    assert after("one", one, maps, rivers, both)[0] == "/en/both/"


def test_one_more_under_a_tag_that_many_have_reorders_no_page_far_from_it() -> None:
    stories = [story(f"s{day}", day, tags=("wiki", f"t{day % 3}")) for day in range(60)]
    new = story("new", 100, tags=("wiki", "t0"))
    changed = [one.slug for one in stories if after(one.slug, *stories) != after(one.slug, *stories, new)]

    assert len(changed) <= 4
