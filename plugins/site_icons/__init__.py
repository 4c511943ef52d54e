"""Icons and manifest from the one drawing `icon.svg`, and the drawings of stories and events in pixels, for cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from almanac.build.assets import drawn_files
from almanac.defaults import PATH
from almanac.render.outputs.output import Output
from almanac.store.svg.rasterizer_cache import RasterizerCache
from almanac_pelican.generators import OutputsGenerator


class IconsGenerator(OutputsGenerator):
    """Writes ``/favicon.ico``, what else icons are asked for as, and ``/theme/cards/``."""

    def outputs(self) -> Iterator[Output]:
        """All of them; a drawing that cannot be drawn stops the build with its name."""
        root = Path(PATH).parent
        with RasterizerCache(root) as drawer:
            yield from drawn_files(root, self.edition, drawer)


register = IconsGenerator.register
