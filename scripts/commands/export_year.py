"""`export year`: writes what was published in a year as a book, for libraries: EPUB, and HTML to print."""

from __future__ import annotations

import argparse
from collections.abc import Sized
from pathlib import Path

from almanac.model.edition import Edition
from almanac.model.slug import slugify
from almanac.render.bag.tag_files import human_size
from almanac.render.book.year import YearBook, year_book
from almanac.render.publication import Publication
from almanac.store.git.repository import HistoryUnavailable, open_repository
from commands.cannot_run import CannotRun
from commands.problems import count_line, plain_console, show_problems
from commands.site import check_site

_LONGEST = 60  # signs of the site's name in that of a file


def export_year(args: argparse.Namespace) -> int:
    """Write the books of a year; returns 1 where the site has errors, or nothing is of that year."""
    root, folder = args.root.resolve(), args.folder.resolve()
    if folder.is_relative_to(root) and not folder.is_relative_to(root / ".almanac"):
        raise CannotRun(f"{folder} is inside of the project.", f"name a place beside it, such as ../{folder.name}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotRun(f"{folder} is there already.", "name a folder that is new or empty.")
    found = check_site(args.root, drafts=False, siteurl=args.siteurl)
    if found.edition is None:
        show_problems(found.problems, plain_console())
        print(f"\nNothing was written: {count_line(found.problems)}")
        return 1
    books = [_book(found.edition, args.year, lang) for lang in _languages(found.edition, args.lang)]
    if not any(book.chapters for book in books):
        print(f"Nothing here is of {args.year}. {_years(found.edition)}")
        return 1
    commit = _commit(args.root)
    folder.mkdir(parents=True, exist_ok=True)
    for book in books:
        _write(book, args.root, commit, folder)
    return 0


def _languages(edition: Edition, asked: list[str]) -> list[str]:
    known = edition.site.list_languages
    for lang in asked:
        if lang not in known:
            raise CannotRun(f"the site has no lists in `{lang}`.", f"name one of {', '.join(known)} with --lang.")
    return [*dict.fromkeys(asked)] or [edition.site.default_lang]


def _book(edition: Edition, year: int, lang: str) -> YearBook:
    return year_book(Publication(edition).in_language(lang), year)


def _years(edition: Edition) -> str:
    days = [story.published.day for story in edition.stories] + [event.when.day for event in edition.events]
    return f"It goes from {min(days).year} to {max(days).year}." if days else "It has no story and no event."


def _commit(root: Path) -> str:
    """The commit whose files they are; empty where they differ from it, or nobody knows."""
    try:
        repository = open_repository(root)
        commit, uncommitted = repository.head(), repository.uncommitted()
    except HistoryUnavailable:
        return ""
    if uncommitted:
        files = "1 file differs" if len(uncommitted) == 1 else f"{len(uncommitted):,} files differ"
        print(f"{files} from the last commit: the book has them as they are now, and names no commit.")
        return ""
    return commit


def _write(book: YearBook, root: Path, commit: str, folder: Path) -> None:
    # What makes pages takes long to load.
    from almanac.build.book_pages import book_environment
    from almanac.build.epub import write_epub
    from almanac.build.print_book import write_print_book

    site = slugify(book.publication.site.name)[:_LONGEST].strip("-") or "site"
    name = f"{site}-{book.year}-{book.lang}"
    environment = book_environment(book, root)
    for write, path in ((write_epub, folder / f"{name}.epub"), (write_print_book, folder / f"{name}.html")):
        write(book, environment, root, commit, path)
        print(f"Wrote {path} ({human_size(path.stat().st_size)}).")
    print(f"They have {_number(book.stories, 'story', 'stories')}, {_number(book.events, 'event', 'events')}.")


def _number(entries: Sized, one: str, several: str) -> str:
    return f"{len(entries):,} {one if len(entries) == 1 else several}"
