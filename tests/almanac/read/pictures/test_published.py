"""What is published of a picture: its pixels and its colours, and nothing that a camera or a program noted."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps

from almanac.read.pictures.exif import location_of
from almanac.read.pictures.kinds import PILLOW, kind_of
from almanac.read.pictures.published import has_to_be_turned, turned, without_notes

SECRET = b"Secretplace"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
KINDS = sorted(PILLOW)
MOVING = ["AVIF", "GIF", "PNG", "WebP"]


def pixels() -> Image.Image:
    """Smooth, with a corner of its own, so that a turn is seen."""
    picture = Image.linear_gradient("L").resize((64, 48)).convert("RGB")
    picture.paste((250, 20, 20), (0, 0, 24, 16))
    return picture


def notes(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = SECRET.decode(), orientation
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 44.0, 0.0), 3: "E", 4: (7.0, 6.0, 0.0)})
    return exif.tobytes()


def taken(kind: str, orientation: int = 1, *, moving: bool = False) -> bytes:
    """A picture with all that its kind can note: Exif with a place, XMP, a comment."""
    file, how = io.BytesIO(), {"exif": notes(orientation), "icc_profile": PROFILE}
    how |= {"xmp": b"<x:xmpmeta>%b</x:xmpmeta>" % SECRET} if kind in {"JPEG", "WebP", "AVIF"} else {}
    how |= {"comment": SECRET} if kind in {"JPEG", "GIF"} else {}
    more = [ImageChops.offset(pixels(), 9 * n) for n in (1, 2)]
    how |= {"save_all": True, "append_images": more, "duration": 100, "loop": 0} if moving else {}
    pixels().save(file, PILLOW[kind], **how)
    return file.getvalue()


def frames(data: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(data)) as picture:
        shown = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            shown.append(picture.convert("RGBA").tobytes())
        return shown


def profile(data: bytes) -> object:
    with Image.open(io.BytesIO(data)) as picture:
        return picture.info.get("icc_profile")


def location(data: bytes) -> tuple[float, float] | None:
    return location_of(io.BytesIO(data), kind_of(data[:512]))


STILL = [pytest.param(taken(kind), id=kind) for kind in KINDS]
ALL = [*STILL, *(pytest.param(taken(kind, moving=True), id=f"{kind}, moving") for kind in MOVING)]


@pytest.mark.parametrize("data", ALL)
def test_no_note_is_left(data: bytes) -> None:
    assert SECRET in data or b"GIF" in data
    assert SECRET not in without_notes(data)
    assert location(without_notes(data)) is None


@pytest.mark.parametrize("data", ALL)
def test_every_frame_and_the_colours_stay_exactly(data: bytes) -> None:
    assert frames(without_notes(data)) == frames(data)
    assert profile(without_notes(data)) == profile(data)


@pytest.mark.parametrize("data", ALL)
def test_a_picture_without_notes_is_published_as_it_is(data: bytes) -> None:
    assert without_notes(without_notes(data)) == without_notes(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WebP", "GIF"])
def test_nothing_behind_the_end_is_published(kind: str) -> None:
    assert without_notes(taken(kind) + b"ftypqt  " + SECRET) == without_notes(taken(kind))


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def segment(marker: int, data: bytes) -> bytes:
    return b"\xff%c" % marker + struct.pack(">H", len(data) + 2) + data


PNG, JPEG = without_notes(taken("PNG")), without_notes(taken("JPEG"))


@pytest.mark.parametrize(
    ("with_it", "without"),
    [
        pytest.param(PNG[:-12] + chunk(b"tEXt", b"Author\0Ann") + PNG[-12:], PNG, id="words in a PNG"),
        pytest.param(PNG[:-12] + chunk(b"tIME", bytes(7)) + PNG[-12:], PNG, id="when a PNG was saved"),
        pytest.param(PNG[:-12] + chunk(b"caBX", b"who made it") + PNG[-12:], PNG, id="a chunk nobody knows"),
        pytest.param(PNG[:-12] + chunk(b"eXIf", notes(1)[6:]) + PNG[-12:], PNG, id="Exif behind the pixels of a PNG"),
        pytest.param(JPEG[:2] + segment(0xED, b"Photoshop 3.0\0Bonn") + JPEG[2:], JPEG, id="IPTC"),
        pytest.param(JPEG[:2] + segment(0xE2, b"MPF\0more") + JPEG[2:], JPEG, id="where a second picture begins"),
        pytest.param(JPEG[:2] + segment(0xE0, b"JFXX\0\x10small") + JPEG[2:], JPEG, id="a small picture in a JPEG"),
        pytest.param(JPEG[:-2] + segment(0xE1, b"Exif\0\0") + JPEG[-2:], JPEG, id="Exif behind the pixels of a JPEG"),
    ],
)
def test_what_else_can_stand_in_a_file_goes(with_it: bytes, without: bytes) -> None:
    assert without_notes(with_it) == without


def test_a_drawing_stays_as_it_is() -> None:
    assert without_notes(b'<svg xmlns="http://www.w3.org/2000/svg"/>') == b'<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_ends_too_early_is_said_or_ends_there(kind: str) -> None:
    whole = taken(kind)
    for end in range(12, len(whole), 97):
        try:
            without_notes(whole[:end])
        except ValueError:
            continue


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(2, 9))
def test_what_browsers_turn_is_published_upright(kind: str, orientation: int) -> None:
    data = taken(kind, orientation)
    with Image.open(io.BytesIO(data)) as noted, Image.open(io.BytesIO(turned(data))) as upright:
        seen = ImageOps.exif_transpose(noted)
        difference = ImageChops.difference(seen.convert("RGB"), upright.convert("RGB"))
        assert (has_to_be_turned(data), upright.size) == (True, seen.size)
        assert max(most for _least, most in difference.getextrema()) < 40
        assert ImageChops.difference(seen.convert("L"), upright.convert("L")).resize((1, 1)).getpixel((0, 0)) < 2
    assert (SECRET in turned(data), has_to_be_turned(turned(data)), profile(turned(data))) == (False, False, PROFILE)


def test_a_moving_picture_is_turned_whole() -> None:
    data = taken("PNG", 6, moving=True)
    with Image.open(io.BytesIO(turned(data))) as upright:
        assert (upright.size, upright.n_frames, upright.info["duration"]) == ((48, 64), 3, 100)


@pytest.mark.parametrize("kind", ["WebP", "AVIF", "GIF"])
def test_what_browsers_do_not_turn_by_notes_is_not_compressed_anew(kind: str) -> None:
    assert not has_to_be_turned(taken(kind, 6))


def test_turning_gives_the_same_bytes_again() -> None:
    assert turned(taken("JPEG", 6)) == turned(taken("JPEG", 6))
