"""Describes the author of stories as schema.org's Person or Organization."""

from __future__ import annotations

from almanac.model import address
from almanac.model.entry import PersonOrGroup
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.render.absolute import absolute_address
from almanac.render.structured_data.json_ld import Node, image_object, known, type_of, web_page


def author(name: str, kind: PersonOrGroup | None, site: Site) -> Node:
    """An author where a story names one.

    Without a type where no profile says it: a name may be a person's, a group's or a pseudonym.
    """
    page = absolute_address(site, address.story_group("author", site.slug(name)))
    id_ = f"{page}#author" if kind else ""
    return known(type_=type_of(kind), id_=id_, name=name, url=page)


def profile_page(site: Site, where: str, title: str, description: str, lang: str, profile: Profile) -> Node:
    """An author's page, which is about the author."""
    page = web_page(site, where, title, description, lang, is_list=True)
    belongs_to = known(type_="Organization", name=profile.affiliation) if profile.affiliation else None
    of_author = known(
        description=profile.body.text,
        image=image_object(site, profile.image, profile.image.alt if profile.image else ""),
        sameAs=list(profile.links),
        knowsLanguage=list(profile.languages),
        memberOf=belongs_to,
    )
    return page | known(type_="ProfilePage", mainEntity=author(profile.name, profile.kind, site) | of_author)
