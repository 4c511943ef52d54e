"""What `/take/` says of a bag, in the words of a language."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from almanac.model.bag import OfferedBag
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.take_page import take_page

NOW = datetime(2027, 2, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("size", "lang", "said"),
    [(15, "en", "0 KB"), (1_500_000, "en", "1.5 MB"), (240_400_000, "en", "240 MB"),
     (2_000_000_000, "ar", "2 GB")],
)  # fmt: skip
def test_a_size_has_as_many_digits_as_help(size: int, lang: str, said: str) -> None:
    bag = OfferedBag("x.zip", "https://group.example/x.zip", date(2027, 1, 31), size, "a" * 128)
    site = Site("Group", "https://group.example")
    view = take_page(Edition(site, NOW, bags=(bag,)), site.phrases(lang))

    assert [one.size[1:-1].replace("\N{NO-BREAK SPACE}", " ") for one in view.bags] == [said]
