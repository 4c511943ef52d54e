"""The one writer: pages as Pelican writes them, and files that are not made from templates."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Template
from pelican import Pelican, signals
from pelican.utils import sanitised_join
from pelican.writers import Writer

from almanac.model.address import file_of
from almanac.render.page_words import in_language


class OutputFiles(Writer):
    """Pelican's writer, which also takes bytes, and renders each page in its own language."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self.digests: dict[str, bytes] = {}

    def write_file(self, name: str, template: Template, context: Any, *args: Any, **values: Any) -> None:
        """Render and write a page in the language ``lang``, or that of its article or page; else in the site's own."""
        content = values.get("article") or values.get("page")
        with in_language(str(values.get("lang") or getattr(content, "lang", ""))):
            super().write_file(name, template, context, *args, **values)

    def write_feed(self, *_: Any, **__: Any) -> None:
        """Write none: Pelican's feeds have identities that a move changes; ``feed_files`` makes those of the site."""

    def write_bytes(self, address: str, data: bytes) -> None:
        """Write what answers at an address inside the site; refuses to write a file twice."""
        path = Path(sanitised_join(self.output_path, file_of(address)))
        path.parent.mkdir(parents=True, exist_ok=True)
        self._open_w(str(path), "utf-8").close()  # Pelican's own check that nothing is written twice
        path.write_bytes(data)
        self.digests[address] = sha256(data).digest()


def provide(pelican: Pelican) -> type[Writer]:
    """The class that Pelican writes with."""
    del pelican
    return OutputFiles


def register() -> None:
    """Called by Pelican."""
    signals.get_writer.connect(provide)
