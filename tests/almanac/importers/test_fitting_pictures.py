"""Pictures come without what their files note, and as small as pages need them."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from almanac.importers.fitting_pictures import UnfitPictureError, fitting
from almanac.read.pictures.picture import MAX_BYTES


def picture(kind: str, size: tuple[int, int] = (40, 30), **how: object) -> bytes:
    """The bytes of a picture."""
    file = io.BytesIO()
    Image.new("RGB", size, "#2a6f5e").save(file, kind, **how)
    return file.getvalue()


def with_location() -> bytes:
    """A photograph that says where it was taken, and that it was held upright."""
    notes = Image.Exif()
    notes[0x0112] = 6
    notes.get_ifd(0x8825)[1] = "N"
    return picture("JPEG", exif=notes)


def test_notes_do_not_come_and_it_stands_upright() -> None:
    data, kind = fitting(with_location())

    with Image.open(io.BytesIO(data)) as found:
        assert (kind, found.size, len(found.getexif())) == ("JPEG", (30, 40), 0)


def test_picture_that_is_too_large_is_made_smaller() -> None:
    noise = Image.effect_noise((3000, 2600), 90)
    file = io.BytesIO()
    noise.save(file, "PNG")
    assert len(file.getvalue()) > MAX_BYTES

    data, kind = fitting(file.getvalue())

    with Image.open(io.BytesIO(data)) as found:
        assert (kind, max(found.size), len(data) < MAX_BYTES) == ("PNG", 2000, True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<!doctype html><p>Not found", "is not a picture, but HTML"),
        (b"%PDF-1.4", "is not a picture, but PDF"),
        (b"", "is not a picture"),
        (picture("BMP"), "is a Windows bitmap, which browsers do not show"),
        (picture("JPEG")[:200], "is cut off"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>', "script"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UnfitPictureError, match=reason):
        fitting(data)
