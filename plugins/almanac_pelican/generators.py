"""Base classes of adapters that write: generators of Pelican that know the Publication and register themselves."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from jinja2 import Template
from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.build.assets import data_now
from almanac.defaults import PATH
from almanac.model.address import file_of
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.listed_pages import Paging
from almanac.render.outputs.output import Drawn, Output, Page
from almanac.render.publication import Publication
from almanac.store.share_cards import ShareCards
from almanac_pelican.settings import publication_of


class SiteWriter(Protocol):
    """The writer of ``output_files``; ``digests`` are the SHA-256 of files that no template made, by address."""

    digests: Mapping[str, bytes]

    def write_file(self, name: str, template: Template, context: Any, *args: Any, **values: Any) -> None:
        """Render a template into a file, or into several where a list is paged."""

    def write_bytes(self, address: str, data: bytes) -> None:
        """Write what answers at an address inside the site."""


class FileGenerator(ABC):
    """Writes files that no template makes."""

    def __init__(self, *, context: dict[str, Any], settings: dict[str, Any], **_: Any) -> None:
        self.context = context
        self.settings = settings

    @classmethod
    def register(cls) -> None:
        """Tell Pelican of the generator; an adapter gives this as its own ``register``."""
        signals.get_generators.connect(cls._provide)

    @classmethod
    def _provide(cls, _pelican: Pelican) -> type[FileGenerator]:
        return cls

    @property
    def publication(self) -> Publication:
        """What is published."""
        return publication_of(self.settings)

    @property
    def edition(self) -> Edition:
        """What was read."""
        return self.publication.edition

    @property
    def site(self) -> Site:
        """The settings."""
        return self.edition.site

    @abstractmethod
    def generate_output(self, writer: SiteWriter) -> None:
        """Write all of it; called by Pelican."""


class PageGenerator(FileGenerator, Generator):
    """Writes pages, which templates make."""

    def __init__(self, **arguments: Any) -> None:
        Generator.__init__(self, **arguments)

    def write_page(self, writer: SiteWriter, template: str, address: str, **values: Any) -> None:
        """Write the page at an address inside the site."""
        url = address.lstrip("/")
        writer.write_file(file_of(address), self.get_template(template), self.context, url=url, **values)


class OutputsGenerator(PageGenerator):
    """Writes what the core has planned: the same bytes as a build without Pelican."""

    @property
    def prints(self) -> Fingerprints:
        """What the plans are made with."""
        return Fingerprints(self.edition)

    @property
    def paging(self) -> Paging:
        """How many entries a page of a list has."""
        return Paging(int(self.settings["DEFAULT_PAGINATION"] or 0), int(self.settings["DEFAULT_ORPHANS"]))

    @cached_property
    def _cards(self) -> ShareCards:
        return ShareCards(Path(PATH).parent)

    @abstractmethod
    def outputs(self) -> Iterator[Output]:
        """The pages and files to write."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write all of it; called by Pelican."""
        for output in self.outputs():
            if isinstance(output, Page):
                self.write_page(writer, output.template, output.address, **{"lang": output.lang, **output.values()})
            elif isinstance(output, Drawn):
                writer.write_bytes(output.address, self._cards.png(output.card()))
            else:
                writer.write_bytes(output.address, data_now(output))
