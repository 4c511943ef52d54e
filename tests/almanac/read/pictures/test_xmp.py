"""Where a photo was taken, as programs note it in XML, in every kind of file."""

from __future__ import annotations

import io
import struct
from zlib import compress, crc32

import pytest
from PIL import Image

from almanac.read.pictures.picture import warnings_of
from almanac.read.pictures.published import without_notes
from almanac.read.pictures.xmp import location_in_xmp

AS_ATTRIBUTES = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:e="http://ns.adobe.com/exif/1.0/" e:GPSLatitude="{}" e:GPSLongitude="{}"/>'
    "</rdf:RDF></x:xmpmeta>"
)
AS_ELEMENTS = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/"><exif:GPSLatitude>{}</exif:GPSLatitude>'
    "<exif:GPSLongitude>{}</exif:GPSLongitude></rdf:Description></rdf:RDF></x:xmpmeta>"
)
BONN = AS_ATTRIBUTES.format("50,44.0N", "7,6.0E")
PICTURE = Image.new("RGB", (40, 30))


def saved(kind: str, xmp: str = BONN) -> io.BytesIO:
    file = io.BytesIO()
    PICTURE.save(file, kind, **({"xmp": xmp.encode()} if kind in {"JPEG", "WEBP", "AVIF"} else {}))
    return file


def png(xmp: str = BONN, *, packed: bool = False) -> io.BytesIO:
    data = saved("PNG").getvalue()
    text = compress(xmp.encode()) if packed else xmp.encode()
    content = b"iTXtXML:com.adobe.xmp\0" + bytes([packed, 0]) + b"\0\0" + text
    chunk = struct.pack(">I", len(content) - 4) + content + struct.pack(">I", crc32(content))
    return io.BytesIO(data[:33] + chunk + data[33:])


def gif(xmp: str = BONN) -> io.BytesIO:
    """XMP in GIF ends in bytes that lead a reader of blocks to its end (XMP specification, part 3, 1.1.2)."""
    data = saved("GIF").getvalue()
    trailer = bytes([1, *range(255, -1, -1), 0])
    begin = 13 + (3 << (data[10] & 7) + 1 if data[10] & 128 else 0)
    return io.BytesIO(data[:begin] + b"!\xff\x0bXMP DataXMP" + xmp.encode() + trailer + data[begin:])


FILES = {
    "JPEG": saved("JPEG"),
    "WebP": saved("WEBP"),
    "AVIF": saved("AVIF"),
    "PNG": png(),
    "packed PNG": png(packed=True),
    "GIF": gif(),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_place_noted_in_xmp_alone_is_read_and_not_published(kind: str) -> None:
    file = FILES[kind]
    [warning] = warnings_of(file, "content/images/walk.x")

    assert warning.message == "says where it was taken (50.7333, 7.1000)"
    assert b"GPSLat" not in without_notes(file.getvalue())
    assert warnings_of(io.BytesIO(without_notes(file.getvalue())), "content/images/walk.x") == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "place"),
    [
        pytest.param("50,44,0N", "7,6,0E", (50.733333, 7.1), id="with seconds"),
        pytest.param("33,26.94S", "70,40.158W", (-33.449, -70.6693), id="south and west"),
        pytest.param("0,0N", "0,0E", (0.0, 0.0), id="where the lines cross"),
        pytest.param("95,0N", "7,6E", None, id="no latitude"),
        pytest.param("50.7333", "7.1", None, id="in another form"),
        pytest.param("", "7,6E", None, id="one of the two"),
    ],
)
@pytest.mark.parametrize("form", [AS_ATTRIBUTES, AS_ELEMENTS], ids=["attributes", "elements"])
def test_coordinates(form: str, latitude: str, longitude: str, place: tuple[float, float] | None) -> None:
    location = location_in_xmp(saved("JPEG", form.format(latitude, longitude)), "JPEG")

    assert location == (place and pytest.approx(place, abs=1e-4))


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param("no XML", id="no XML"),
        pytest.param("<!DOCTYPE x [<!ENTITY a 'a'>]>" + BONN, id="entities"),
        pytest.param(BONN.replace("http://ns.adobe.com/exif/1.0/", "http://other.example/"), id="another vocabulary"),
        pytest.param("", id="nothing"),
    ],
)
def test_whatever_else_stands_there_is_no_place(packet: str) -> None:
    assert location_in_xmp(saved("JPEG", packet), "JPEG") is None
