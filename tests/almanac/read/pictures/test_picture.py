"""Pictures: what a file is, whether it is whole, and how large it is."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from almanac.model.image import Size
from almanac.read.pictures.kinds import KINDS, SUFFIXES
from almanac.read.pictures.picture import MAX_BYTES, faults_of, size_of

FORMATS = {"JPEG": "JPEG", "PNG": "PNG", "GIF": "GIF", "WebP": "WEBP", "AVIF": "AVIF"}


def drawn(kind: str) -> bytes:
    """A small picture, noisy enough to be of some bytes."""
    file = BytesIO()
    Image.effect_noise((60, 40), 60).convert("RGB").save(file, FORMATS[kind])
    return file.getvalue()


PICTURES = {kind: drawn(kind) for kind in FORMATS} | {"SVG": b'<svg xmlns="http://www.w3.org/2000/svg"/>'}


def said(data: bytes, path: str) -> list[str]:
    return [f"{problem.message} ({problem.hint})" for problem in faults_of(BytesIO(data), path)]


def png(width: int, height: int, *more: tuple[bytes, bytes]) -> bytes:
    """A PNG that says these measures, with little in it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), *more, (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    packed = (struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def webp(width: int, height: int) -> bytes:
    """A WebP picture that says it is so large, around a small one."""
    small = PICTURES["WebP"]
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    header = b"WEBPVP8X" + struct.pack("<I", 10) + b"\x02\0\0\0" + canvas
    return b"RIFF" + struct.pack("<I", len(header) + len(small) - 12) + header + small[12:]


@pytest.mark.parametrize(("kind", "suffix"), [(kind, suffix) for kind in KINDS for suffix in KINDS[kind]])
def test_a_picture_is_what_its_name_says(kind: str, suffix: str) -> None:
    assert said(PICTURES[kind], f"content/images/x{suffix}") == []
    assert said(PICTURES[kind], f"content/images/x{suffix.upper()}") == []


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("PNG", "x.jpg", "is PNG, but its name says JPEG (rename it: its name ends in `.png`)"),
        ("JPEG", "x.png", "is JPEG, but its name says PNG (rename it: its name ends in `.jpg`)"),
        ("SVG", "x.gif", "is SVG, but its name says GIF (rename it: its name ends in `.svg`)"),
        ("WebP", "x.svg", "is WebP, but its name says SVG (rename it: its name ends in `.webp`)"),
    ],
)
def test_a_picture_of_another_kind_is_said(kind: str, name: str, expected: str) -> None:
    assert said(PICTURES[kind], name) == [expected]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(b"", "is empty (put the picture here again)", id="nothing"),
        pytest.param(b"hello\n", "is not a picture (put the picture itself here, or delete it)", id="words"),
        pytest.param(
            b"\xef\xbb\xbf <!DOCTYPE html>",
            "is not a picture: it is HTML (put the picture itself here, or delete it)",
            id="a page",
        ),
        pytest.param(
            b"<script>", "is not a picture: it is HTML (put the picture itself here, or delete it)", id="a script"
        ),
        pytest.param(
            b"%PDF-1.7", "is not a picture: it is PDF (put the picture itself here, or delete it)", id="a PDF"
        ),
        pytest.param(
            b"\0\0\0\x18ftypheic",
            "is a picture in HEIC, as phones save it, which browsers do not show "
            "(open it in a picture program, and save it as JPEG or PNG)",
            id="what phones save",
        ),
        pytest.param(
            b"II*\0",
            "is a picture in TIFF, which browsers do not show "
            "(open it in a picture program, and save it as JPEG or PNG)",
            id="a scan",
        ),
        pytest.param(
            b"PK\x03\x04",
            "is not a picture: it is a ZIP archive, or a document of an office program "
            "(put the picture itself here, or delete it)",
            id="a document",
        ),
        pytest.param(
            b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n",
            "is only a note of Git LFS that says where the picture is "
            "(bring it with `git lfs pull`; whoever builds the site needs it too)",
            id="a pointer of Git LFS",
        ),
        pytest.param(
            PICTURES["JPEG"] + b"\0" * MAX_BYTES,
            "has 5.0 MB, more than 5 (make it smaller: 2,000 pixels across are plenty)",
            id="too many bytes",
        ),
        pytest.param(
            b"\xff\xd8\xff" + b"\0" * 20 + b"\xff\xd9",
            "is broken: no program can read it as JPEG (save it again, or send it anew)",
            id="nonsense",
        ),
    ],
)
def test_what_is_no_picture_is_said(data: bytes, expected: str) -> None:
    assert said(data, "x.jpg") == [expected]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("part", [0.2, 0.5, 0.9])
def test_a_picture_that_is_cut_off_is_said(kind: str, part: float) -> None:
    data = PICTURES[kind]
    cut_off = "is cut off: its end is missing (put it here again, from where it is whole)"
    assert said(data[: int(len(data) * part)], f"x{KINDS[kind][0]}") == [cut_off]


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        pytest.param(png(8_000, 8_000), "x.png", "is 8,000 by 8,000 pixels, more than 50 million", id="a PNG"),
        pytest.param(png(60_000, 60_000), "x.png", "has more than 50 million pixels", id="a bomb"),
        pytest.param(webp(16_000, 16_000), "x.webp", "is 16,000 by 16,000 pixels, more than 50 million", id="a WebP"),
    ],
)
def test_too_many_pixels_are_said_before_any_is_made(data: bytes, name: str, expected: str) -> None:
    assert said(data, name) == [f"{expected} (make it smaller: 2,000 pixels across are plenty)"]


def test_what_is_packed_in_a_header_is_not_unpacked_without_end() -> None:
    profile = b"x\0\0" + zlib.compress(b"\0" * 100_000_000)
    assert said(png(1, 1, (b"iCCP", profile)), "x.png") == [
        "is broken: no program can read it as PNG (save it again, or send it anew)"
    ]


def test_a_drawing_is_read_as_one() -> None:
    faults = faults_of(BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg">\n<script/></svg>'), "x.svg")
    assert [(fault.path, fault.line, fault.message) for fault in faults] == [("x.svg", 2, "has a script: `<script>`")]


BEGINNINGS = st.sampled_from(
    [*(data[:40] for data in PICTURES.values()), *(data[:-9] for data in PICTURES.values()), b""]
)


@given(st.builds(bytes.__add__, BEGINNINGS, st.binary(max_size=200)), st.sampled_from(sorted(SUFFIXES)))
@example(b"\xff\xd8\xff\xff", ".jpg")
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_a_picture_or_problems(data: bytes, suffix: str) -> None:
    assert all(problem.path == f"x{suffix}" and problem.hint for problem in faults_of(BytesIO(data), f"x{suffix}"))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_picture_says_how_large_it_is(kind: str) -> None:
    assert size_of(BytesIO(PICTURES[kind])) == Size(60, 40)


@pytest.mark.parametrize(
    ("orientation", "size"),
    [
        pytest.param(1, Size(60, 40), id="as it lies"),
        pytest.param(3, Size(60, 40), id="head down"),
        pytest.param(6, Size(40, 60), id="a quarter to the right"),
        pytest.param(8, Size(40, 60), id="a quarter to the left"),
        pytest.param(99, Size(60, 40), id="no orientation that there is"),
    ],
)
def test_a_photograph_is_as_large_as_browsers_turn_it(orientation: int, size: Size) -> None:
    file, notes = BytesIO(), Image.Exif()
    notes[0x0112] = orientation
    Image.new("RGB", (60, 40)).save(file, "JPEG", exif=notes)

    assert size_of(file) == size


def test_broken_notes_of_a_camera_turn_nothing() -> None:
    file = BytesIO()
    Image.new("RGB", (60, 40)).save(file, "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff")

    assert size_of(file) == Size(60, 40)


def test_a_drawing_is_as_large_as_it_says() -> None:
    assert size_of(BytesIO(b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>')) == Size(3, 4)
    assert size_of(BytesIO(PICTURES["SVG"])) is None
