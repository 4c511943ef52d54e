"""Builds a site by Pelican, with its plugins and all of its settings."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican.log import console
from pelican.log import init as init_logging
from pelican.settings import read_settings as read_pelican_settings

from almanac.model.edition import Edition
from almanac.model.problem import Problem
from almanac.render.publication import Publication
from almanac_pelican import Almanac
from almanac_pelican.settings import PUBLICATION
from commands.publishing import LostFiles


def build_by_pelican(written: Mapping[str, Any], edition: Edition, staging: Path) -> tuple[Problem, ...]:
    """Build into an empty folder, with Pelican's errors fatal: it would log them and publish the rest.

    ``written`` are the settings as ``pelicanconf.py`` gives them. Returns the warnings; raises what a template or a
    plugin can raise.
    """
    init_logging(level=logging.WARNING, fatal="errors", name="pelican")
    logging.getLogger("pelican").addHandler(LostFiles())
    console.quiet = True
    # Pelican puts it in small letters; `pt-BR` has some capitals.
    as_written = {name: written[name] for name in ("DEFAULT_LANG",) if name in written}
    settings = {**read_pelican_settings(override=dict(written)), **as_written}
    almanac = Almanac({**settings, "OUTPUT_PATH": str(staging), PUBLICATION: Publication(edition)})
    almanac.run()
    return almanac.warnings
