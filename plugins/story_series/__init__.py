"""The stories of a series, listed like those of a tag."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.model.address import file_of
from almanac.render.story_view import label


class SeriesGenerator(Generator):
    """Writes ``/series/X/``."""

    def generate_output(self, writer: Any) -> None:
        """One paged list for each series."""
        site = self.settings["EDITION"].site
        by_series = defaultdict(list)
        for article in self.context["articles"]:
            if article.story.series:
                by_series[article.story.series].append(article)
        for name, articles in sorted(by_series.items()):
            series = label("series", name, site, len(articles))
            writer.write_file(
                file_of(series.address),
                self.get_template("series"),
                self.context,
                template_name="series",
                url=series.address.lstrip("/"),
                series=series,
                slug=site.slug(name),
                articles=articles,
            )


def provide(pelican: Pelican) -> type[Generator]:
    """The generator that Pelican runs."""
    del pelican
    return SeriesGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
