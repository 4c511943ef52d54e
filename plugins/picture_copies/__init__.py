"""Narrower copies of pictures, in formats that weigh less."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from almanac.build.picture_copies import picture_copies
from almanac.defaults import PATH
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class CopiesGenerator(OutputsGenerator):
    """Writes ``/theme/pictures/``."""

    def outputs(self) -> Iterator[Output]:
        """All of them; a picture that cannot be read stops the build with its name."""
        yield from picture_copies(Path(PATH).parent, self.edition, {})


register = CopiesGenerator.register
