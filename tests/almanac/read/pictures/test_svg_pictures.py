"""Photos within drawings: they lose their notes as others do, however their address is written."""

from __future__ import annotations

import base64
import io
from urllib.parse import quote

import pytest
from PIL import Image

from almanac.read.pictures.picture import faults_of, warnings_of
from almanac.read.pictures.svg_pictures import clean_drawing

HINT = "embed the picture anew when you save it, or save the drawing as PNG"
WORDS = "has a picture within it that no program can read, or that is written in a way of its own"


def photo(kind: str = "JPEG", orientation: int = 1) -> bytes:
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x010F], exif[0x0112] = "Secretcamera", orientation
    exif[0x8825] = {1: "N", 2: (50.0, 44.0, 0.0), 3: "E", 4: (7.0, 6.0, 0.0)}
    Image.linear_gradient("L").resize((64, 48)).save(file, kind, exif=exif.tobytes())
    return file.getvalue()


CODE = base64.b64encode(photo()).decode()
ADDRESS = f"data:image/jpeg;base64,{CODE}"
ESCAPED = ADDRESS.replace("data", r"d\61ta")
IN_LINES = "\n".join(CODE[n : n + 76] for n in range(0, len(CODE), 76))


def drawing(inside: str) -> bytes:
    xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {xlink} viewBox="0 0 64 48">{inside}</svg>'.encode()


def embedded(svg: bytes) -> list[bytes]:
    """Every photo that can be found in the drawing."""
    codes = svg.decode().split(";base64,")[1:]
    return [base64.b64decode(code.partition('"')[0].partition(")")[0]) for code in codes]


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(f'<image href="{ADDRESS}"/>', id="a picture"),
        pytest.param(f'<image xlink:href="{ADDRESS}"/>', id="with the older attribute"),
        pytest.param(f'<image href=" {ADDRESS.replace("data:image/jpeg", "DATA:IMAGE/JPG")} "/>', id="in capitals"),
        pytest.param(f'<image href="data:image/jpeg;base64,\n{IN_LINES}"/>', id="in lines"),
        pytest.param(f'<image href="data:image/jpeg;base64,{CODE.replace("A", "&#65;")}"/>', id="with references"),
        pytest.param(f'<image href="data:image/jpeg;base64,{quote(CODE, safe="")}"/>', id="with per cent signs"),
        pytest.param(f'<filter id="f"><feImage href="{ADDRESS}"/></filter>', id="in a filter"),
        pytest.param(f'<rect style="fill: url({ADDRESS})"/>', id="in a style"),
        pytest.param(f"<style>rect {{ fill: url('{ADDRESS}') }}</style>".replace("'", '"'), id="in a sheet"),
        pytest.param(f'<image href="{ADDRESS.replace("jpeg", "png")}"/>', id="under another kind's name"),
    ],
)
def test_a_photo_in_a_drawing_is_published_without_notes_and_warned_of(inside: str) -> None:
    svg = drawing(inside)
    file = io.BytesIO(svg)
    assert faults_of(file, "content/images/a.svg") == []
    [warning] = warnings_of(file, "content/images/a.svg")

    assert warning.message == "says where it was taken (50.7333, 7.1000)"
    [clean] = embedded(clean_drawing(svg))
    assert (b"Secretcamera" in photo(), b"Secretcamera" in clean) == (True, False)
    assert Image.open(io.BytesIO(clean)).size == (64, 48)
    assert clean_drawing(clean_drawing(svg)) == clean_drawing(svg)


def test_a_photo_that_was_turned_is_upright() -> None:
    svg = drawing(f'<image href="data:image/jpeg;base64,{base64.b64encode(photo(orientation=6)).decode()}"/>')

    [clean] = embedded(clean_drawing(svg))
    assert Image.open(io.BytesIO(clean)).size == (48, 64)


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param(f'<image href="{ADDRESS.replace("data", "&#100;ata")}"/>', id="its scheme in references"),
        pytest.param(f'<image href="{ADDRESS.replace("base64", "b&#x61;se64")}"/>', id="its form in references"),
        pytest.param(f'<rect style="fill: url({ESCAPED})"/>', id="in escapes of styles"),
        pytest.param('<image href="data:image/jpeg;base64,AAAA"/>', id="no picture"),
        pytest.param('<image href="data:image/jpeg;base64,-!-"/>', id="no base64"),
        pytest.param('<image href="data:image/png;base64,"/>', id="nothing"),
        pytest.param(f'<image href="{ADDRESS[:200]}"/>', id="cut off"),
    ],
)
def test_what_cannot_be_cleaned_is_refused(inside: str) -> None:
    [problem] = faults_of(io.BytesIO(drawing(inside)), "content/images/a.svg")

    assert (problem.message, problem.hint) == (WORDS, HINT)
    with pytest.raises(ValueError, match=r"picture|base64"):
        clean_drawing(drawing(inside))


@pytest.mark.parametrize(
    "inside", ["", "<text>&#65;</text>", "<style>a { content: '\\61' }</style>", "<desc>base64</desc>"]
)
def test_other_drawings_stay_as_they_are(inside: str) -> None:
    assert clean_drawing(drawing(inside)) == drawing(inside)


def test_a_clean_photo_stays_as_it_is_written() -> None:
    file = io.BytesIO()
    Image.new("RGB", (4, 3)).save(file, "PNG")
    code = base64.b64encode(file.getvalue()).decode()
    svg = drawing(f'<image href="data:image/png;base64,{code[:40]}\n{code[40:]}"/>')

    assert clean_drawing(svg) == svg
