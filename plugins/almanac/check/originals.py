"""Finds translations whose original says something else by now, and those of which nobody can tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from almanac.check.entries import Entries
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import EventText
from almanac.model.originals import Originals
from almanac.model.problem import Problem, Severity
from almanac.model.profile import Profile
from almanac.model.story import Page, Story
from almanac.render.to_translate import revisable
from almanac.store.git.objects import blob_name
from almanac.store.git.originals import Comparison, Translated, compare_originals

_Text = Story | Page | Profile | EventText
_FIELD = "translation_of_revision"
_NO_MARK = "so that its page cannot say whether the original has changed since"
_ASK_GIT = "write what `git rev-parse HEAD:{original}` prints for the text that was translated"
# What a revision stands for that is no text of ours.
_MESSAGES = {
    "missing": "is a revision that git does not have",
    "ambiguous": "is the beginning of several revisions",
    "large": "is the name of a file that is too large for a text",
}
_UNSHALLOW = "run `git fetch --unshallow`; in a workflow, give the checkout step `fetch-depth: 0`"


def read_originals(
    root: Path, head: str, entries: Entries, folders: Sequence[str], now: datetime
) -> tuple[Originals, list[Problem]]:
    """What is known of the originals of all translations, and a warning where a revision leads to nothing.

    ``head`` is the last commit, empty where there is none; ``now`` is aware.
    """
    texts = {text.source.path: text for text in _translations(entries)}
    asked = [
        Translated(path, original, text.translation_of_revision, entries.texts[original])
        for path, text in texts.items()
        if text.translation_of_revision and (original := text.source.original) in entries.texts
    ]
    comparison = compare_originals(root, head, asked, folders, now)
    without = {path for path, text in texts.items() if not text.translation_of_revision}
    unknown = frozenset(without | comparison.not_found.keys())
    sources = {path: texts[path].source for path in comparison.not_found}
    problems = [*_problems(comparison, sources, texts), *_not_translated(texts.values(), entries)]
    return Originals(comparison.changed, unknown), problems


def with_revisions(edition: Edition, texts: Mapping[str, str]) -> Edition:
    """The edition with the revisions of originals that are offered to translators; ``texts`` are those of all files."""
    history, revisions = edition.history, {}
    for original in revisable(edition) if history.head else ():
        path = original.source.path
        known = history.of(path)
        if known is not None and not known.uncommitted:
            revisions[path] = blob_name(texts[path], like=history.head)
    return replace(edition, originals=replace(edition.originals, revisions=revisions))


def _translations(entries: Entries) -> Iterator[_Text]:
    yield from (story for story in entries.stories if story.is_translation)
    yield from (page for page in entries.pages if page.is_translation)
    yield from (profile for profile in entries.profiles if profile.is_translation)
    for event in entries.events:
        yield from event.translations


def _problems(comparison: Comparison, sources: Mapping[str, Source], texts: Mapping[str, _Text]) -> Iterator[Problem]:
    missing = [path for path, kind in comparison.not_found.items() if kind == "missing"]
    if comparison.unavailable:  # why git tells nothing is said of the history
        return
    if comparison.is_shallow and missing:
        others = f", and {len(missing) - 1} more name some," if len(missing) > 1 else ""
        message = f"names a revision{others} that this shallow clone may lack, {_NO_MARK}"
        yield _warning(sources[missing[0]], message, _UNSHALLOW)
    for path, kind in comparison.not_found.items():
        if comparison.is_shallow and kind == "missing":
            continue
        revision, source = texts[path].translation_of_revision, sources[path]
        stands_for = _MESSAGES.get(kind, f"is the name of a {kind}, not of a file")
        hint = _ASK_GIT.format(original=source.original)
        if kind == "ambiguous":
            hint = f"{hint}, all of it"
        yield _warning(source, f"`{revision}` {stands_for}, {_NO_MARK}", hint)


def _not_translated(translations: Iterable[_Text], entries: Entries) -> Iterator[Problem]:
    """A warning at each translation that has the original's words, as `new translation` writes them."""
    texts: Iterable[_Text] = (
        *entries.stories,
        *entries.pages,
        *entries.profiles,
        *(event.text for event in entries.events),
    )
    originals = {text.source.path: text for text in texts}
    for text in translations:
        original = originals.get(text.source.original)
        if original is not None and _words(text) == _words(original) and text.source.body.strip():
            message = f"has the words of its original, {original.source.path}: it is not translated yet"
            hint = "translate the title, the summary and the text; without this file, readers get the original"
            yield Problem(text.source.path, 0, "", message, hint, Severity.WARNING)


def _words(text: _Text) -> tuple[str, str, str]:
    return text.title, text.summary, text.source.body.strip()


def _warning(source: Source, message: str, hint: str) -> Problem:
    return Problem(source.path, source.line(_FIELD), _FIELD, message, hint, Severity.WARNING)
