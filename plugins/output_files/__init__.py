"""The one writer: pages as Pelican writes them, and files that are not made from templates."""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals
from pelican.utils import sanitised_join
from pelican.writers import Writer

from almanac.model.address import file_of


class OutputFiles(Writer):
    """Pelican's writer, which also takes bytes."""

    def write_bytes(self, address: str, data: bytes) -> None:
        """Write what answers at an address inside the site; refuses to write a file twice."""
        path = Path(sanitised_join(self.output_path, file_of(address)))
        path.parent.mkdir(parents=True, exist_ok=True)
        self._open_w(str(path), "utf-8").close()  # Pelican's own check that nothing is written twice
        path.write_bytes(data)


def provide(pelican: Pelican) -> type[Writer]:
    """The class that Pelican writes with."""
    del pelican
    return OutputFiles


def register() -> None:
    """Called by Pelican."""
    signals.get_writer.connect(provide)
