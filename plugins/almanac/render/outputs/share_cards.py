"""Plans the cards that are shown where somebody shares a story, an event, or another page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from almanac.model import address
from almanac.model.site import Site
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import Drawn, fingerprint, joined
from almanac.render.outputs.text_digests import Of, TextDigests, Wanted, all_of_them
from almanac.render.publication import Publication
from almanac.render.share_cards.card import card_of_event, card_of_site, card_of_story


def site_cards(site: Site) -> Iterator[Drawn]:
    """That of the site, in every language that it has lists in."""
    for lang in site.list_languages:
        card = partial(card_of_site, site, lang)
        yield Drawn(address.site_card(lang, site.default_lang), fingerprint(repr(card())), card)


def story_cards(publication: Publication, digests: TextDigests, wanted: Wanted = all_of_them) -> Iterator[Drawn]:
    """Those of stories, each in its language."""
    site = publication.site
    for story in publication.edition.stories if site.blog else ():
        where = address.share_card(story.address)
        if publication.with_cards.story(story) and wanted(where):
            made_from = digests.made_from(fingerprint(), digests.places(Of.ENTRY, (story,)))
            card = partial(card_of_story, story, site)
            yield Drawn(where, made_from.fingerprint(digests.all), card, ingredients=made_from)


def event_cards(publication: Publication, prints: Fingerprints) -> Iterator[Drawn]:
    """Those of events, each in every language that the event has."""
    site, listing = publication.site, publication.listing
    for listed in (*listing.upcoming, *listing.past) if site.events else ():
        if publication.with_cards.event(listed):
            for text in listed.event.texts:
                made_from = joined(prints.entry(listed.event), fingerprint(text.lang, repr(listed.when)))
                where = address.share_card(text.address)
                yield Drawn(where, made_from, partial(card_of_event, listed, text, site))
