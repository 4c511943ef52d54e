"""Which of its categories is an entry's one, and what the others become."""

from __future__ import annotations

import pytest
from exports import Item, category, planned

KNOWN = [
    category("news", "News", number=7),
    category("local", "Local", "news", 8),
    category("uncategorized", "None", number=1),
]
NEWS, LOCAL, NONE = ("category", "news", "News"), ("category", "local", "Local"), ("category", "uncategorized", "None")


@pytest.mark.parametrize(
    ("terms", "meta", "expected"),
    [
        pytest.param(
            [NEWS, LOCAL, ("post_tag", "a", "A")], {}, ("News", ["Local", "A"]), id="the first; the others are tags"
        ),
        pytest.param(
            [NEWS, LOCAL],
            {"_yoast_wpseo_primary_category": "8"},
            ("Local", ["News"]),
            id="the one that its author called the first",
        ),
        pytest.param([NONE, LOCAL], {}, ("Local", None), id="none says nothing beside another"),
        pytest.param([NONE], {}, ("None", None), id="none alone"),
        pytest.param([], {}, (None, None), id="no category"),
        pytest.param([("post_format", "post-format-aside", "Aside")], {}, (None, None), id="what is no category"),
    ],
)
def test_the_category_and_tags(
    terms: list[tuple[str, str, str]], meta: dict[str, str], expected: tuple[object, object]
) -> None:
    [entry] = planned(*KNOWN, Item(1, terms=terms, meta=meta))

    assert (entry.fields.get("category"), entry.fields.get("tags")) == expected


def test_categories_that_are_above_each_other_in_a_circle_end_somewhere() -> None:
    circle = [category("a", "A", "b"), category("b", "B", "a")]

    assert len(planned(*circle, Item(1, terms=[("category", "a", "A")]))) == 1
