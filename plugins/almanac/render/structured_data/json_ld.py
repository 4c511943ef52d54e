"""Writes JSON-LD 1.1 in the terms of schema.org, and the nodes that all kinds of pages share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from almanac.model import address
from almanac.model.entry import PersonOrGroup
from almanac.model.image import Image
from almanac.model.site import Site
from almanac.render.absolute import absolute_address
from almanac.render.licenses import license_url
from almanac.render.structured_data.open_graph import CardPicture
from almanac.render.views.parts import Label

# Terms of schema.org and their values.
Node = dict[str, object]

_CONTEXT = "https://schema.org"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Within a script nothing may look like a tag; the line ends are those of old JavaScript (JSON-LD 1.1, 7.3).
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_PERSON_OR_GROUP = {PersonOrGroup.PERSON: "Person", PersonOrGroup.ORGANIZATION: "Organization"}
_NAMES = {"type_": "@type", "id_": "@id"}
_NUMBERS = (int, float)


def serialised(nodes: Iterable[Node]) -> str:
    """The nodes as one graph, to stand in a script element as it is."""
    written = _ENCODER.encode({"@context": _CONTEXT, "@graph": list(nodes)})
    for character, escape in _ESCAPES.items():
        written = written.replace(character, escape)
    return written


def known(**properties: object) -> Node:
    """A node of what is known: an empty value is left out, and so is ``type_`` where nobody said what it is."""
    # Of what is empty to Python, numbers and truth values are known.
    return {_NAMES.get(name, name): value for name, value in properties.items() if value or isinstance(value, _NUMBERS)}


def type_of(kind: PersonOrGroup | None) -> str:
    """The type of an author or an organizer; empty where nobody said what it is."""
    return "" if kind is None else _PERSON_OR_GROUP[kind]


def website(site: Site) -> Node:
    """The site, as what its pages are parts of."""
    return known(type_="WebSite", id_=_website_id(site), name=site.name, url=absolute_address(site, "/"))


def whole_website(site: Site, lang: str) -> Node:
    """The site with all that is known of it, in a language. It has no search page, so that it names no search."""
    return website(site) | known(
        description=site.tagline_in(lang).text,
        inLanguage=list(dict.fromkeys((site.default_lang, *site.languages))),
        license=license_of(site.content_license),
        publisher=publisher(site),
    )


def publisher(site: Site) -> Node:
    """Who publishes it: those who run the site, under its name."""
    size = 512
    return known(
        type_="Organization",
        id_=absolute_address(site, "/#publisher"),
        name=site.name,
        url=absolute_address(site, "/"),
        logo=known(type_="ImageObject", url=absolute_address(site, address.ICON_512), width=size, height=size),
    )


def web_page(site: Site, where: str, title: str, description: str, lang: str, *, is_list: bool) -> Node:
    """A page that is no story and no event."""
    url = absolute_address(site, where)
    return known(
        type_="CollectionPage" if is_list else "WebPage",
        id_=url,
        url=url,
        name=title,
        description=description,
        inLanguage=lang,
        isPartOf=website(site),
    )


def breadcrumbs(site: Site, trail: Sequence[Label]) -> Node:
    """The way from the front page to this one, which is the last."""
    return known(
        type_="BreadcrumbList",
        itemListElement=[
            known(type_="ListItem", position=number, name=step.name, item=absolute_address(site, step.address))
            for number, step in enumerate(trail, 1)
        ],
    )


def image_object(site: Site, image: Image | None, alt: str) -> Node:
    """A picture with its maker and its licence; nothing where there is none."""
    if image is None:
        return {}
    url = absolute_address(site, image.address)
    return known(
        type_="ImageObject",
        url=url,
        contentUrl=url,
        encodingFormat=image.media_type,
        width=image.size.width if image.size else None,
        height=image.size.height if image.size else None,
        description=alt,
        creditText=image.credit,
        license=license_of(image.license),
        acquireLicensePage=image.source,
    )


def with_picture(nodes: Sequence[Node], card: CardPicture) -> list[Node]:
    """The nodes, the first of which has the page's card as its picture where it is one's own and there is no other."""
    first, *others = nodes
    if card.is_own and "image" not in first and card.size:
        url, size = card.url, card.size
        first |= known(
            image=known(type_="ImageObject", url=url, width=size.width, height=size.height, description=card.alt)
        )
    return [first, *others]


def license_of(name: str) -> str | Node:
    """A licence by the address of its text, or by its name."""
    return license_url(name) or (known(type_="CreativeWork", name=name) if name else "")


def _website_id(site: Site) -> str:
    return absolute_address(site, "/#website")
