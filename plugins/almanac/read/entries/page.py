"""Reads a file of ``content/pages/``."""

from __future__ import annotations

from almanac.model import address
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.read.entries.slug_and_language import Name, language_of, read_name
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema.page import PageFields
from almanac.read.validation.validate import validate


def read_page(text: str, path: str, site: Site, *, is_translation: bool = False) -> tuple[Page | None, list[Problem]]:
    """A page; None when a Problem is an error."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    checked = validate(front, PageFields, site)
    lang, more = language_of(name, checked.value(lambda page: page.lang), front, site.default_lang)
    problems += [*more, *checked.problems, *_reserved(name, site)]
    fields = checked.fields
    if fields is None or any(problem.is_error for problem in problems):
        return None, problems
    page = Page(
        source=name.source(front),
        slug=name.slug,
        lang=lang,
        title=fields.title,
        address=address.page(name.slug, lang, site.default_lang),
        summary=fields.summary,
        aliases=fields.aliases,
        draft=fields.draft,
        is_translation=is_translation,
    )
    return page, problems


def _reserved(name: Name, site: Site) -> list[Problem]:
    taken = name.slug in address.RESERVED_PAGE_SLUGS or name.slug in site.languages or name.slug.isdigit()
    if not taken:
        return []
    message = f"the address /{name.slug}/ belongs to the site itself"
    return [Problem(name.path, 0, "", message, f"rename the file, such as `our-{name.slug}.md`")]
