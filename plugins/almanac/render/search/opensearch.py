"""Tells browsers how to search the site (OpenSearch 1.1, draft 6)."""

from __future__ import annotations

from lxml.etree import Element, SubElement, tostring

from almanac.model import address
from almanac.model.site import Site
from almanac.render.absolute import absolute_address

_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
# What the names may have, in characters.
_SHORT, _LONG, _DESCRIPTION = 16, 48, 1024


def opensearch(site: Site, lang: str) -> bytes:
    """The description of the search in a language."""
    root = Element("OpenSearchDescription", nsmap={None: _NAMESPACE})
    phrases = site.phrases(lang)
    described = phrases.gettext("%(site)s: %(part)s", site=site.name, part=phrases.gettext("Search"))
    page = absolute_address(site, site.list_address(address.SEARCH, lang))
    own = absolute_address(site, site.list_address(address.OPENSEARCH, lang))
    for name, text in (
        ("ShortName", site.name[:_SHORT]),
        ("LongName", site.name[:_LONG]),
        ("Description", described[:_DESCRIPTION]),
        ("Language", lang),
        ("InputEncoding", "UTF-8"),
    ):
        SubElement(root, name).text = text
    SubElement(root, "Image", width="192", height="192", type="image/png").text = absolute_address(
        site, address.ICON_192
    )
    SubElement(root, "Url", type="text/html", method="get", template=f"{page}?q={{searchTerms}}")
    SubElement(root, "Url", type="application/opensearchdescription+xml", rel="self", template=own)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))
