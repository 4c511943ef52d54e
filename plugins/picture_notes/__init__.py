"""Lets no picture out with what cameras and programs noted in it, such as where it was taken."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from almanac.check import PagesRefused
from almanac.defaults import PATH
from almanac.store.published_pictures import clean_pictures


def clean(pelican: Pelican) -> None:
    """Look at every file of the folder that was built into, those of the theme and of other plugins among them."""
    problems = clean_pictures(Path(PATH).parent, Path(pelican.output_path))
    if problems:
        raise PagesRefused(problems)


def clean_late(_pelican: Pelican) -> None:
    """Come after what other plugins do at the end: they have registered by now."""
    signals.finalized.disconnect(clean)
    signals.finalized.connect(clean)


def register() -> None:
    """Called by Pelican."""
    signals.initialized.connect(clean_late)
