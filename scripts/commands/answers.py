"""Collects the answers for a new entry, each checked by the site's own readers at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from almanac.model.problem import Problem
from almanac.model.site import Site
from commands.cannot_run import CannotRun
from commands.entry_file import entry_path, entry_slug, entry_text, taken_by
from commands.known_places import KnownPlaces
from commands.questions import SLUG, Answers, Kind, Question, in_asking_order, questions_for

Check = Callable[[Path, str, str], Sequence[Problem]]


class Form:
    """The answers so far, and the file they make: ``path`` and ``text``.

    ``check`` takes the root, a path and a text, and returns its Problems. ``known`` is what the site knows of places.
    A ``body`` that is there already makes that only what is needed is asked. ``more`` are fields nobody is asked for.
    """

    def __init__(
        self,
        root: Path,
        kind: Kind,
        site: Site,
        check: Check,
        prefilled: Answers,
        known: KnownPlaces | None = None,
        body: str | None = None,
        more: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self._root = root
        self._kind = kind
        self._site = site
        self._check = check
        self._prefilled = prefilled
        self._questions = questions_for(kind)
        self._answers: dict[str, str] = {}
        self._known = known or KnownPlaces(site)
        self._body = body
        self._more = more

    @property
    def path(self) -> str:
        """Where the file goes, from the root, with forward slashes."""
        return entry_path(self._kind, self._answers, self._site)

    @property
    def text(self) -> str:
        """The whole file."""
        return entry_text(self._questions, self._answers, self._site, self._body, self._more)

    def fill_silently(self) -> list[str]:
        """Take what was given and the usual values; returns what is wrong, by option."""
        for question in self._questions:
            self._answers[question.field] = self._prefilled.get(question.field, "") or self._usual(question)
        complaints = [f"{self._option(problem)}: {_words(problem)}" for problem in self._problems() if problem.is_error]
        taken = taken_by(self._root, self._kind, self.path, self._site)
        return [*complaints, *([f"{SLUG.option}: {taken} is there already (choose another name)"] if taken else [])]

    def fill(self) -> None:
        """Ask until the file passes; raises CannotRun when the answers end before that."""
        for question in in_asking_order(self._questions):
            self._take(question)
        while wrong := self._wrong():
            for question in wrong:
                if question.applies(self._answers, self._site) and not self._needless(question):
                    self._ask(question, self._answers.get(question.field, ""))

    def _take(self, question: Question) -> None:
        """An option's value if it passes, else an answer."""
        prefilled = self._prefilled.get(question.field, "")
        if prefilled:
            self._answers[question.field] = prefilled
            # Two fields that are asked for as one answer are judged together.
            together = question.spread(prefilled) if question.spread else {}
            self._answers |= {field: given for field in together if (given := self._prefilled.get(field, ""))}
            if self._passes(question):
                return
        is_needed = self._body is None or not (question.enter or question.field == "lang")
        if question.asked and is_needed and question.applies(self._answers, self._site):
            self._ask(question, self._usual(question))

    def _ask(self, question: Question, default: str) -> None:
        while True:
            answer = _read(question.prompt(self._site, default)) or default
            answer = "" if answer == "-" else answer
            self._answers |= question.spread(answer) if question.spread else {question.field: answer}
            if self._passes(question):
                return

    def _passes(self, question: Question) -> bool:
        problems = [problem for problem in self._problems() if question.is_named_by(problem)]
        for problem in problems:
            print(f"  {_words(problem)}")
        return not any(problem.is_error for problem in problems)

    def _wrong(self) -> list[Question]:
        """What to ask again, after saying why; empty when all is well."""
        errors = [problem for problem in self._problems() if problem.is_error]
        for problem in errors:
            print(f"  {problem.field or 'The file'}: {_words(problem)}")
        taken = taken_by(self._root, self._kind, self.path, self._site)
        if taken or not entry_slug(self._answers) or any(problem.field in {"", "slug"} for problem in errors):
            if taken:
                print(f"  {taken} is there already.")
            return [SLUG]
        mending = [question for question in self._questions if any(question.can_mend(error) for error in errors)]
        return mending or (list(self._questions) if errors else [])

    def _needless(self, question: Question) -> bool:
        """Whether an answer just given has done away with what this one was to mend."""
        return bool(question.also) and not any(question.can_mend(problem) for problem in self._problems())

    def _problems(self) -> Sequence[Problem]:
        return self._check(self._root, self.path, self.text)

    def _usual(self, question: Question) -> str:
        if not question.applies({**self._prefilled, **self._answers}, self._site):
            return ""
        known = self._known.suggestion(question.field, {**self._prefilled, **self._answers})
        return known or question.default(self._site)

    def _option(self, problem: Problem) -> str:
        options = [question.option for question in self._questions if question.can_mend(problem)]
        return options[0] if options else problem.field or SLUG.option


def _words(problem: Problem) -> str:
    return f"{problem.message} ({problem.hint})" if problem.hint else problem.message


def _read(prompt: str) -> str:
    try:
        return input(prompt).strip()
    except EOFError:
        raise CannotRun(
            "the answers ended before every question had one; nothing was written.",
            "answer on a terminal, or give every field as an option (--no-input --help).",
        ) from None
