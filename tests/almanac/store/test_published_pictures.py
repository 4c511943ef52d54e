"""Pictures of a built site lose their notes, and nothing else is touched."""

from __future__ import annotations

import base64
import io
import os
from pathlib import Path

import pytest
from PIL import Image

from almanac.store import published_pictures
from almanac.store.published_pictures import clean_pictures


def photo(orientation: int = 1) -> bytes:
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x010F], exif[0x0112] = "Secretcamera", orientation
    Image.linear_gradient("L").resize((64, 48)).save(file, "JPEG", exif=exif.tobytes())
    return file.getvalue()


def built(root: Path, **files: bytes) -> Path:
    output = root / "built"
    (output / "images").mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (output / "images" / name.replace("_", ".")).write_bytes(data)
    return output


def test_what_a_camera_noted_is_not_published_whatever_the_name(tmp_path: Path) -> None:
    output = built(tmp_path, a_jpg=photo(), b_jfif=photo(6))

    assert clean_pictures(tmp_path, output) == ()
    assert not any(b"Secretcamera" in path.read_bytes() for path in output.rglob("*.j*"))


def test_nor_what_a_photo_within_a_drawing_notes(tmp_path: Path) -> None:
    code = base64.b64encode(photo(6)).decode()
    link = f'<image href="data:image/jpeg;base64,{code}"/>'
    output = built(tmp_path, a_svg=f'<svg xmlns="http://www.w3.org/2000/svg">{link}</svg>'.encode())

    assert clean_pictures(tmp_path, output) == ()
    svg = (output / "images" / "a.svg").read_text()
    published = base64.b64decode(svg.partition("base64,")[2].partition('"')[0])
    assert (Image.open(io.BytesIO(published)).size, b"Secretcamera" in published) == ((48, 64), False)


def test_other_files_and_clean_pictures_are_not_written(tmp_path: Path) -> None:
    output = built(tmp_path, a_jpg=photo(), b_bin=b"Secretcamera", c_html=b"\xff\xd8\xff")
    clean_pictures(tmp_path, output)
    before = {path: (path.stat().st_ino, path.read_bytes()) for path in output.rglob("*.*")}
    clean_pictures(tmp_path, output)

    assert {path: (path.stat().st_ino, path.read_bytes()) for path in output.rglob("*.*")} == before


def test_a_second_name_of_the_source_leaves_the_source_alone(tmp_path: Path) -> None:
    (tmp_path / "source.jpg").write_bytes(photo())
    output = built(tmp_path)
    os.link(tmp_path / "source.jpg", output / "images" / "a.jpg")
    clean_pictures(tmp_path, output)

    assert (tmp_path / "source.jpg").read_bytes() == photo()


def test_what_was_compressed_anew_is_kept_for_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = built(tmp_path, a_jpg=photo(6))
    clean_pictures(tmp_path, output)
    first = (output / "images" / "a.jpg").read_bytes()
    monkeypatch.setattr(published_pictures, "turned", lambda _: pytest.fail("compressed again"))
    built(tmp_path, a_jpg=photo(6))
    clean_pictures(tmp_path, output)

    assert (output / "images" / "a.jpg").read_bytes() == first


def test_a_picture_that_cannot_be_taken_apart_is_named(tmp_path: Path) -> None:
    [problem] = clean_pictures(tmp_path, built(tmp_path, a_gif=b"GIF89a" + bytes(40)))

    assert str(problem) == (
        "images/a.gif: cannot be published: what cameras and programs noted in it cannot be taken out "
        "(save it again in a picture program)"
    )
