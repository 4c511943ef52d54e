"""Looks at what was built before anyone gets it: a page that would load from another host stops the build."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from almanac.check.built_pages.check_pages import PagesRefused, check_pages
from almanac.store.publishing.built_files import built_files
from almanac_pelican.settings import publication_of


def look(pelican: Pelican) -> None:
    """Check every page and style sheet of the folder that was built into."""
    edition = publication_of(pelican.settings).edition
    texts = [*edition.stories_and_pages, *(text for event in edition.events for text in event.texts)]
    sources = {text.address: text.source.path for text in texts}
    problems = check_pages(edition.site, built_files(Path(pelican.output_path)), sources)
    if problems:
        raise PagesRefused(problems)


def look_last(_pelican: Pelican) -> None:
    """Come after all that other plugins do at the end: they have registered by now."""
    signals.finalized.disconnect(look)
    signals.finalized.connect(look)


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(look_last)
