"""Reads a file of ``content/pages/``."""

from __future__ import annotations

from almanac.model import address
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.model.story import Page
from almanac.read.entries.shared_checks import reserved
from almanac.read.entries.slug_and_language import Name, language_of, read_name
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.page import PageFields, PageTranslationFields
from almanac.read.validation.validate import validate
from almanac.read.values.language_code import is_language

_LETTERS_OF_A_CODE = 2


def read_page(
    text: str, path: str, settings: ReadingSettings, *, is_translation: bool = False, is_earlier: bool = False
) -> tuple[Page | None, list[Problem]]:
    """A page; None when a Problem is an error. One that ``is_earlier`` may have a name that is reserved now."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    kind: type[PageFields | PageTranslationFields] = PageTranslationFields if is_translation else PageFields
    checked = validate(front, kind, settings)
    lang, more = language_of(name, checked.value(lambda page: page.lang), front, settings.default_lang)
    problems += [*more, *checked.problems, *([] if is_earlier else _reserved(name, lang, settings))]
    fields = checked.fields
    if fields is None or any(problem.is_error for problem in problems):
        return None, problems
    page = Page(
        source=name.source(front),
        slug=name.slug,
        lang=lang,
        title=fields.title,
        address=address.page(name.slug, lang, settings.default_lang),
        summary=fields.summary,
        aliases=fields.aliases,
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
