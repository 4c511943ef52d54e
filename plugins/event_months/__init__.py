"""The calendar of events: a page for each month, and one for each year."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.outputs.months import month_pages
from almanac.render.outputs.output import Output
from almanac_pelican.generators import OutputsGenerator


class MonthsGenerator(OutputsGenerator):
    """Writes ``/events/YYYY/`` and ``/events/YYYY/MM/``."""

    def outputs(self) -> Iterator[Output]:
        """Every month, every year."""
        return month_pages(self.publication, self.prints)


register = MonthsGenerator.register
