"""Reads a file of ``content/authors/``: a Profile, or the translation of one."""

from __future__ import annotations

from dataclasses import replace

from almanac.model import address
from almanac.model.problem import Problem
from almanac.model.profile import Profile
from almanac.model.site import ReadingSettings
from almanac.read.entries.shared_checks import check_original
from almanac.read.entries.text_file import TextFile, open_text_file
from almanac.read.schema.profile import ProfileFields, ProfileTranslationFields


def read_profile(text: str, path: str, settings: ReadingSettings) -> tuple[Profile | None, list[Problem]]:
    """A profile; None when a Problem is an error."""
    file, problems = open_text_file(text, path, ProfileFields, settings)
    if file is None:
        return None, problems
    check_original(file.name, file.checked)
    problems += file.checked.problems
    fields = file.fields_without_errors(problems)
    if fields is None:
        return None, problems
    profile = Profile(
        source=file.source,
        slug=file.name.slug,
        lang=file.lang,
        name=fields.name,
        address=_address(file, settings),
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
    file, problems = open_text_file(text, path, ProfileTranslationFields, settings)
    if file is None:
        return None, problems
    problems += file.checked.problems
    fields = file.fields_without_errors(problems)
    if original is None or fields is None:
        return None, problems
    image = original.image
    translated = replace(
        original,
        source=file.source,
        lang=file.lang,
        address=_address(file, settings),
        affiliation=fields.affiliation or original.affiliation,
        disclosure=fields.disclosure or original.disclosure,
        image=replace(image, alt=fields.image.alt) if image and fields.image else image,
        is_translation=True,
        translation_of_revision=fields.translation_of_revision,
    )
    return translated, problems


def _address(file: TextFile[ProfileFields] | TextFile[ProfileTranslationFields], settings: ReadingSettings) -> str:
    return address.in_language(file.lang, settings.default_lang, address.story_group("author", file.name.slug))
