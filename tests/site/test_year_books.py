"""A year as a book: the checker of EPUB finds nothing, its links lead somewhere, and to print it loads nothing."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from built.epubcheck import EpubCheck
from built.once import once
from built.project import Project
from lxml import etree, html

XHTML = "{http://www.w3.org/1999/xhtml}"


def exported(project: Project, folder: Path, year: str, lang: str) -> None:
    """Its book."""
    done = project.almanac("export", "year", year, str(folder), "--lang", lang)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def books(shared_folder: Path, miniature_project: Project) -> Path:
    """The year of the miniature in Arabic; tests only read it."""
    return once(shared_folder, "year-ar", lambda folder: exported(miniature_project, folder, "2027", "ar"))


def pages(books: Path) -> dict[str, etree._Element]:
    """The pages of the EPUB by their names."""
    with ZipFile(next(books.glob("*.epub"))) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xhtml")]
        return {name.removeprefix("EPUB/"): etree.fromstring(archive.read(name)) for name in names}


def test_the_checker_finds_nothing(epubcheck: EpubCheck, books: Path) -> None:
    assert epubcheck.messages(next(books.glob("*.epub"))) == []


def test_nor_in_hostile_text(epubcheck: EpubCheck, hostile_project: Project, tmp_path: Path) -> None:
    exported(hostile_project, tmp_path / "book", "2027", "en")
    assert epubcheck.messages(next((tmp_path / "book").glob("*.epub"))) == []


def test_the_checker_would_find_something(epubcheck: EpubCheck, books: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    with ZipFile(next(books.glob("*.epub"))) as archive, ZipFile(broken, "w") as copy:
        for entry in archive.infolist():
            copy.writestr(entry, archive.read(entry).replace(b"<section", b"<li"))
    assert epubcheck.messages(broken)


def test_it_reads_from_right_to_left_and_entries_in_their_own_direction(books: Path) -> None:
    with ZipFile(next(books.glob("*.epub"))) as archive:
        assert b'page-progression-direction="rtl"' in archive.read("EPUB/package.opf")
    spoken = {(page.get("lang"), page.get("dir")) for page in pages(books).values()}
    assert spoken >= {("ar", "rtl"), ("en", "ltr")}


def test_each_link_within_leads_to_a_part_that_is_there_once(books: Path) -> None:
    page = html.parse(next(books.glob("*.html"))).getroot()
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    within = [link[1:] for link in page.xpath("//@href") if link.startswith("#")]
    assert within
    assert set(within) <= set(ids)


def test_to_print_it_loads_nothing(books: Path) -> None:
    page = html.parse(next(books.glob("*.html"))).getroot()
    assert all(source.startswith("data:image/") for source in page.xpath("//@src"))
    assert page.xpath("//script | //link | //iframe | //object") == []
    assert not re.search(r"url\(|@import", page.findtext(".//style"))


def contents(folder: Path) -> dict[str, bytes]:
    """Its files by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_site_gives_the_same_bytes(books: Path, miniature_project: Project, tmp_path: Path) -> None:
    exported(miniature_project, tmp_path / "again", "2027", "ar")
    again, first = (
        {path.name: path.read_bytes() for path in folder.iterdir()} for folder in (tmp_path / "again", books)
    )
    assert again == first


@pytest.mark.parametrize(
    ("year", "more", "said"),
    [
        ("1901", [], "Nothing here is of 1901. It goes from"),
        ("2027", ["--lang", "fr"], "has no lists in `fr`"),
        ("27", [], "'27' is no year, like 2026"),
    ],
)
def test_what_cannot_be_is_said(
    miniature_project: Project, tmp_path: Path, year: str, more: list[str], said: str
) -> None:
    done = miniature_project.almanac("export", "year", year, str(tmp_path / "book"), *more)
    assert done.returncode
    assert said in done.stdout + done.stderr
    assert not (tmp_path / "book").exists()


def test_nothing_is_written_into_the_project(miniature_project: Project) -> None:
    done = miniature_project.almanac("export", "year", "2027", str(miniature_project.root / "book"))
    assert done.returncode == 2
    assert "is inside of the project" in done.stdout + done.stderr
