"""Plans a whole site without building it: which files another edition would have otherwise, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from almanac.build.assets import copied_files, drawn_files, map_files
from almanac.build.incremental import planned_elsewhere
from almanac.build.maker import address_of
from almanac.build.needs_pelican import template_for_pelican
from almanac.build.origin import origin_of
from almanac.build.renderer import Renderer
from almanac.build.template_sources import TemplateSources
from almanac.check.built_pages.check_pages import PagesRefused, check_pages
from almanac.model.address import file_of
from almanac.model.edition import Edition
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.output import Foreseen, Output, Page, joined
from almanac.render.outputs.stories import NeedsPelicanError
from almanac.render.publication import Publication
from almanac.store.publishing.publisher import WORK_FOLDER
from almanac.store.results import Results
from almanac.store.svg.rasterizer_cache import RasterizerCache

_NAMED = re.compile(r'\b(?:src|href|poster)="(/[^"]*)"|\bsrcset="([^"]*)"')
# What readers follow, or programs: such a link leads to the site itself.
_FOLLOWED = (".html", ".htm", ".xml", ".ics", ".json", ".geojson", ".txt")
# All pages are made with these, or may be.
_THEME, _OF_PAGES = "theme/", ("theme/qr/", "theme/cards/", "theme/pictures/")


class PlannedSite:
    """Every file of an edition of the project in ``root`` by name, and what makes it.

    ``program`` is the fingerprint of what makes files. Raises ``NeedsPelicanError`` for a site that only Pelican makes.
    """

    def __init__(self, root: Path, edition: Edition, paging: Paging, program: bytes, drawer: RasterizerCache) -> None:
        publication = Publication(edition)
        self.edition = edition
        self._renderer = Renderer(publication, root)
        template = template_for_pelican(root, self._renderer.environment)
        if template:
            raise NeedsPelicanError(f"theme/site/templates/{template}")
        templates = TemplateSources(self._renderer.environment, Results(root / WORK_FOLDER), program)
        origin = origin_of(root, edition, program, templates)
        planned = [
            *copied_files(root, edition.lost_pictures),
            *map_files(edition.site),
            *drawn_files(root, edition, drawer),
            *planned_elsewhere(root, publication, paging),
        ]
        self._files: Mapping[str, Output] = {
            file_of(one.address): one for one in planned if not isinstance(one, Foreseen)
        }
        self.prints = {name: joined(origin.of(one), one.fingerprint) for name, one in self._files.items()}

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def others_than(self, before: PlannedSite) -> tuple[str, ...]:
        """The names of files that are new, or made from something else, in the order of names."""
        return tuple(sorted(name for name, made_from in self.prints.items() if before.prints.get(name) != made_from))

    def make(self, names: Iterable[str]) -> dict[str, bytes]:
        """These files; raises ``PagesRefused``, and whatever a template can raise."""
        made = {name: self._renderer.make(self._files[name]) for name in names if name in self._files}
        looked_at = ((address_of(name), data) for name, data in made.items() if name.endswith((".html", ".css")))
        problems = check_pages(self.edition.site, looked_at)
        if problems:
            raise PagesRefused(problems)
        return made

    def make_page(self, page: Page) -> bytes:
        """A page that is none of the site's own."""
        return self._renderer.make(page)

    def needed_by(self, made: Mapping[str, bytes]) -> Collection[str]:
        """The names of what these pages are shown with: the theme, pictures, drawings."""
        named = {name for file, data in made.items() if file.endswith(".html") for name in _named(data, self.edition)}
        theme = {name for name in self._files if name.startswith(_THEME) and not name.startswith(_OF_PAGES)}
        shown = {name for name in {*named, *theme} if name in self._files and name not in made}
        return {name for name in shown if name.startswith(_THEME) or not name.endswith(_FOLLOWED)}


def _named(data: bytes, edition: Edition) -> Iterator[str]:
    """What a page loads, or leads to, of the site."""
    for address, candidates in _NAMED.findall(data.decode("utf-8", "replace")):
        for one in (address, *(part.strip().partition(" ")[0] for part in candidates.split(","))):
            path = unquote(urlsplit(unescape(one)).path)
            if path.startswith(f"{edition.site.base}/"):
                yield file_of(path.removeprefix(edition.site.base))
