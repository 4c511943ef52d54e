"""Pictures as readers get them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from built.project import Project
from PIL import Image


def test_no_picture_says_where_or_by_what_it_was_taken(new_project: Callable[..., Project], tmp_path: Path) -> None:
    project = new_project()
    exif, photo = Image.Exif(), io.BytesIO()
    exif[0x010F] = "Secretcamera"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 44.0, 0.0), 3: "E", 4: (7.0, 6.0, 0.0)})
    Image.linear_gradient("L").save(photo, "JPEG", exif=exif.tobytes())
    sources = ["content/images/walk.jpg", "theme/site/static/wall.jpg"]
    for source in sources:
        (project.root / source).parent.mkdir(parents=True, exist_ok=True)
        (project.root / source).write_bytes(photo.getvalue())
    run = project.build(tmp_path / "output")
    published = [(tmp_path / "output" / name).read_bytes() for name in ("images/walk.jpg", "theme/wall.jpg")]

    assert (run.returncode, [b"Secretcamera" in data for data in published]) == (0, [False, False]), run.stderr
    assert [Image.open(io.BytesIO(data)).getexif().get_ifd(0x8825) for data in published] == [{}, {}]
    assert [(project.root / source).read_bytes() for source in sources] == [photo.getvalue()] * 2
