"""Reads a file of ``content/pages/``."""

from __future__ import annotations

from almanac.model import address
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.model.story import Page
from almanac.read.entries.shared_checks import reserved
from almanac.read.entries.slug_and_language import Name
from almanac.read.entries.text_file import open_text_file
from almanac.read.schema.page import PageFields, PageTranslationFields
from almanac.read.values.language_code import is_language

_LETTERS_OF_A_CODE = 2


def read_page(
    text: str, path: str, settings: ReadingSettings, *, is_translation: bool = False, is_earlier: bool = False
) -> tuple[Page | None, list[Problem]]:
    """A page; None when a Problem is an error. One that ``is_earlier`` may have a name that is reserved now."""
    kind: type[PageFields | PageTranslationFields] = PageTranslationFields if is_translation else PageFields
    file, problems = open_text_file(text, path, kind, settings)
    if file is None:
        return None, problems
    problems += [*file.checked.problems, *([] if is_earlier else _reserved(file.name, file.lang, settings))]
    fields = file.fields_without_errors(problems)
    if fields is None:
        return None, problems
    page = Page(
        source=file.source,
        slug=file.name.slug,
        lang=file.lang,
        title=fields.title,
        address=address.page(file.name.slug, file.lang, settings.default_lang),
        summary=fields.summary,
        aliases=fields.aliases,
        listed=fields.listed,
        draft=fields.draft,
        is_translation=is_translation,
        translation_of_revision=fields.translation_of_revision if isinstance(fields, PageTranslationFields) else "",
    )
    return page, problems


def _reserved(name: Name, lang: str, settings: ReadingSettings) -> list[Problem]:
    slug = name.slug
    # Codes of three letters are names of projects too, such as `kde`: those that a site uses are reserved.
    is_code = slug in settings.languages or (len(slug) == _LETTERS_OF_A_CODE and is_language(slug))
    if slug not in address.RESERVED_PAGE_SLUGS and not is_code and not slug.isdigit():
        return []
    is_free = slug in address.FREE_PAGE_SLUGS or slug.isdigit() or (is_code and slug not in settings.languages)
    return reserved(name.path, address.page(slug, lang, settings.default_lang), f"our-{slug}.md", is_free=is_free)
