"""Plans what the site itself has: how to subscribe, page not found, old addresses, lists of all, what hosts read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from almanac.model import address
from almanac.render.embed_line import embed_line
from almanac.render.feed_folders import feed_folders
from almanac.render.feeds.opml import opml
from almanac.render.list_changes import list_changes
from almanac.render.outputs.community import community_pages
from almanac.render.outputs.events_told import EventsTold
from almanac.render.outputs.in_languages import in_all_languages, in_language
from almanac.render.outputs.output import File, Output, Values, file_of_bytes, fingerprint, joined, page_of_values
from almanac.render.outputs.partners import partner_pages
from almanac.render.outputs.removals import removal_pages
from almanac.render.outputs.take import take_pages
from almanac.render.outputs.translations import translations_pages
from almanac.render.policy import headers_file
from almanac.render.publication import Publication
from almanac.render.redirects import pages, redirects, redirects_data, redirects_file, removed_queries
from almanac.render.site_view import colors_css
from almanac.render.sitemap import pages_with_days, robots, sitemaps
from almanac.render.subscriptions import choices, subscriptions


def site_pages(publication: Publication, told: EventsTold) -> Iterator[Output]:
    """``/subscribe/``, ``/removals/``, ``/partners/`` and the like in every language; what is there once."""
    made_from = fingerprint(repr(subscriptions(publication.edition, ())), told.subscriptions)
    yield from in_all_languages(publication, address.SUBSCRIBE, "subscribe", made_from, _subscriptions)
    yield from translations_pages(publication, told.coming)
    yield from removal_pages(publication)
    yield from partner_pages(publication)
    yield from take_pages(publication)
    yield from community_pages(publication)
    yield page_of_values(address.NOT_FOUND, "404")
    yield file_of_bytes(address.COLORS, "style", colors_css(publication.site).encode())


def _subscriptions(publication: Publication) -> Values:
    groups, site = publication.of_events.event_groups, publication.site
    return {
        "lists": site.mailing_lists,
        "groups": subscriptions(publication.edition, groups, publication.lang),
        "choices": choices(groups, site, publication.lang) if site.events else None,
        "embed_line": embed_line(site, address.EVENTS, site.name, publication.lang) if site.events else "",
    }


def old_addresses(publication: Publication) -> Iterator[Output]:
    """A page at every alias, ``/_redirects``, and ``/redirects.json`` for those that have a query."""
    site, all_redirects = publication.site, redirects(publication.edition)
    for where, redirect in pages(all_redirects).items():
        yield page_of_values(where, "redirect", target=redirect.new, title=redirect.title)
    queries = (*all_redirects, *removed_queries(publication.edition))
    for where, data in (
        (address.REDIRECTS, redirects_file(all_redirects, site).encode()),
        (address.REDIRECTS_DATA, redirects_data(queries, site)),
    ):
        if data:
            yield file_of_bytes(where, "redirects", data)


def site_index(publication: Publication, told: EventsTold) -> Iterator[File]:
    """``/sitemap.xml`` and its parts, ``/robots.txt``, ``/_headers``, and ``/opml.xml`` in every language."""
    site = publication.site
    listed = pages_with_days(publication.edition, list_changes(publication, told.lists), publication.languages)
    made_from = fingerprint(tuple((page.address, page.day, page.same) for page in listed))
    for where, data in sitemaps(site, listed):
        yield File(where, "sitemap", fingerprint(where, made_from), data)
    yield file_of_bytes(address.ROBOTS, "robots", robots(site))
    yield file_of_bytes(address.HEADERS, "headers", headers_file(site).encode())
    yield from _feed_lists(publication, told)


def _feed_lists(publication: Publication, told: EventsTold) -> Iterator[File]:
    made_from = joined(fingerprint(tuple(publication.story_groups)), told.feeds)
    for of in publication.in_all_languages:
        yield File(of.local(address.OPML), "opml", in_language(made_from, of), partial(_feed_list, of))


def _feed_list(of: Publication) -> bytes:
    site = of.site
    folders = feed_folders(site, of.shared.story_groups, of.of_events.event_groups, of.lang)
    _ = of.phrases.gettext
    return opml(site, _("%(site)s: %(part)s", site=site.name, part=_("All feeds")), folders)
