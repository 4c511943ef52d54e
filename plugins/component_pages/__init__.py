"""The parts of the theme on a page of their own, in every state; only in a preview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from almanac.build.component_pages import component_pages
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class ComponentGenerator(OutputsGenerator):
    """Writes ``/_components/``, and the same from right to left."""

    def outputs(self) -> Iterator[Output]:
        """Both pages and the pictures on them."""
        if self.edition.is_preview:
            yield from component_pages(Path(self.settings["THEME"]).parent, self.site)


register = ComponentGenerator.register
