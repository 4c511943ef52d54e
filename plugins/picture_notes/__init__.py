"""Lets no picture out that is broken, and none with what cameras and programs noted in it, such as a place."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.generators import StaticGenerator

from almanac.check.built_pages.check_pages import PagesRefused
from almanac.defaults import PATH
from almanac.store.published_pictures import clean_pictures
from almanac_pelican.settings import publication_of


def clean(pelican: Pelican) -> None:
    """Look at every file of the folder that was built into, those of the theme and of other plugins among them."""
    problems = clean_pictures(Path(PATH).parent, Path(pelican.output_path))
    if problems:
        raise PagesRefused(problems)


def clean_late(_pelican: Pelican) -> None:
    """Come after what other plugins do at the end: they have registered by now."""
    signals.finalized.disconnect(clean)
    signals.finalized.connect(clean)


def leave_out(generator: StaticGenerator) -> None:
    """Copy none that the Edition does without."""
    lost = publication_of(generator.settings).edition.lost_pictures
    kept = [file for file in generator.staticfiles if f"content/{file.get_relative_source_path()}" not in lost]
    generator.staticfiles[:] = kept


def register() -> None:
    """Called by Pelican."""
    signals.static_generator_finalized.connect(leave_out)
    signals.initialized.connect(clean_late)
