"""Reads and checks a whole repository: an Edition, or the Problems that stand against one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almanac.check.broken.broken_file import PICTURES, BrokenFile
from almanac.check.entries import Entries, Progress
from almanac.check.languages import check_languages
from almanac.check.last_build import as_of, check_last_build, published_site
from almanac.check.left_out import NOTHING, LeftOut, count_left_out
from almanac.check.opened_topics import with_opened_topics
from almanac.check.originals import read_originals, with_revisions
from almanac.check.permanence.changed_files import faults_of_changed_files
from almanac.check.permanence.changes import changes
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.check.permanence.once_for_both import OnceForBoth
from almanac.check.reading import OneAfterAnother, Readers
from almanac.check.search_languages import check_search_languages
from almanac.check.site import read_site
from almanac.check.texts import Texts, read_texts
from almanac.model.edition import Edition
from almanac.model.history import History
from almanac.model.originals import Originals
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE
from almanac.read.body.known_links import KnownLinks
from almanac.store.forum.snapshot import read_topics
from almanac.store.git.history import read_history
from almanac.store.git.tracked_outputs import read_tracked
from almanac.store.svg.site_icon import icon_faults
from almanac.store.tree import Tree, read_text, read_tree

if TYPE_CHECKING:
    from almanac.check.broken.leave_out import Reread, Whole


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of files and lines; no Edition where an error stops the build.

    Where an Edition ``goes_without_broken``, ``broken`` says what became of the files with errors. ``texts`` are
    those of entries by path, ``links`` gives all that they may link to. ``entries`` are what files made that have no
    error, whatever others have; ``earlier`` is the site that they were compared with.
    """

    problems: tuple[Problem, ...]
    edition: Edition | None = None
    left_out: LeftOut = NOTHING
    changes: tuple[str, ...] = ()
    broken: tuple[BrokenFile, ...] = ()
    goes_without_broken: bool = False
    texts: Mapping[str, str] = field(default_factory=dict, compare=False)
    links: Callable[[], KnownLinks | None] = field(default=lambda: None, compare=False)
    entries: Entries | None = field(default=None, compare=False, repr=False)
    earlier: EarlierSite | None = field(default=None, compare=False, repr=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The Problems that are errors."""
        return tuple(problem for problem in self.problems if problem.is_error)


def read_edition(
    root: Path,
    settings: Mapping[str, Any],
    *,
    now: datetime,
    drafts: bool = False,
    preview: bool = False,
    earlier: Callable[[Tree], EarlierSite] | None = None,
    outputs: Sequence[str] = ("output",),
    whole_history: bool = False,
    leave_out_broken: bool = False,
    unwritten: Mapping[str, str] | None = None,
    progress: Progress | None = None,
    readers: Readers | None = None,
    stage: Callable[[str], AbstractContextManager[object]] = nullcontext,
) -> Report:
    """Read a repository; ``drafts`` and what is dated after ``now`` are left out unless asked for.

    What an ``earlier`` site published has to stay reachable; it is asked for with the present tree. In ``outputs``,
    folders of ``root``, git has nothing.
    Where ``whole_history`` is asked for, less of it is an error. ``leave_out_broken``: an Edition does without texts
    and pictures that have errors, and has of each text what git knows of it that was whole. ``unwritten`` are texts by
    path that are read as if they were there. ``readers`` read
    the files, by default one after another. ``stage`` measures what is done while one is open, by its name.
    """
    settings_text = read_text(root / SETTINGS_FILE)
    site, problems = read_site(root, settings, settings_text)
    if site is None:
        return Report(tuple(problems))
    if preview:  # what others load, or show who do not see it
        site = replace(site, picture_formats=(), share_cards="")
    tree = read_tree(root, events_path=site.events_path)
    for path, text in (unwritten or {}).items():
        tree.add(path, text, site.events_path)
    readers = readers or OneAfterAnother()
    interface, interface_problems = readers.interface(root)
    site = replace(site, interface=interface)
    present, now = now, as_of(site, now)
    past = None if earlier is None else earlier(tree)
    if past is not None:
        readers = OnceForBoth(readers)
        past = replace(past, readers=readers)
    reread = partial(
        read_texts, site, settings_text=settings_text, now=now, drafts=drafts, progress=progress, readers=readers
    )
    texts = reread(tree, earlier=past)
    if past is not None:
        problems += faults_of_changed_files(past.changed, (past.settings_text, settings_text))
    with stage("history"):
        known = _Known.of(root, texts, now, whole_history=whole_history)
    topics, forum_problems = read_topics(root)
    problems += [*interface_problems, *known.problems, *forum_problems, *icon_faults(root)]
    problems += [*read_tracked(root, outputs), *_faults_of_languages(texts, settings_text)]
    problems += check_last_build(site, texts.entries.stories, texts.entries.events, present, settings_text)
    report = _report(problems, texts, now, past)
    if report.errors:
        whole = _leave_out(root, tree, texts, reread, problems) if leave_out_broken else ()
        if isinstance(whole, tuple):
            return replace(report, problems=(*report.problems, *whole))
        report, texts, known = _without_broken(report, whole), whole.texts, known.without_broken(root, whole, now)
    edition = replace(
        texts.shown.edition(now),
        site=published_site(site, present),
        topics=topics,
        is_preview=preview,
        lost_pictures=_pictures(report.broken),
    )
    return replace(report, edition=with_opened_topics(known.told_to(edition, texts)))


@dataclass(frozen=True, slots=True)
class _Known:
    """What git knows of the texts, with what is wrong with that."""

    history: History
    originals: Originals
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, root: Path, texts: Texts, now: datetime, *, whole_history: bool) -> _Known:
        """Where all of the history is asked for, less is an error."""
        history, problems = _history(root, now, texts.entries, whole_history=whole_history)
        originals, of_originals = _compare_originals(root, history, texts, now)
        return cls(history, originals, (*problems, *of_originals))

    def without_broken(self, root: Path, whole: Whole, now: datetime) -> _Known:
        """The same of what is published without what is broken."""
        history = whole.history(self.history, now)
        return _Known(history, _compare_originals(root, self.history, whole.texts, now)[0])

    def told_to(self, edition: Edition, texts: Texts) -> Edition:
        """The edition that knows it."""
        return with_revisions(replace(edition, history=self.history, originals=self.originals), texts.entries.texts)


def _compare_originals(root: Path, history: History, texts: Texts, now: datetime) -> tuple[Originals, list[Problem]]:
    folders = ["content", texts.entries.site.events_path]
    return read_originals(root, history.head, texts.entries, folders=folders, now=now)


def _leave_out(
    root: Path, tree: Tree, texts: Texts, reread: Reread, problems: Sequence[Problem]
) -> Whole | tuple[Problem]:
    """What there is without what is broken, or why that cannot be."""
    # Only what is broken needs all this.
    from almanac.check.broken.leave_out import CannotLeaveOut, leave_out, refuse

    try:
        refuse(problems)
        return leave_out(root, tree, texts, reread)
    except CannotLeaveOut as reason:
        return (reason.problem(),)


def _report(problems: Sequence[Problem], texts: Texts, now: datetime, earlier: EarlierSite | None) -> Report:
    entries = texts.entries
    return Report(
        tuple(sorted({*problems, *texts.problems})),
        left_out=count_left_out(entries.site, entries.stories, entries.pages, entries.events, now),
        changes=() if earlier is None else tuple(changes(earlier, entries)),
        texts=entries.texts,
        links=texts.shown.links,
        entries=entries,
        earlier=earlier,
    )


def _without_broken(report: Report, whole: Whole) -> Report:
    """The report of what is published: what the files left out broke in others is a warning, since it goes without."""
    known = {(problem.place, problem.field, problem.message) for problem in report.problems}
    errors = (problem for problem in whole.texts.problems if problem.is_error)
    since = (problem for problem in errors if (problem.place, problem.field, problem.message) not in known)
    hint = "it is left out until what it leads to is mended"
    more = (replace(problem, severity=Severity.WARNING, hint=hint) for problem in since)
    problems = tuple(sorted({*report.problems, *more}))
    return replace(report, problems=problems, broken=whole.broken, goes_without_broken=True)


def _faults_of_languages(texts: Texts, settings_text: str) -> list[Problem]:
    """What a language of the site lacks, and one of its texts that the search cannot divide into words."""
    entries = texts.entries
    of_events = {text.lang for event in entries.events for text in event.texts}
    langs = {story.lang for story in entries.stories} | {page.lang for page in entries.pages} | of_events
    return [
        *check_search_languages(entries.site, langs),
        *check_languages(entries.site, entries.stories, settings_text),
    ]


def _pictures(broken: Sequence[BrokenFile]) -> frozenset[str]:
    return frozenset(file.path for file in broken if file.path.startswith(PICTURES))


def _history(root: Path, now: datetime, entries: Entries, *, whole_history: bool) -> tuple[History, list[Problem]]:
    """What git knows; where all of it is asked for, less is an error."""
    events = entries.site.events_path
    gone = [removal.event.file for removal in entries.others.removals if removal.event]
    history, problems = read_history(root, now, ["content", events], events=events, gone=gone)
    if whole_history and not history.complete:
        return history, [_without_history(problem) for problem in problems]
    return history, problems


def _without_history(problem: Problem) -> Problem:
    """The same as an error: what is published has dates and sequence numbers that readers' programs compare."""
    hint = f"{problem.hint}; `build --without-history` builds without, for instance to try something out"
    return replace(problem, severity=Severity.ERROR, hint=hint)
