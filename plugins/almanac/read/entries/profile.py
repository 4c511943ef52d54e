"""Reads a file of ``content/authors/``: a Profile, or the translation of one."""

from __future__ import annotations

from dataclasses import replace

from almanac.model import address
from almanac.model.problem import Problem
from almanac.model.profile import Profile
from almanac.model.site import ReadingSettings
from almanac.read.entries.shared_checks import check_original
from almanac.read.entries.slug_and_language import language_of, read_name
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.profile import ProfileFields, ProfileTranslationFields
from almanac.read.validation.validate import validate


def read_profile(text: str, path: str, settings: ReadingSettings) -> tuple[Profile | None, list[Problem]]:
    """A profile; None when a Problem is an error."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    checked = validate(front, ProfileFields, settings)
    lang, more = language_of(name, checked.value(lambda profile: profile.lang), front, settings.default_lang)
    check_original(name, checked)
    problems += [*more, *checked.problems]
    fields = checked.fields
    if fields is None or any(problem.is_error for problem in problems):
        return None, problems
    profile = Profile(
        source=name.source(front),
        slug=name.slug,
        lang=lang,
        name=fields.name,
        address=address.in_language(lang, settings.default_lang, address.story_group("author", name.slug)),
        kind=fields.kind,
        languages=fields.languages,
        affiliation=fields.affiliation,
        disclosure=fields.disclosure,
        links=fields.links,
        image=fields.image.as_image() if fields.image else None,
    )
    return profile, problems


def read_profile_translation(
    text: str, path: str, settings: ReadingSettings, original: Profile | None
) -> tuple[Profile | None, list[Problem]]:
    """The translation of ``original``; None when a Problem is an error, or the original has one."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    checked = validate(front, ProfileTranslationFields, settings)
    lang, more = language_of(name, checked.value(lambda profile: profile.lang), front, settings.default_lang)
    problems += [*more, *checked.problems]
    fields = checked.fields
    if original is None or fields is None or any(problem.is_error for problem in problems):
        return None, problems
    image = original.image
    translated = replace(
        original,
        source=name.source(front),
        lang=lang,
        address=address.in_language(lang, settings.default_lang, address.story_group("author", name.slug)),
        affiliation=fields.affiliation or original.affiliation,
        disclosure=fields.disclosure or original.disclosure,
        image=replace(image, alt=fields.image.alt) if image and fields.image else image,
        is_translation=True,
        translation_of_revision=fields.translation_of_revision,
    )
    return translated, problems
