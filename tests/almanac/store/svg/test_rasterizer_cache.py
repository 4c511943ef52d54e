"""Drawings that are kept from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.svg.rasterizer import CannotRasterize, Rasterizer
from almanac.store.svg.rasterizer_cache import RasterizerCache

HALF = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h2v2H0z" fill="#f00"/></svg>'
OTHER = HALF.replace(b"#f00", b"#0f0")


def kept(root: Path) -> list[Path]:
    return sorted((root / ".almanac" / "drawings").iterdir())


def drawn(root: Path, *svgs: bytes, box: int = 20) -> list[bytes]:
    with RasterizerCache(root) as drawings:
        return [drawings.draw(svg, box, box) for svg in svgs]


def test_what_is_kept_is_what_would_be_drawn(tmp_path: Path) -> None:
    first, again = drawn(tmp_path, HALF), drawn(tmp_path, HALF)
    with Rasterizer() as drawer:
        assert first == again == [drawer.draw(HALF, 20, 20)]


def test_nothing_is_drawn_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = drawn(tmp_path, HALF)
    monkeypatch.setattr(Rasterizer, "draw", lambda *_: pytest.fail("drawn again"))

    assert drawn(tmp_path, HALF) == first


def test_another_size_or_drawing_is_another_picture(tmp_path: Path) -> None:
    [small], [large, other] = drawn(tmp_path, HALF), drawn(tmp_path, HALF, OTHER, box=40)

    assert len({small, large, other}) == 3


def test_what_no_entry_asks_for_any_more_is_forgotten(tmp_path: Path) -> None:
    drawn(tmp_path, HALF, OTHER)
    [_, _] = kept(tmp_path)
    drawn(tmp_path, HALF)

    assert len(kept(tmp_path)) == 1


def test_a_build_that_fails_forgets_nothing(tmp_path: Path) -> None:
    drawn(tmp_path, HALF)
    with pytest.raises(CannotRasterize):
        drawn(tmp_path, b"<svg")

    assert len(kept(tmp_path)) == 1


def test_where_nothing_can_be_kept_it_is_drawn_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".almanac").write_text("in the way")

    assert drawn(tmp_path, HALF)[0].startswith(b"\x89PNG")
