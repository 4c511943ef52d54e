"""Narrower copies of pictures, those of hostile ones among them."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from almanac.model.image import Measured, Size
from almanac.read.pictures.copies import CannotCopyError, copy, measured

RED, GREEN, BLUE = (200, 30, 30), (30, 160, 60), (30, 60, 200)
LENIENT = 24  # of 255: what is compressed with loss is nearly what it was


def quarters(size: tuple[int, int] = (800, 400), mode: str = "RGB") -> Image.Image:
    """Red, green and blue from the upper left on, and a dark fourth: turned or mirrored, it is another."""
    picture = Image.new("RGB", size, (20, 20, 20))
    draw = ImageDraw.Draw(picture)
    (across, down), half = size, (size[0] // 2, size[1] // 2)
    draw.rectangle((0, 0, *half), RED)
    draw.rectangle((half[0], 0, across, half[1]), GREEN)
    draw.rectangle((0, half[1], half[0], down), BLUE)
    return picture.convert(mode)


def saved(picture: Image.Image, form: str = "JPEG", **how: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **how)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """The colours of the first three quarters."""
    across, down = picture.size
    places = ((1, 1), (3, 1), (1, 3))
    return [tuple(picture.convert("RGB").getpixel((across * x // 4, down * y // 4))) for x, y in places]  # type: ignore[arg-type]


def near(colours: list[tuple[int, ...]]) -> bool:
    wanted = (RED, GREEN, BLUE)
    return all(
        abs(is_ - was) <= LENIENT
        for one, of in zip(colours, wanted, strict=True)
        for is_, was in zip(one, of, strict=True)
    )


def orientation(number: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = number
    exif[0x010F] = "Secretcamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 44.0, 0.0), 3: "E", 4: (7.0, 6.0, 0.0)})
    return exif.tobytes()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(saved(quarters((4000, 100))), (360, 720, 1080, 1600), id="a large one"),
        pytest.param(saved(quarters((1000, 100))), (360, 720, 1000), id="no copy hardly narrower than the last"),
        pytest.param(saved(quarters((361, 100))), (361,), id="a little more than the least"),
        pytest.param(saved(quarters((360, 100))), (), id="a small one"),
        pytest.param(saved(quarters(), exif=orientation(6)), (400,), id="on its side: as wide as it is shown"),
        pytest.param(saved(quarters(), "GIF"), (360, 800), id="a GIF that stands still"),
        pytest.param(
            saved(quarters(), "GIF", save_all=True, append_images=[quarters().rotate(180)]), (), id="a GIF that moves"
        ),
        pytest.param(
            saved(quarters(), "PNG", save_all=True, append_images=[quarters().rotate(180)]), (), id="a PNG that moves"
        ),
        pytest.param(
            saved(quarters(), "WEBP", save_all=True, append_images=[quarters().rotate(180)]), (), id="a WebP that moves"
        ),
        pytest.param(
            saved(quarters(), "AVIF", save_all=True, append_images=[quarters().rotate(180)]),
            (),
            id="an AVIF that moves",
        ),
        pytest.param(b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="9"/>', (), id="a drawing"),
    ],
)
def test_copies_are_never_wider_than_the_picture(data: bytes, expected: tuple[int, ...]) -> None:
    found = measured(io.BytesIO(data))

    assert found is not None
    assert (found.widths, max(found.widths, default=0) <= found.size.width) == (expected, True)


def test_a_drawing_that_does_not_say_its_size_has_none() -> None:
    assert measured(io.BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg"/>')) is None


@pytest.mark.parametrize("form", ["webp", "avif"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_a_copy_shows_the_same_and_says_nothing_more(kind: str, form: str) -> None:
    notes = {} if kind == "GIF" else {"exif": orientation(1)}
    made = copy(saved(quarters(), kind, **notes), 320, form)
    picture = opened(made)

    assert (picture.size, near(corners(picture)), picture.format) == ((320, 160), True, form.upper())
    assert (b"Secretcamera" in made, dict(picture.getexif()), picture.info.get("icc_profile")) == (False, {}, None)


@pytest.mark.parametrize("number", range(1, 9))
def test_a_copy_stands_upright_without_being_told(number: int) -> None:
    upright = quarters((400, 800))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = upright.transpose(back[number]) if number in back else upright
    data = saved(held, exif=orientation(number), quality=95)
    picture = opened(copy(data, 320, "webp"))

    assert measured(io.BytesIO(data)) == Measured(Size(400, 800), (400,))
    assert (picture.size, near(corners(picture)), dict(picture.getexif())) == ((320, 640), True, {})


def test_colours_of_another_profile_are_converted() -> None:
    """In a profile whose red and green stand the other way round, red is green."""
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = swapped.index(b"rXYZ"), swapped.index(b"gXYZ")
    profile = bytearray(swapped)
    profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    profile = profile.replace("sRGB".encode("utf-16-be"), "else".encode("utf-16-be"))
    made = opened(
        copy(saved(Image.new("RGB", (400, 400), (255, 0, 0)), "PNG", icc_profile=bytes(profile)), 320, "webp")
    )
    red, green, _ = made.convert("RGB").getpixel((160, 160))  # type: ignore[misc]

    assert (red < LENIENT, green > 255 - LENIENT, made.info.get("icc_profile")) == (True, True, None)


@pytest.mark.parametrize(
    "profile", [pytest.param(b"no profile", id="none at all"), pytest.param(b"\0" * 200, id="noughts")]
)
def test_a_broken_profile_is_not_looked_at(profile: bytes) -> None:
    assert near(corners(opened(copy(saved(quarters(), "PNG", icc_profile=profile), 320, "webp"))))


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        pytest.param(quarters(mode="P"), "RGB", id="a palette"),
        pytest.param(quarters(mode="RGBA"), "RGB", id="an alpha channel of which nothing is seen through"),
        pytest.param(Image.new("RGBA", (400, 400), (*RED, 128)), "RGBA", id="half transparent"),
        pytest.param(Image.new("LA", (400, 400), (90, 128)), "RGBA", id="grey, half transparent"),
        pytest.param(Image.new("1", (400, 400), 1), "RGB", id="black and white"),
    ],
)
def test_every_kind_of_pixels_is_read(picture: Image.Image, expected: str) -> None:
    made = opened(copy(saved(picture, "PNG"), 320, "webp"))
    alpha = picture.convert("RGBA").getpixel((200, 100))[3]  # type: ignore[index]

    assert (made.mode, made.convert("RGBA").getpixel((160, 80))[3]) == (expected, alpha)  # type: ignore[index]


def test_grey_in_sixteen_bits_keeps_its_lightness() -> None:
    made = opened(copy(saved(Image.new("I;16", (400, 400), 40000), "PNG"), 320, "webp"))

    assert abs(made.convert("L").getpixel((9, 9)) - 40000 // 256) < LENIENT  # type: ignore[operator]


def test_inks_of_a_printer_are_colours() -> None:
    assert opened(copy(saved(quarters(mode="CMYK")), 320, "webp")).mode == "RGB"


def test_what_is_flat_stays_sharp() -> None:
    """A screen, or a drawing: of which a copy without loss weighs no more."""
    assert corners(opened(copy(saved(quarters(), "PNG"), 320, "webp"))) == [RED, GREEN, BLUE]


@pytest.mark.parametrize("form", ["webp", "avif"])
def test_the_same_picture_gives_the_same_bytes(form: str) -> None:
    data = saved(Image.effect_noise((700, 500), 80).convert("RGB"))

    assert copy(data, 640, form) == copy(data, 640, form)


def _bomb() -> bytes:
    """A PNG of a few kilobytes that says it has 400 million pixels."""
    header = (20_000).to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0" * 1_000_000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big") for kind, data in chunks
    )


def _text_bomb() -> bytes:
    """A PNG with a text that would take more memory than any picture."""
    notes = PngImagePlugin.PngInfo()
    notes.add_text("a", "b" * 2_000_000, zip=True)
    return saved(quarters(), "PNG", pnginfo=notes)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(_bomb(), id="more pixels than any memory has"),
        pytest.param(_text_bomb(), id="a text within that is as large"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 99, id="no chunks"),
        pytest.param(saved(quarters())[:60], id="a JPEG without anything"),
        pytest.param(b"RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0\x2f" + b"\xff" * 30, id="a WebP of nothing but ones"),
        pytest.param(saved(quarters(), "AVIF")[:300], id="half an AVIF"),
        pytest.param(b"GIF89a\x90\x01\x90\x01\0\0\0;", id="a GIF without a frame"),
    ],
)
def test_a_hostile_picture_is_refused_and_nothing_else_happens(data: bytes) -> None:
    with pytest.raises(CannotCopyError):
        copy(data, 320, "webp")


def test_of_a_picture_with_a_broken_place_the_rest_is_there() -> None:
    """As browsers have shown it all the time."""
    data = bytearray(saved(Image.effect_noise((800, 400), 80).convert("RGB")))
    middle = len(data) // 2
    data[middle : middle + 2] = b"\xff\xd9"

    assert opened(copy(bytes(data), 320, "webp")).size == (320, 160)
