"""What tells a browser how to search the site."""

from __future__ import annotations

from lxml import etree

from almanac.model.site import Site
from almanac.render.search.opensearch import opensearch

SITE = Site("A site of a <very> long & plain name", "https://group.example/site", languages=("en", "es"))
NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def described(lang: str) -> etree._Element:
    return etree.fromstring(opensearch(SITE, lang))


def test_it_leads_to_the_search_in_its_language_below_the_path_of_the_site() -> None:
    (found,) = described("es").xpath("o:Url[@type='text/html']/@template", namespaces=NAMES)

    assert found == "https://group.example/site/es/search/?q={searchTerms}"
    assert described("es").findtext("o:Language", namespaces=NAMES) == "es"


def test_names_are_as_short_as_they_have_to_be() -> None:
    root = described("en")

    assert root.findtext("o:ShortName", namespaces=NAMES) == "A site of a <ver"
    assert root.findtext("o:LongName", namespaces=NAMES) == SITE.name
