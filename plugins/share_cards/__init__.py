"""The cards that are shown where somebody shares a story, an event, or another page."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.output import Output
from almanac.render.outputs.share_cards import event_cards, site_cards, story_cards
from almanac.render.outputs.text_digests import TextDigests
from almanac_pelican.generators import OutputsGenerator


class CardsGenerator(OutputsGenerator):
    """Writes those of ``/theme/cards/`` that are drawn of words."""

    def outputs(self) -> Iterator[Output]:
        """All of them."""
        yield from site_cards(self.publication.site)
        yield from story_cards(self.publication, TextDigests(self.publication, self.prints))
        yield from event_cards(self.publication, self.prints)


register = CardsGenerator.register
