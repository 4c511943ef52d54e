"""Makes the digests of the site: those of the last weeks, for their page and their feed."""

from __future__ import annotations

from collections.abc import Sequence

from almanac.model import address
from almanac.model.site import Site
from almanac.render import words
from almanac.render.absolute import lasting_id
from almanac.render.digest.digest import Digest
from almanac.render.digest.html import bare_html
from almanac.render.feeds import feed_text
from almanac.render.feeds.feed import Feed, FeedItem, feed_of

# How many weeks they go back: whoever was away that long begins anew.
WEEKS = 8
_TITLES = 3


def digest_feed(site: Site, digests: Sequence[Digest], lang: str) -> Feed:
    """The feed of digests in a language, the latest first."""
    phrases = site.phrases(lang)
    items = tuple(_item(site, digest) for digest in digests)
    title = phrases.gettext("%(site)s: %(part)s", site=site.name, part=phrases.gettext("Week by week"))
    where, home = (site.list_address(one, lang) for one in (address.DIGEST_FEED, address.DIGEST))
    return feed_of(site, items, title=title, address=where, home=home, lang=lang)


def _item(site: Site, digest: Digest) -> FeedItem:
    """A digest, dated by the end of its week, whatever becomes of what it tells of."""
    page = site.list_address(address.DIGEST, digest.lang)
    titles = [item.title for section in digest.sections for item in section.items][:_TITLES]
    ended = feed_text.instant(digest.ended)
    return FeedItem(
        id=lasting_id(site, f"{page}#{digest.anchor}"),
        address=f"{digest.page}#{digest.anchor}",
        title=digest.title,
        summary=words.listed(titles, digest.spoken),
        html=feed_text.content(site, page, digest.lang, [bare_html(digest)]),
        lang=digest.lang,
        published=ended,
        updated=ended,
        authors=(digest.site_name,),
        categories=(),
        rights=feed_text.text(site.content_license),
    )
