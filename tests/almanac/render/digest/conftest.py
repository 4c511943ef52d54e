"""A digest as renderers get it, with whatever titles people think of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from almanac.render.digest.digest import Digest, DigestSection
from almanac.render.digest.items import DigestItem, one_line

MakeDigest = Callable[..., Digest]


@pytest.fixture(scope="session")
def digest_with() -> MakeDigest:
    """Makes a digest of one section that has these titles, each with a text below it."""

    def make(*titles: str, text: str = "", lang: str = "en", direction: str = "ltr", more: int = 0) -> Digest:
        items = tuple(
            DigestItem(one_line(title), lang, f"https://example.org/{number}/", "", ("1 May 2027",), one_line(text))
            for number, title in enumerate(titles, 1)
        )
        section = DigestSection(
            "stories", "New stories", items, more, "https://example.org/stories/", f"and {more} more"
        )
        return Digest(
            name="2027-W17",
            title="Group: 26 April – 2 May 2027",
            site_name="Group",
            days="26 April – 2 May 2027",
            lang=lang,
            spoken=lang,
            direction=direction,
            ended=datetime(2027, 5, 3, tzinfo=UTC),
            page="https://example.org/digest/",
            home="https://example.org/",
            subscribe="https://example.org/subscribe/",
            subscribe_text="All feeds and calendars",
            sections=(section,),
        )

    return make
