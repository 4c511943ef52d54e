"""The archive of a forum that closed: its topics, and lists of them."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.forum_archive import forum_outputs
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class ForumGenerator(OutputsGenerator):
    """Writes ``/forum/`` and all below it."""

    def outputs(self) -> Iterator[Output]:
        """All of them."""
        return forum_outputs(self.publication)


register = ForumGenerator.register
