"""Finds the profile of an author in a language, and makes what the author's page says of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from almanac.model import language
from almanac.model.edition import Edition
from almanac.model.entry import PersonOrGroup
from almanac.model.profile import Profile
from almanac.render import words
from almanac.render.forge import edit_url
from almanac.render.provenance import older_translation
from almanac.render.views.profile import ProfileView


class Profiles:
    """Those of all authors, by the slugs of their names."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._by_slug: dict[str, dict[str, Profile]] = defaultdict(dict)
        self._originals: dict[str, Profile] = {}
        for profile in profiles:
            self._by_slug[profile.slug][profile.lang] = profile
            if not profile.is_translation:
                self._originals[profile.slug] = profile

    def of(self, slug: str, lang: str) -> Profile | None:
        """That of an author: translated into a language, or as it was written."""
        return self._by_slug[slug].get(lang, self._originals.get(slug)) if slug in self._by_slug else None

    def kind_of(self, slug: str) -> PersonOrGroup | None:
        """Whether the author is a person or a group, where a profile says it."""
        known = self._originals.get(slug)
        return known.kind if known else None


def profile_view(profile: Profile, edition: Edition, lang: str) -> ProfileView:
    """What the author's page in a language says of the author."""
    phrases = edition.site.phrases(lang)
    original = next((other.address for other in edition.profiles if _is_original_of(other, profile)), "")
    return ProfileView(
        name=profile.name,
        lang=profile.lang,
        direction=language.direction(profile.lang),
        language_text=words.in_language(profile.lang, phrases),
        is_person=profile.kind is PersonOrGroup.PERSON,
        languages=tuple(language.language_name(code, lang) for code in profile.languages),
        affiliation=profile.affiliation,
        disclosure=profile.disclosure,
        links=profile.links,
        image=profile.image,
        html=profile.body.html,
        edit_url=edit_url(edition.site, profile.source.path),
        older_translation=older_translation(edition, profile.source, original, lang),
    )


def _is_original_of(profile: Profile, translation: Profile) -> bool:
    return profile.slug == translation.slug and not profile.is_translation
