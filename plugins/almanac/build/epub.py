"""Makes a book as EPUB 3.3: a file for each entry, the pictures, the contents, and what says how they are one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment

from almanac.build.book_pages import BookPages
from almanac.model.language import direction
from almanac.render.book.chapter import Chapter, EventChapter
from almanac.render.book.text import readable
from almanac.render.book.year import YearBook
from almanac.render.page_words import in_language
from almanac.render.share_cards.card import accent_of, host_of
from almanac.render.share_cards.cover import Cover
from almanac.store.book_pictures import BookPicture, BookPictures
from almanac.store.epub_file import EpubFile
from almanac.store.share_cards import ShareCards

_FOLDER = "EPUB"
_PAGE = "application/xhtml+xml"
_CONTENTS = "contents.xhtml"


@dataclass(frozen=True, slots=True)
class _Item:
    """A line of the manifest."""

    id: str
    name: str
    media_type: str
    properties: str = ""


class EpubBook:
    """A book on its way into an EPUB; ``environment`` has the theme's templates."""

    def __init__(
        self, book: YearBook, environment: Environment, pictures: BookPictures, commit: str, file: EpubFile
    ) -> None:
        self._book = book
        self._environment = environment
        self._pictures = pictures
        self._file = file
        self._pages = BookPages(book, self._picture, commit, in_files=True)
        self._items: list[_Item] = []
        self._spine: list[str] = []
        self._known: dict[str, str] = {}

    def write(self, cover: bytes) -> None:
        """Write all of it; one entry after the other is in memory."""
        book, phrases = self._book, self._book.publication.site.phrases(self._book.lang)
        self._file.add("META-INF/container.xml", self._made("container.xml"))
        self._add(_Item("cover-picture", "cover.png", "image/png", "cover-image"), cover)
        self._add(_Item("style", "book.css", "text/css"), self._made("book.css"))
        self._page("cover", "epub_cover", book.title)
        self._page("title", "epub_part", book.title, part="title")
        self._page("contents", "epub_contents", phrases.gettext("Contents"), properties="nav")
        for story in book.stories:
            self._entry(story, self._pages.story_view(story))
        if book.events:
            name = phrases.gettext("Calendar of events %(year)s", year=book.year)
            self._page("calendar", "epub_part", name, part="calendar")
        for event in book.events:
            self._entry(event, self._pages.event_view(event))
        for index in self._pages.indexes:
            self._page(index.anchor, "epub_part", index.name, part=index.anchor, entries=index.entries)
        self._page("colophon", "epub_part", phrases.gettext("About this book"), part="colophon")
        self._file.add(f"{_FOLDER}/package.opf", self._package())

    def _entry(self, chapter: Chapter, view: object) -> None:
        values: dict[str, Any] = {"chapter": chapter, "view": view, "is_event": isinstance(chapter, EventChapter)}
        name = chapter.file.removesuffix(".xhtml")
        self._page(name, "epub_entry", chapter.title, lang=chapter.lang, **values)

    def _page(
        self, name: str, template: str, title: str, *, lang: str = "", properties: str = "", **values: Any
    ) -> None:
        lang = lang or self._book.lang
        with in_language(lang):
            values |= {"title": title, "lang": lang, "direction": self._pages.direction_of(lang)}
            page = self._made(f"{template}.html", **values)
        self._add(_Item(name, f"{name}.xhtml", _PAGE, properties), page)
        self._spine.append(name)

    def _package(self) -> bytes:
        phrases = self._book.publication.site.phrases(self._book.lang)
        # Translators: what people who read with their ears are told of a book before they open it.
        summary = phrases.gettext(
            "The text can be read aloud in its order, and has headings and a table of contents. Nothing in it moves, "
            "and nothing makes a sound."
        )
        return self._made(
            "package.xml",
            items=self._items,
            spine=self._spine,
            summary=summary,
            has_pictures=any(self._known.values()),
        )

    def _made(self, template: str, **values: Any) -> bytes:
        made = self._environment.get_template(f"book/{template}").render(book=self._pages, **values)
        return readable(made).encode()

    def _picture(self, address: str) -> str:
        """The name of a picture in the book, which it has from now on."""
        if address not in self._known:
            found = self._pictures.get(address)
            self._known[address] = self._added(found) if found else ""
        return self._known[address]

    def _added(self, picture: BookPicture) -> str:
        name = f"pictures/{picture.name}"
        if name not in self._known.values():
            self._add(_Item(f"picture-{len(self._items)}", name, picture.media_type), picture.data)
        return name

    def _add(self, item: _Item, data: bytes) -> None:
        self._file.add(f"{_FOLDER}/{item.name}", data)
        self._items.append(item)


def cover_of(book: YearBook, cards: ShareCards) -> bytes:
    """The cover of a book, as a PNG."""
    site = book.publication.site
    tagline = site.tagline_in(book.lang)
    return cards.cover(
        Cover(
            direction=book.direction,
            name=site.name,
            name_direction=direction(site.default_lang),
            tagline=tagline.text,
            tagline_direction=direction(tagline.lang),
            year=str(book.year),
            accent=accent_of(site),
            host=host_of(site),
        )
    )


def write_epub(book: YearBook, environment: Environment, root: Path, commit: str, path: Path) -> None:
    """Write the EPUB of a book to ``path``; the same book gives the same bytes."""
    cover = cover_of(book, ShareCards(root))
    edition = book.publication.edition
    with BookPictures(root, edition.lost_pictures) as pictures, EpubFile(path, edition.now) as file:
        EpubBook(book, environment, pictures, commit, file).write(cover)
