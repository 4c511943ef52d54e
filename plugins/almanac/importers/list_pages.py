"""Lists the pages on which an old site had its stories, list by list: further pages, and those of years and months."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from math import ceil

from almanac.importers.plan import PlannedRedirect
from almanac.model import address

# More pages of one list than anybody links to.
MOST_PAGES = 200
# Where page ``number`` of the list at an address was.
NextPage = Callable[[str, int], str]


def below(path: str, number: int) -> str:
    """As WordPress and Hugo have it: ``/category/news/page/2/``."""
    return f"{path}page/{number}/"


def paged(path: str, count: int, per_page: int, next_page: NextPage = below) -> Iterator[str]:
    """The address of a list of so many entries, and those of its further pages."""
    yield path
    for number in range(2, min(ceil(count / per_page) if per_page else 1, MOST_PAGES) + 1):
        yield next_page(path, number)


def of_dates(
    months: Mapping[str, int], year: Callable[[str], str], month: Callable[[str, str], str], per_page: int
) -> Iterator[PlannedRedirect]:
    """The archives of the years and months that had stories; ``months`` counts these, by ``2019-05``.

    ``year`` and ``month`` give the address of one, which is empty where the old site had none. All lead to the list of
    stories, which begins with the newest: on which of its pages a year is changes with each story.
    """
    years: Counter[str] = Counter()
    for name, count in months.items():
        years[name[:4]] += count
    lists = [(year(name), count) for name, count in sorted(years.items())]
    lists += [(month(name[:4], name[5:]), count) for name, count in sorted(months.items())]
    for path, count in lists:
        if path:
            yield from (PlannedRedirect(old, "address", address.STORIES) for old in paged(path, count, per_page))
