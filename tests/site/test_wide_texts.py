"""Tables and code that are wider than a telephone scroll in a box of their own, which shows and says that it does."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from built.project import REPOSITORY
from PIL import Image

from almanac.store.translations import read_interface

LONG_WORDS = "/ar/2027/01/19/long-words/"


def shades(box: Any, side: str) -> int:
    """How many shades of grey an edge of the box has, as wide as the shadow is and in the middle of its height."""
    with Image.open(io.BytesIO(box.screenshot())) as picture:
        width, height = picture.size
        left = {"left": 2, "right": width - 10}[side]
        return len(set(picture.convert("L").crop((left, height // 2, left + 8, height // 2 + 1)).tobytes()))


@pytest.mark.parametrize(
    ("direction", "scheme", "start", "end"),
    [
        pytest.param("rtl", "light", "right", "left", id="from right to left"),
        pytest.param("ltr", "dark", "left", "right", id="from left to right, dark"),
    ],
)
def test_a_wide_table_has_a_shadow_where_it_goes_on_and_none_where_it_ends(
    new_page: Callable[..., Any], site_url: str, direction: str, scheme: str, start: str, end: str
) -> None:
    page = new_page(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    page.goto(f"{site_url}{LONG_WORDS}")
    box = page.locator(".prose table")
    box.evaluate("(box, direction) => { box.dir = direction; }", direction)
    box.locator("td").evaluate_all("cells => cells.forEach(cell => { cell.style.color = 'transparent'; })")
    before = [shades(box, side) > 1 for side in (start, end)]
    box.evaluate("(box, way) => box.scrollBy(way * 99999, 0)", {"ltr": 1, "rtl": -1}[direction])
    after = [shades(box, side) > 1 for side in (start, end)]

    assert (before, after) == ([False, True], [True, False])


def test_what_scrolls_is_reached_by_keyboard_and_says_what_it_is(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{site_url}{LONG_WORDS}")
    words = read_interface(REPOSITORY)[0].phrases("ar").gettext("Scrolls sideways")
    table = page.get_by_role("table", name=words)
    code = page.get_by_role("group", name=words)

    assert [box.get_attribute("tabindex") for box in (*table.all(), *code.all())] == ["0", "0"]


def test_what_does_not_scroll_says_nothing(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{site_url}/2027/01/20/every-kind-of-text/")

    assert page.locator(".prose table").count() > 0
    assert page.locator(".prose :is(table, pre)[tabindex], .prose :is(table, pre)[aria-label]").count() == 0
