"""Makes a book as one page of HTML that stands alone, to be printed: its pictures are in it, and it loads nothing."""

from __future__ import annotations

from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from almanac.build.book_pages import BookPages
from almanac.render.book.text import readable
from almanac.render.book.year import YearBook
from almanac.render.page_words import in_language
from almanac.store.book_pictures import BookPictures


def write_print_book(book: YearBook, environment: Environment, root: Path, commit: str, path: Path) -> None:
    """Write it to ``path``, piece by piece: no more than an entry with its pictures is in memory."""
    begun = path.with_name(f".{path.name}.part")
    try:
        with BookPictures(root, book.publication.edition.lost_pictures) as pictures, in_language(book.lang):

            @lru_cache(maxsize=4)  # the icon of a series stands in one entry after the other
            def picture(address: str) -> str:
                found = pictures.get(address)
                return f"data:{found.media_type};base64,{b64encode(found.data).decode()}" if found else ""

            pages = BookPages(book, picture, commit, in_files=False)
            with begun.open("w", encoding="utf-8", newline="\n") as file:
                for piece in environment.get_template("book/print.html").generate(book=pages):
                    file.write(readable(piece))
        begun.replace(path)
    finally:
        begun.unlink(missing_ok=True)
