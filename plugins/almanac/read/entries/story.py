"""A file of ``content/stories/`` or ``content/pages/`` -> a Story or a Page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from almanac.model import address
from almanac.model.image import Image
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import Published
from almanac.read.entries.file_path import Name, check_folder, check_original, language_of, read_name, warn_if_ambiguous
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.schema import declared as schema
from almanac.read.validation.validate import Values, validate


def read_story(text: str, path: str, site: Site) -> tuple[Story | None, list[Problem]]:
    """A story; None when a Problem is an error."""
    return _read_story(text, path, site, schema.StoryFields, None)


def read_story_translation(
    text: str, path: str, site: Site, original: Story | None
) -> tuple[Story | None, list[Problem]]:
    """The translation of ``original``; None when a Problem is an error, or the original has one."""
    return _read_story(text, path, site, schema.StoryTranslationFields, original)


def _read_story(
    text: str, path: str, site: Site, declared: type[schema.StoryFields], original: Story | None
) -> tuple[Story | None, list[Problem]]:
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    values = validate(front, declared, site)
    lang, more = language_of(name, values["lang"], front, site.default_lang)
    if declared is not schema.StoryTranslationFields:
        check_original(name, values)
    published: Published | None = values["date"] or (original.published if original else None)
    if values.has("date") and published and published.instant:
        warn_if_ambiguous(values, "date", published.instant)
    problems += [*more, *values.problems]
    if published and values.has("date"):
        problems += check_folder(path, published.day.year, front.line(("date",)), "date")
    lacks_original = original is None and declared is schema.StoryTranslationFields
    if lacks_original or published is None or any(problem.is_error for problem in problems):
        return None, problems
    given = _given(values)
    given["source"] = name.source(front)
    given["lang"] = lang
    given["address"] = address.story(published.day, name.slug, lang, site.default_lang)
    if original:
        return replace(original, **{"aliases": (), "also_discussed": (), "is_translation": True, **given}), problems
    return Story(slug=name.slug, **{"license": site.content_license, **given}), problems


def _given(values: Values) -> dict[str, Any]:
    """What the file itself says, by the names that a Story has for it."""
    as_written = ("title", "category", "summary", "discussion", "series", "license", "draft")
    lists = ("authors", "tags", "also_discussed", "aliases")
    given = {name: values[name] for name in as_written if values.has(name)}
    given |= {name: tuple(values[name]) for name in lists if values.has(name)}
    if values.has("date"):
        given["published"] = values["date"]
    if values.has("image"):
        given["image"] = image_of(values["image"])
    return given


def read_page(text: str, path: str, site: Site, *, is_translation: bool = False) -> tuple[Page | None, list[Problem]]:
    """A page; None when a Problem is an error."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    values = validate(front, schema.PageFields, site)
    lang, more = language_of(name, values["lang"], front, site.default_lang)
    problems += [*more, *values.problems, *_reserved(name, site)]
    if any(problem.is_error for problem in problems):
        return None, problems
    page = Page(
        source=name.source(front),
        slug=name.slug,
        lang=lang,
        title=values["title"],
        address=address.page(name.slug, lang, site.default_lang),
        summary=values["summary"] or "",
        aliases=tuple(values["aliases"]),
        draft=values["draft"],
        is_translation=is_translation,
    )
    return page, problems


def image_of(fields: schema.ImageFields | None) -> Image | None:
    """An Image from its fields."""
    if fields is None:
        return None
    return Image(f"/{fields.file}", fields.alt, fields.credit, fields.license, fields.source or "")


def _reserved(name: Name, site: Site) -> list[Problem]:
    taken = name.slug in address.RESERVED_PAGE_SLUGS or name.slug in site.languages or name.slug.isdigit()
    if not taken:
        return []
    said = f"the address /{name.slug}/ belongs to the site itself"
    return [Problem(name.path, 0, "", said, f"rename the file, such as `our-{name.slug}.md`")]
