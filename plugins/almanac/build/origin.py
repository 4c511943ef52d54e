"""Says what every file of a site is made with: the program, its packages, the theme, the words, the settings."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from almanac.build.template_sources import TemplateSources
from almanac.model.edition import Edition
from almanac.model.interface import Interface
from almanac.read.catalogue import digests_of
from almanac.render.frozen_words import FrozenWords
from almanac.render.outputs.output import CARD, Planned, fingerprint, is_page_of, joined, kind_of
from almanac.render.site_view import site_view
from almanac.store.loaded_code import PROGRAM, is_saved_since_loaded
from almanac.store.svg.site_icon import icon_path
from almanac.store.zone_data import zone_data, zone_database

_LOCKS = ("requirements.txt", "requirements-site.txt")
_EXAMPLES = "theme/examples"
_OWN_STYLE = "theme/site/static/css/site.css"


def program_fingerprint(root: Path) -> bytes:
    """Of the code that reads and makes everything: another version may do either otherwise. Raises ``OSError``.

    Where code was saved since this process began to load it, nobody knows which was loaded: then it is that of no other
    call.
    """
    locks = (root / name for name in _LOCKS)
    return fingerprint(
        platform.python_version(),
        *(lock.read_bytes() if lock.is_file() else b"" for lock in locks),
        _digest(PROGRAM, ".py"),
        zone_database(),
        os.urandom(16) if is_saved_since_loaded() else b"",
    )


def _words(interface: Interface) -> bytes:
    """Of the words of the interface as they were read, not as their files are by now.

    Which of them stand in the place of others, the settings say and the program.
    """
    said = {lang: one.catalogue if isinstance(one, FrozenWords) else one for lang, one in interface.catalogues.items()}
    return fingerprint(*((lang, digests_of(said[lang])) for lang in sorted(said)))


class Origin:
    """The fingerprints of all that may stand in a file whatever it is made from.

    ``of_files`` is that of one without a template, ``of_parts`` of the parts that it may have, which show no line under
    the name of the site; a page has what its template is made of besides, and no other. On cards there is the site's
    icon.
    """

    def __init__(
        self, of_parts: bytes, of_files: bytes, of_pages: bytes, templates: TemplateSources, of_cards: bytes
    ) -> None:
        self.of_parts = of_parts
        self._of_cards = of_cards
        self.of_files = of_files
        self._of_pages = of_pages
        self._templates = templates
        self._known: dict[tuple[bool, str], bytes] = {}

    def of(self, planned: Planned) -> bytes:
        """That of one file."""
        is_page, kind = is_page_of(planned), kind_of(planned)
        known = self._known.get((is_page, kind))
        if known is None:
            own = self._of_cards if kind == CARD else self.of_files
            made_with = (self._of_pages, self._templates.fingerprint(f"{kind}.html")) if is_page else (own,)
            known = self._known[is_page, kind] = joined(*made_with, fingerprint(kind))
        return known

    def templates_of(self, planned: Planned) -> list[str]:
        """The templates that make a page."""
        return self._templates.behind(f"{kind_of(planned)}.html") if is_page_of(planned) else []


def origin_of(root: Path, edition: Edition, program: bytes, templates: TemplateSources) -> Origin:
    """What the files of an edition are made with; raises ``OSError``."""
    site, words = replace(edition.site, interface=Interface()), _words(edition.site.interface)
    zones = {event.when.zone.key for event in edition.events if hasattr(event.when, "zone")}
    of_parts = fingerprint(program, words, repr(site.but_for_tagline), zone_data(zones | {site.zone.key}))
    of_files = fingerprint(of_parts, repr(site))
    of_pages = fingerprint(of_files, _digest(root / _EXAMPLES), (root / _OWN_STYLE).is_file(), repr(site_view(edition)))
    of_cards = fingerprint(of_files, (root / icon_path(root)).read_bytes())
    return Origin(of_parts, of_files, of_pages, templates, of_cards)


def _digest(folder: Path, suffix: str = "") -> bytes:
    """Of the names and contents of all files below a folder."""
    digest = blake2b(digest_size=16)
    for name, data in _contents(folder, suffix):
        digest.update(f"{len(name)} {name} {len(data)}\n".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.digest()


def _contents(folder: Path, suffix: str) -> Iterator[tuple[str, bytes]]:
    """In the order of names. There are hundreds, for every command: text, not paths."""
    top = os.fspath(folder)
    for path in sorted(f"{within}{os.sep}{name}" for within, _, names in os.walk(top) for name in names):
        if path.endswith(suffix) and os.path.isfile(path):  # noqa: PTH113
            with open(path, "rb") as file:  # noqa: PTH123
                yield path[len(top) + 1 :].replace(os.sep, "/"), file.read()
