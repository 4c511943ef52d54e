"""Reads a file of ``content/stories/``: a Story, or the translation of one."""

from __future__ import annotations

from dataclasses import replace

from almanac.model import address
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.model.story import Story, Voice
from almanac.model.when import Published
from almanac.read.entries.shared_checks import check_folder, check_original, warn_if_ambiguous
from almanac.read.entries.text_file import TextFile, open_text_file
from almanac.read.front_matter.front_matter import FrontMatter
from almanac.read.schema.declaration import Fields
from almanac.read.schema.story import StoryFields, StoryTranslationFields
from almanac.read.validation.checked import Checked


def read_story(text: str, path: str, settings: ReadingSettings) -> tuple[Story | None, list[Problem]]:
    """A story; None when a Problem is an error."""
    file, problems = open_text_file(text, path, StoryFields, settings)
    if file is None:
        return None, problems
    check_original(file.name, file.checked)
    _check_voice(file.checked)
    problems += _date_problems(file.checked, file.front, file.checked.value(lambda story: story.date))
    fields = file.fields_without_errors(problems)
    if fields is None:
        return None, problems
    return _story(fields, file, settings), problems


def read_story_translation(
    text: str, path: str, settings: ReadingSettings, original: Story | None
) -> tuple[Story | None, list[Problem]]:
    """The translation of ``original``; None when a Problem is an error, or the original has one."""
    file, problems = open_text_file(text, path, StoryTranslationFields, settings)
    if file is None:
        return None, problems
    problems += _date_problems(file.checked, file.front, file.checked.value(lambda story: story.date))
    fields = file.fields_without_errors(problems)
    if original is None or fields is None:
        return None, problems
    return _translated(original, fields, file, settings), problems


def _story(fields: StoryFields, file: TextFile[StoryFields], settings: ReadingSettings) -> Story:
    return Story(
        source=file.source,
        slug=file.name.slug,
        lang=file.lang,
        title=fields.title,
        published=fields.date,
        authors=fields.authors,
        category=fields.category,
        summary=fields.summary,
        address=address.story(fields.date.day, file.name.slug, file.lang, settings.default_lang),
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
    file: TextFile[StoryTranslationFields],
    settings: ReadingSettings,
) -> Story:
    """The original with what its translation says otherwise; whatever else a story has stays the original's."""
    published = fields.date or original.published
    return replace(
        original,
        source=file.source,
        lang=file.lang,
        title=fields.title,
        published=published,
        authors=fields.authors or original.authors,
        category=fields.category or original.category,
        summary=fields.summary,
        address=address.story(published.day, file.name.slug, file.lang, settings.default_lang),
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
