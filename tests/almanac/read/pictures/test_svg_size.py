"""How large a drawing is shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.image import Size
from almanac.read.pictures.svg_size import svg_size

ATTRIBUTES = st.text(
    st.sampled_from("0123456789.eE+-% pxcm,\n") | st.characters(exclude_categories=["Cs"], exclude_characters='<&"\x00')
)


def drawing(attributes: str) -> bytes:
    return f'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" {attributes}><path d="M0 0"/></svg>'.encode()


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        pytest.param('width="640" height="480"', Size(640, 480), id="pixels without a unit"),
        pytest.param('width="640px" height=" 480px "', Size(640, 480), id="pixels"),
        pytest.param('width="1in" height="2.54cm"', Size(96, 96), id="inches and centimetres"),
        pytest.param('width="72pt" height="6pc"', Size(96, 96), id="points and picas"),
        pytest.param('width="25.4mm" height="101.6Q"', Size(96, 96), id="millimetres and their quarters"),
        pytest.param('width="1e2" height="+.5e2"', Size(100, 50), id="numbers as CSS writes them"),
        pytest.param('width="300" viewBox="0 0 4 3"', Size(300, 225), id="width and proportions"),
        pytest.param('height="300" viewBox="0 0 4 3"', Size(400, 300), id="height and proportions"),
        pytest.param('viewBox="0 0 4 3"', Size(1200, 900), id="proportions alone fill a column"),
        pytest.param('viewBox="-1,-1,16,9"', Size(1200, 675), id="a box with commas"),
        pytest.param('width="100%" height="100%" viewBox="0 0 2 1"', Size(1200, 600), id="parts of what is around it"),
        pytest.param('width="40" height="20" viewBox="0 0 1 1"', Size(40, 20), id="measures before proportions"),
        pytest.param('width="0.2" height="0.2"', Size(1, 1), id="less than a pixel"),
        pytest.param('width="10em" height="5em"', None, id="a unit of the text around it"),
        pytest.param('width="100"', None, id="width alone"),
        pytest.param("", None, id="nothing"),
        pytest.param('width="0" height="10"', None, id="no width"),
        pytest.param('width="-5" height="10"', None, id="less than none"),
        pytest.param('viewBox="0 0 0 0"', None, id="an empty box"),
        pytest.param('viewBox="0 0 1 900000"', None, id="out of all proportion"),
        pytest.param('width="1e400" height="1e400"', None, id="without end"),
    ],
)
def test_a_drawing_is_as_large_as_its_first_tag_says(attributes: str, size: Size | None) -> None:
    assert svg_size(drawing(attributes)) == size


@pytest.mark.parametrize("data", [b"", b"<svg", b"no drawing", b"\xff\xfe\x00"])
def test_what_is_no_drawing_has_no_size(data: bytes) -> None:
    assert svg_size(data) is None


@given(ATTRIBUTES, ATTRIBUTES, ATTRIBUTES)
def test_any_attributes_make_a_size_or_none(width: str, height: str, box: str) -> None:
    size = svg_size(drawing(f'width="{width}" height="{height}" viewBox="{box}"'))

    assert size is None or min(size.width, size.height) >= 1
