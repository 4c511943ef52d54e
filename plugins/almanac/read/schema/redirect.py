"""The fields of old addresses that belong to no entry."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.read.schema import value_types as value
from almanac.read.schema.declaration import Fields


class RedirectFields(Fields, frozen=True):
    """An entry of the list in ``content/redirects.yml``: old addresses that were no story's, page's or event's.

    Those of categories, tags, authors and feeds of a former site, for instance; what became an entry of its own has
    ``aliases``.
    """

    model_config = ConfigDict(title="a redirect")

    from_: value.SitePaths = Field(
        alias="from",
        description="The old address, or several of them. Those that lead to a feed, a calendar or other data are for "
        "programs, which follow no page: `_redirects`, or lines of the web server, lead these on.",
        examples=["/category/announcements/", "[/author/ann/, /?p=12]"],
    )
    to: value.PlaceOnSite = Field(
        description="The address of this site to which they lead.",
        examples=["/category/news/", "/feeds/stories.atom.xml"],
    )
