"""Which file of the media library an address in a text means, and where it may lie."""

from __future__ import annotations

from typing import Any

import phpserialize
import pytest
from exports import BASE, Item, attachment, source_of

from almanac.importers.plan import Account

UP = f"{BASE}/wp-content/uploads"
FILES = [
    attachment(1, "2021/03/dam.jpg", title="Dam"),
    attachment(2, "2021/03/dam-300x200.jpg", title="One that is called so"),
    attachment(3, "2021/03/wall-scaled.jpg", title="Wall"),
]


def picture(address: str, *files: Item) -> Any:
    source = source_of(*(files or FILES), Item(9))
    list(source.entries(Account()))
    return source.picture(address)


@pytest.mark.parametrize(
    ("address", "title", "paths"),
    [
        pytest.param(f"{UP}/2021/03/dam.jpg", "Dam", ("2021/03/dam.jpg",), id="the file itself"),
        pytest.param(
            f"{UP}/2021/03/dam-1024x683.jpg",
            "Dam",
            ("2021/03/dam-1024x683.jpg", "2021/03/dam.jpg"),
            id="one of its sizes",
        ),
        pytest.param(
            f"{UP}/2021/03/dam-300x200.jpg",
            "One that is called so",
            ("2021/03/dam-300x200.jpg", "2021/03/dam.jpg"),
            id="a file whose name looks like a size",
        ),
        pytest.param(
            f"{UP}/2021/03/DAM.jpg?ssl=1",
            "Dam",
            ("2021/03/DAM.jpg", "2021/03/dam.jpg"),
            id="other letters, and a query",
        ),
        pytest.param(
            f"{UP}/2021/03/wall-800x600.jpg",
            "Wall",
            ("2021/03/wall-800x600.jpg", "2021/03/wall-scaled.jpg", "2021/03/wall.jpg"),
            id="a size of a large one",
        ),
        pytest.param(
            f"{UP}/2021/03/dam-e1613000000000-300x200.jpg",
            "Dam",
            ("2021/03/dam-e1613000000000-300x200.jpg", "2021/03/dam.jpg"),
            id="one that was edited",
        ),
        pytest.param("/wp-content/uploads/2021/03/dam.jpg", "Dam", ("2021/03/dam.jpg",), id="a path"),
        pytest.param(f"{UP}/sites/3/2021/03/dam.jpg", "Dam", ("2021/03/dam.jpg",), id="one of several sites"),
    ],
)
def test_a_picture_by_its_address(address: str, title: str, paths: tuple[str, ...]) -> None:
    found = picture(address)

    assert found is not None
    assert (found.address, found.title, found.paths) == (address, title, paths)


@pytest.mark.parametrize("address", ["https://cdn.example/x/y.jpg", "https://[broken", "", f"{BASE}/logo.png"])
def test_of_what_is_no_upload_nothing_is_known(address: str) -> None:
    assert picture(address) is None


def test_an_upload_that_is_not_in_the_export_may_still_be_in_the_folder() -> None:
    assert picture(f"{UP}/2020/x-300x200.jpg").paths == ("2020/x-300x200.jpg", "2020/x.jpg")


def test_a_file_without_an_address_has_its_guid_for_one() -> None:
    file = attachment(1, "", title="Dam")
    file.url = ""
    text = str(file).replace(f"{BASE}/?p=1", f"{UP}/2021/dam.jpg")

    assert picture(f"{UP}/2021/dam.jpg", text).title == "Dam"  # type: ignore[arg-type]


def test_files_of_wordpress_com_have_a_host_of_their_own() -> None:
    file = attachment(1, "", title="Dam")
    file.url = "https://old.files.wordpress.com/2021/03/dam.jpg"

    assert picture("https://old.files.wordpress.com/2021/03/dam.jpg?w=300", file).title == "Dam"


@pytest.mark.parametrize(
    ("meta", "credit"),
    [
        pytest.param({"_media_credit": "Dora &amp; Co"}, "Dora & Co", id="of a plugin"),
        pytest.param({"_wp_attachment_metadata": {"image_meta": {"credit": "Dora"}}}, "Dora", id="written in the file"),
        pytest.param(
            {"_wp_attachment_metadata": {"image_meta": {"credit": "", "copyright": "Dora 2020"}}},
            "Dora 2020",
            id="whose it is",
        ),
        pytest.param({"_wp_attachment_metadata": phpserialize.dumps("x").decode()}, "", id="none"),
        pytest.param({"_media_credit": "dora@example.org"}, "", id="an address is nobody's name"),
    ],
)
def test_who_made_it(meta: dict[str, Any], credit: str) -> None:
    assert picture(f"{UP}/a.jpg", attachment(1, "a.jpg", meta=meta)).credit == credit


def test_the_page_it_comes_from_is_an_address() -> None:
    files = [
        attachment(1, "a.jpg", meta={"_media_credit_url": "https://commons.example/A"}),
        attachment(2, "b.jpg", meta={"_media_credit_url": "javascript:alert(1)"}),
    ]

    assert [picture(f"{UP}/{name}", *files).source for name in ("a.jpg", "b.jpg")] == ["https://commons.example/A", ""]
