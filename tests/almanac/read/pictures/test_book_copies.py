"""What a book has of a picture: JPEG or PNG, no wider than paper, and as it was where it can stay so."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from almanac.read.pictures.book_copies import MOST_ACROSS, MOST_DOWN, book_copy
from almanac.read.pictures.copies import CannotCopyError


def picture(kind: str, mode: str = "RGB", size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture in one colour."""
    file = io.BytesIO()
    Image.new(mode, size, 90).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        pytest.param(picture("WEBP"), "JPEG", (40, 30), id="what few programs for books show"),
        pytest.param(picture("AVIF"), "JPEG", (40, 30), id="what none has to show"),
        pytest.param(picture("GIF", "L"), "PNG", (40, 30), id="flat"),
        pytest.param(picture("JPEG", size=(2600, 100)), "JPEG", (MOST_ACROSS, 50), id="too wide"),
        pytest.param(picture("JPEG", size=(100, 3600)), "JPEG", (50, MOST_DOWN), id="too high"),
        pytest.param(picture("PNG", "RGBA", (2600, 100)), "PNG", (MOST_ACROSS, 50), id="one can see through"),
    ],
)
def test_it_is_made_anew(data: bytes, kind: str, size: tuple[int, int]) -> None:
    copied = book_copy(data)
    with Image.open(io.BytesIO(copied)) as found:
        assert (found.format, found.size) == (kind, size)
    assert book_copy(data) == copied


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_what_fits_stays(kind: str) -> None:
    assert book_copy(picture(kind)) == picture(kind)


@pytest.mark.parametrize("data", [b"", b"GIF89a", picture("JPEG")[:40]])
def test_what_is_broken_is_said_to_be(data: bytes) -> None:
    with pytest.raises(CannotCopyError):
        book_copy(data)
