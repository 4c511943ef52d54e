"""Brings together what an editor wants to know of a submission, and says whether it can be merged on sight."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from almanac.check.edition import Report
from almanac.check.entries import Entries
from almanac.check.likely_duplicates import Duplicate, duplicates_of_event, duplicates_of_story
from almanac.check.permanence.changed_files import faults_of_changed_files
from almanac.check.review.beside import AlsoOpen, Beside, also_open, remarks_beside, same_beside
from almanac.check.review.parts import NEW_TEXTS, OF_EDITORS, Part, What, parts_of
from almanac.check.review.touched_pages import Touched, touched_pages
from almanac.check.review.unused_pictures import unused_pictures
from almanac.check.review.vague_links import vague_links
from almanac.check.review.weekdays import wrong_weekdays
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.problem import Problem, Severity
from almanac.model.profile import Profile
from almanac.model.site import SETTINGS_FILE, Site
from almanac.model.story import Page, Story
from almanac.store.git.submission import Contributor, Submission
from almanac.store.git.submission_folder import taken_over

# What is said of a file that is neither text nor picture, and what to do.
_BESIDE = {
    What.STRANGE: ("is no text and no picture of the site, and is left out of this review", "ask what it is for"),
    What.SETTINGS: ("is Python, which runs whenever the site is checked or built", "read each changed line"),
    What.THEME: ("is of every page that is made with it", "build the branch, and look"),
}
NOTHING_ELSE = Beside()
_Text = Story | Page | Profile | EventText


@dataclass(frozen=True, slots=True)
class Review:
    """What there is to say of a submission.

    ``problems`` are what `check` says of its files, ``elsewhere`` the errors that others have with it; ``remarks`` are
    what is worth a look, and is no fault of a file. ``reasons`` are those against merging it on sight.
    ``other_languages`` is how many more languages have the lists. ``also_open`` are other submissions of the same
    people, ``same_in`` those that likely have the same entry.
    """

    submission: Submission
    parts: tuple[Part, ...]
    touched: Touched
    problems: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...]
    remarks: tuple[Problem, ...]
    reasons: tuple[str, ...] = ()
    links_asked: int = 0
    other_languages: int = 0
    also_open: tuple[AlsoOpen, ...] = ()
    same_in: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """Whether it can be merged without an error."""
        return not self.elsewhere and not any(problem.is_error for problem in self.problems)

    @property
    def people(self) -> tuple[Contributor, ...]:
        """Who wrote it, as git has it."""
        return self.submission.contributors


def review(
    submission: Submission,
    site: Site,
    report: Report,
    now: datetime,
    beside: Mapping[str, str],
    links: Sequence[Problem] = (),
    asked: int = 0,
    others: Beside = NOTHING_ELSE,
) -> Review:
    """What there is to say; ``report`` is of the site with the submission, compared with that without it.

    ``beside`` has the texts of what it changes beside texts and pictures. ``links`` are those of its texts that do not
    answer, of as many as were ``asked``. ``others`` are open as well. ``now`` is aware.
    """
    entries = report.entries or Entries(site)
    before = report.earlier.entries if report.earlier else Entries(site)
    parts = parts_of(submission.files, site, report.texts, before.texts)
    files = taken_over(submission.files, site.events_path)
    paths = frozenset(path for file in files for path in (file.path, file.old) if path)
    touched = touched_pages(before, entries, paths, now)
    settings_text = report.earlier.settings_text if report.earlier else ""
    settings = settings_text, beside.get(SETTINGS_FILE, settings_text)
    of_others = faults_of_changed_files(beside, settings)
    problems = (*of_others, *(problem for problem in report.problems if problem.path in paths))
    elsewhere = tuple(problem for problem in report.problems if problem.is_error and problem.path not in paths)
    same = same_beside(parts, entries, others)
    beside_it = remarks_beside(submission, parts, site, others, same)
    remarks = tuple(sorted({*_remarks(submission, parts, entries, paths, now), *beside_it, *links}))
    reasons = tuple(_reasons(submission, parts, problems, elsewhere, remarks))
    languages = len(site.list_languages) - 1
    by_them, same_in = also_open(submission, others, site), tuple(dict.fromkeys(one.other.where for one in same))
    return Review(submission, parts, touched, problems, elsewhere, remarks, reasons, asked, languages, by_them, same_in)


def texts_of(entries: Entries, paths: Collection[str]) -> Iterator[tuple[_Text, Event | None]]:
    """The texts of some files, those of events with what they are of."""
    for texts in (entries.stories, entries.pages, entries.profiles):
        yield from ((entry, None) for entry in texts if entry.source.path in paths)
    for event in entries.events:
        yield from ((text, event) for text in event.texts if text.source.path in paths)


def _remarks(
    submission: Submission,
    parts: Sequence[Part],
    entries: Entries,
    paths: Collection[str],
    now: datetime,
) -> Iterator[Problem]:
    for text, event in texts_of(entries, paths):
        yield from vague_links(text.source, text.lang)
        yield from wrong_weekdays(text.source, text.lang, _years(text, event, now), _words(text))
        if event is not None and text is event.text:
            yield from _late_deadlines(event)
    yield from _duplicates(parts, entries)
    yield from unused_pictures([part.path for part in parts if part.what is What.PICTURE], entries)
    for path in sorted(submission.changed_meanwhile):
        message = "was changed on the main line too, since this was begun"
        yield Problem(path, 0, "", message, "let its author bring in the main line first", Severity.WARNING)
    for part in parts:
        if part.what in _BESIDE:
            yield Problem(part.path, 0, "", *_BESIDE[part.what], Severity.WARNING)


def _duplicates(parts: Iterable[Part], entries: Entries) -> Iterator[Problem]:
    """What is likely there already of each new text."""
    new = {part.path for part in parts if part.what in {What.EVENT, What.STORY}}
    for event in entries.events:
        if event.source.path in new:
            yield from (_duplicate(event, found) for found in duplicates_of_event(event, entries.events))
    for story in entries.stories:
        if story.source.path in new and not story.is_translation:
            yield from (_duplicate(story, found) for found in duplicates_of_story(story, entries.stories))


def _duplicate(entry: Event | Story, found: Duplicate) -> Problem:
    other = found.entry
    title = other.text.title if isinstance(other, Event) else other.title
    message = f"is likely `{title}` ({other.source.path}): {', '.join(found.reasons)}"
    hint = "if both are one, add what is new to the older file"
    return Problem(entry.source.path, entry.source.line("title"), "title", message, hint, Severity.WARNING)


def _years(text: _Text, event: Event | None, now: datetime) -> frozenset[int]:
    """The years that a date without one can be of."""
    if event is not None:
        return frozenset(range(event.when.day.year, event.when.last_day.year + 1))
    year = text.published.day.year if isinstance(text, Story) else now.year
    return frozenset(range(year - 1, year + 2))


def _words(text: _Text) -> dict[str, str]:
    if isinstance(text, Profile):
        return {}
    note = {"status_note": text.status_note} if isinstance(text, EventText) else {}
    return {"title": text.title, "summary": text.summary, **note}


def _late_deadlines(event: Event) -> Iterator[Problem]:
    """Those after its end: that of registration is said by the check."""
    if event.recurrence is not None:
        return
    for number, deadline in enumerate(event.deadlines):
        if deadline.until > event.when.last_day:
            message = f"`{deadline.what}` ends on {deadline.until}, after the event, {event.when.last_day}"
            source: Source = event.source
            field = f"deadlines.{number}.until"
            yield Problem(source.path, source.line(field), field, message, "is the year right?", Severity.WARNING)


def _reasons(
    submission: Submission,
    parts: Sequence[Part],
    problems: Sequence[Problem],
    elsewhere: Sequence[Problem],
    remarks: Sequence[Problem],
) -> Iterator[str]:
    """Why it should not be merged on sight."""
    kinds = {part.what for part in parts}
    beyond = [what for what in What if what in kinds - OF_EDITORS]
    if not parts:
        yield "it changes nothing"
    if beyond:
        yield f"it brings {', '.join(_in_words(what) for what in beyond)}: who keeps the site reads every line of that"
    published = [what for what in (What.REMOVAL, What.RENAME, What.CORRECTION) if what in kinds]
    if published:
        yield f"it changes what is published ({', '.join(published)})"
    new = [part for part in parts if part.what in NEW_TEXTS | {What.PAGE, What.PROFILE}]
    if any(part.what is What.PAGE for part in new):
        yield "a page of the site is no single author's"
    if len(new) > 1:
        yield f"it brings {len(new)} new texts"
    if len(submission.contributors) > 1:
        yield f"{len(submission.contributors)} people wrote it"
    yield from _faults(problems, elsewhere, remarks)


def _in_words(what: What) -> str:
    return {What.STRANGE: "files that the site does not take", What.OTHER: "files beside the content"}.get(
        what, what.value
    )


def _faults(problems: Sequence[Problem], elsewhere: Sequence[Problem], remarks: Sequence[Problem]) -> Iterator[str]:
    errors = sum(problem.is_error for problem in problems) + len(elsewhere)
    for number, noun in ((errors, "error"), (len(problems) + len(elsewhere) - errors, "warning")):
        if number:
            yield f"the check has {number} {noun}{'' if number == 1 else 's'}"
    if remarks:
        yield f"{len(remarks)} {'thing is' if len(remarks) == 1 else 'things are'} worth a look"
