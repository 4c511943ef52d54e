"""The search: its pages, what tells browsers of it, and the index that is searched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from almanac.build.origin import program_fingerprint
from almanac.build.search_index import SearchIndex
from almanac.defaults import PATH
from almanac.render.outputs.events_told import events_told
from almanac.render.outputs.output import Output
from almanac.render.outputs.search import search_outputs
from almanac_pelican.generators import OutputsGenerator


class SearchGenerator(OutputsGenerator):
    """Writes ``/search/``, ``/LANG/search/``, ``/search/index/`` and ``opensearch.xml`` in each language."""

    def outputs(self) -> Iterator[Output]:
        """All of them; an index that cannot be made stops the build."""
        prints = self.prints
        yield from search_outputs(self.publication, events_told(self.publication, prints))
        if self.site.search and not self.edition.is_preview:
            root = Path(PATH).parent
            index = SearchIndex(root, self.edition, program_fingerprint(root))
            yield from index.files(prints)
            index.keep()


register = SearchGenerator.register
