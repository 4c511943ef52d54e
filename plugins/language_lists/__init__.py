"""The lists of stories in the other languages of the site: Pelican knows one list of each kind."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.output import Output
from almanac.render.outputs.story_lists import story_lists
from almanac.render.outputs.text_digests import TextDigests
from almanac_pelican.generators import OutputsGenerator


class LanguageListsGenerator(OutputsGenerator):
    """Writes ``/LANG/stories/`` and ``/LANG/{category,tag,author,series}/X/``."""

    def outputs(self) -> Iterator[Output]:
        """Every list of every language but the site's own."""
        _, *others = self.publication.in_all_languages
        for of in others:
            yield from story_lists(of, TextDigests(of, self.prints), self.paging)


register = LanguageListsGenerator.register
