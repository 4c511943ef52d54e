"""Reads a file of ``content/stories/``: a Story, or the translation of one."""

from __future__ import annotations

from dataclasses import replace

from almanac.model import address
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.model.story import Story, Voice
from almanac.model.when import Published
from almanac.read.entries.shared_checks import check_folder, check_original, warn_if_ambiguous
from almanac.read.entries.slug_and_language import Name, language_of, read_name
from almanac.read.front_matter.front_matter import FrontMatter, read_front_matter
from almanac.read.schema.declaration import Fields
from almanac.read.schema.story import StoryFields, StoryTranslationFields
from almanac.read.validation.checked import Checked
from almanac.read.validation.validate import validate


def read_story(text: str, path: str, settings: ReadingSettings) -> tuple[Story | None, list[Problem]]:
    """A story; None when a Problem is an error."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    checked = validate(front, StoryFields, settings)
    lang, more = language_of(name, checked.value(lambda story: story.lang), front, settings.default_lang)
    check_original(name, checked)
    _check_voice(checked)
    problems += [*more, *_date_problems(checked, front, checked.value(lambda story: story.date))]
    fields = checked.fields
    if fields is None or any(problem.is_error for problem in problems):
        return None, problems
    return _story(fields, name, front, lang, settings), problems


def read_story_translation(
    text: str, path: str, settings: ReadingSettings, original: Story | None
) -> tuple[Story | None, list[Problem]]:
    """The translation of ``original``; None when a Problem is an error, or the original has one."""
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    checked = validate(front, StoryTranslationFields, settings)
    lang, more = language_of(name, checked.value(lambda story: story.lang), front, settings.default_lang)
    problems += [*more, *_date_problems(checked, front, checked.value(lambda story: story.date))]
    fields = checked.fields
    if original is None or fields is None or any(problem.is_error for problem in problems):
        return None, problems
    return _translated(original, fields, name, front, lang, settings), problems


def _story(fields: StoryFields, name: Name, front: FrontMatter, lang: str, settings: ReadingSettings) -> Story:
    return Story(
        source=name.source(front),
        slug=name.slug,
        lang=lang,
        title=fields.title,
        published=fields.date,
        authors=fields.authors,
        category=fields.category,
        summary=fields.summary,
        address=address.story(fields.date.day, name.slug, lang, settings.default_lang),
        tags=fields.tags,
        image=fields.image.as_image() if fields.image else None,
        discussion=fields.discussion,
        also_discussed=fields.also_discussed,
        aliases=fields.aliases,
        series=fields.series,
        license=fields.license or settings.content_license,
        voice=fields.voice or Voice.REPORT,
        speaks_for=fields.speaks_for,
        about_event=tuple(dict.fromkeys(fields.about_event)),
        id=fields.id,
        draft=fields.draft,
    )


def _translated(
    original: Story,
    fields: StoryTranslationFields,
    name: Name,
    front: FrontMatter,
    lang: str,
    settings: ReadingSettings,
) -> Story:
    """The original with what its translation says otherwise; whatever else a story has stays the original's."""
    published = fields.date or original.published
    return replace(
        original,
        source=name.source(front),
        lang=lang,
        title=fields.title,
        published=published,
        authors=fields.authors or original.authors,
        category=fields.category or original.category,
        summary=fields.summary,
        address=address.story(published.day, name.slug, lang, settings.default_lang),
        tags=fields.tags or original.tags,
        image=fields.image.as_image() if fields.image else original.image,
        discussion=fields.discussion or original.discussion,
        also_discussed=fields.also_discussed,
        aliases=fields.aliases,
        series=fields.series or original.series,
        license=fields.license or original.license,
        id=fields.id,
        draft=original.draft if fields.draft is None else fields.draft,
        is_translation=True,
        translation_of_revision=fields.translation_of_revision,
    )


def _check_voice(checked: Checked[StoryFields]) -> None:
    """A report speaks for nobody: one that does is something else."""
    voice, names = checked.value(lambda story: story.voice), checked.value(lambda story: story.speaks_for)
    if names and voice in {None, Voice.REPORT} and not checked.is_wrong("voice"):
        if voice:
            message = "`report` speaks for nobody, and there is `speaks_for`"
            checked.report("voice", message, "write `announcement` or `opinion`, or take `speaks_for` out")
        else:
            message = "says for whom a report speaks, which speaks for nobody"
            checked.report("speaks_for", message, "add a line, such as `voice: announcement`, or `voice: opinion`")


def _date_problems(checked: Checked[Fields], front: FrontMatter, date: Published | None) -> list[Problem]:
    """All that ``checked`` has, and what the file's own date shows beside its folder."""
    if date and date.instant:
        warn_if_ambiguous(checked, "date", date.instant)
    folder = check_folder(front.path, date.day.year, front.line(("date",)), "date") if date else []
    return [*checked.problems, *folder]
