"""Whether the file of a picture has its end."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from almanac.read.pictures.whole import is_whole, webp_canvas


def drawn(form: str, **options: object) -> bytes:
    file = BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(file, form, **options)
    return file.getvalue()


PREVIEW = drawn("JPEG")
# The preview stands in a segment of its own (APP1), as cameras put it.
WITH_PREVIEW = PREVIEW[:2] + b"\xff\xe1" + (len(PREVIEW) + 2).to_bytes(2, "big") + PREVIEW + PREVIEW[2:]
FILM = b"\0\0\0\x18ftypmp42" + b"\xff\xda\0\x08" * 50


def whole(data: bytes, kind: str) -> bool:
    return is_whole(BytesIO(data), len(data), kind)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(PREVIEW, "JPEG", id="JPEG"),
        pytest.param(drawn("JPEG", progressive=True), "JPEG", id="progressive JPEG"),
        pytest.param(WITH_PREVIEW, "JPEG", id="JPEG with a preview"),
        pytest.param(PREVIEW + FILM, "JPEG", id="JPEG with a film behind it, as phones save it"),
        pytest.param(drawn("PNG"), "PNG", id="PNG"),
        pytest.param(drawn("PNG") + b"\0" * 500, "PNG", id="PNG with something behind it"),
        pytest.param(drawn("GIF"), "GIF", id="GIF"),
        pytest.param(drawn("GIF") + b"\0", "GIF", id="GIF with a zero behind it"),
        pytest.param(drawn("WEBP"), "WebP", id="WebP"),
        pytest.param(drawn("AVIF"), "AVIF", id="AVIF"),
    ],
)
def test_a_picture_goes_on_to_its_end(data: bytes, kind: str) -> None:
    assert whole(data, kind)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(PREVIEW[:-2], "JPEG", id="JPEG"),
        pytest.param(PREVIEW[:200], "JPEG", id="the head of a JPEG"),
        pytest.param(WITH_PREVIEW[:-200], "JPEG", id="JPEG whose preview has an end"),
        pytest.param(drawn("JPEG", progressive=True)[:-50], "JPEG", id="progressive JPEG"),
        pytest.param(drawn("PNG")[:-12], "PNG", id="PNG"),
        pytest.param(drawn("GIF")[:-1], "GIF", id="GIF"),
        pytest.param(drawn("WEBP")[:-1], "WebP", id="WebP"),
        pytest.param(drawn("AVIF")[:-1], "AVIF", id="AVIF"),
        pytest.param(drawn("AVIF")[:6], "AVIF", id="the head of an AVIF"),
        pytest.param(b"\0\0\0\x04ftyp", "AVIF", id="a box shorter than its own head"),
    ],
)
def test_or_it_is_cut_off(data: bytes, kind: str) -> None:
    assert not whole(data, kind)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        pytest.param(drawn("WEBP")[:30], (64, 48), id="with loss"),
        pytest.param(drawn("WEBP", lossless=True)[:30], (64, 48), id="without"),
        pytest.param(b"RIFF....WEBPVP8X" + b"." * 8 + b"\xff\0\0\xff\x01\0", (256, 512), id="with a canvas"),
        pytest.param(b"RIFF....WEBP", (0, 0), id="it does not say"),
    ],
)
def test_the_measures_of_webp_stand_in_its_head(header: bytes, expected: tuple[int, int]) -> None:
    assert webp_canvas(header) == expected
