"""The stories of a series, listed like those of a tag."""

from __future__ import annotations

from collections import defaultdict

from pelican.contents import Article

from almanac.render.story_view import label
from almanac_pelican.generators import PageGenerator, SiteWriter


class SeriesGenerator(PageGenerator):
    """Writes ``/series/X/``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """One paged list for each series."""
        by_series: dict[str, list[Article]] = defaultdict(list)
        for article in self.context["articles"]:
            if article.story.series:
                by_series[article.story.series].append(article)
        for name, articles in sorted(by_series.items()):
            series = label("series", name, self.site, len(articles))
            self.write_page(
                writer,
                "series",
                series.address,
                template_name="series",
                series=series,
                slug=self.site.slug(name),
                articles=articles,
            )


register = SeriesGenerator.register
