"""Finds the picture and the language of a page's card (Open Graph protocol)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import blake2b

from babel.core import get_global

from almanac.model import address, language
from almanac.model.image import Image, Size, media_type
from almanac.model.site import Site
from almanac.render.absolute import absolute_address
from almanac.render.icons import CARD, CARD_BOX
from almanac.render.share_cards.card import ShareCard, SiteCard, card_of_site


@dataclass(frozen=True, slots=True)
class CardPicture:
    """``url`` is absolute; ``size`` is None where the picture does not say; ``is_own``: not that of the whole site."""

    url: str
    alt: str
    media_type: str
    size: Size | None
    is_own: bool


def card_picture(site: Site, image: Image, alt: str) -> CardPicture:
    """A page's own picture, drawings in pixels."""
    where = address.picture_card(image.address)
    size = image.size if where == image.address else drawn_size(image.size)
    return CardPicture(absolute_address(site, where), alt, media_type(where), size, is_own=True)


def site_card(site: Site, lang: str) -> CardPicture:
    """The card of the whole site in the language of a page, where it has lists in that; else in its own."""
    spoken = site.list_language(lang)
    where = address.site_card(spoken, site.default_lang)
    return _drawn(site, where, card_of_site(site, spoken), is_own=False)


def shared_card(site: Site, where: str, card: ShareCard) -> CardPicture:
    """The card of a story or an event at an address."""
    return _drawn(site, address.share_card(where), card, is_own=True)


def _drawn(site: Site, where: str, card: ShareCard | SiteCard, *, is_own: bool) -> CardPicture:
    """What it says is in the address too: those who keep pictures by theirs ask anew for one that says otherwise."""
    version = blake2b(repr(card).encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return CardPicture(f"{absolute_address(site, where)}?{version}", card.alt, "image/png", CARD, is_own=is_own)


def drawn_size(size: Size | None) -> Size | None:
    """How large a drawing of these proportions is where it just fits into the box of cards."""
    if size is None:
        return None
    if size.width * CARD_BOX.height >= size.height * CARD_BOX.width:
        return Size(CARD_BOX.width, max(1, -(-CARD_BOX.width * size.height // size.width)))
    return Size(max(1, -(-CARD_BOX.height * size.width // size.height)), CARD_BOX.height)


@cache
def open_graph_locale(lang: str) -> str:
    """``es_ES``: the protocol wants a territory, and where a text names none CLDR knows the likeliest."""
    locale = language.locale(lang)
    likely = str(get_global("likely_subtags").get(locale.language, ""))
    territory = locale.territory or likely.rpartition("_")[2]
    return f"{locale.language}_{territory}" if territory else locale.language
