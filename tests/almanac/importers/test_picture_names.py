"""Where pictures may lie, and what they are called here."""

from __future__ import annotations

import pytest

from almanac.importers.picture_names import file_of_picture, own_address, paths_of


@pytest.mark.parametrize(
    ("source", "kind", "path"),
    [
        ("https://old.example/wp-content/uploads/2019/05/Our%20Walk.JPG?x=1", "JPEG", "images/2019/our-walk.jpg"),
        ("2019/05/photo.png", "JPEG", "images/2019/photo.jpg"),
        ("images/photo.jpeg", "JPEG", "images/photo.jpeg"),
        ("../../etc/con.svg", "SVG", "images/con-picture.svg"),
        ("???", "GIF", "images/picture.gif"),
        ("C:\\photos\\زهرة.webp", "WebP", "images/زهرة.webp"),
    ],
)
def test_file_has_a_name_that_every_disk_takes(source: str, kind: str, path: str) -> None:
    assert file_of_picture(source, kind) == path


def test_exact_name_comes_first_wherever_the_folder_begins() -> None:
    assert paths_of("/uploads/05/a-300x200.jpg") == (
        "uploads/05/a-300x200.jpg", "05/a-300x200.jpg", "a-300x200.jpg", "uploads/05/a.jpg", "05/a.jpg", "a.jpg",
    )  # fmt: skip


def test_path_leads_out_of_no_folder() -> None:
    assert paths_of("/../..%2f../etc/a.png") == ("etc/a.png", "a.png")


def test_service_that_shows_pictures_is_seen_through() -> None:
    assert own_address("https://i0.wp.com/old.example/a.jpg?resize=3") == "https://old.example/a.jpg"
