"""Footnotes: their numbers and ids, by which published links find them, and the list of notes below a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape

from almanac.model.interface import Phrases
from almanac.model.problem import Severity
from almanac.read.body.document import Kind, Node
from almanac.read.body.findings import Finding

# Ways back to so many places that refer to a note; beyond them, readers go back as they came.
_MAX_WAYS_BACK = 50


class Footnotes:
    """The footnotes of a text, numbered in the order in which it refers to them.

    ``nodes`` are those of the text, by kind; ``mark`` begins the ids, for the sanitiser to know them by.
    """

    def __init__(self, nodes: Mapping[Kind, Sequence[Node]], phrases: Phrases, mark: str) -> None:
        self._phrases = phrases
        self._mark = mark
        self._notes = nodes[Kind.FOOTNOTE_DEFINITION]
        self._numbers = {node.name: number for number, node in enumerate(self._notes, 1)}
        self._references = Counter(node.name for node in nodes[Kind.FOOTNOTE_REFERENCE])
        self._so_far: Counter[str] = Counter()

    def findings(self) -> list[Finding]:
        """A warning at each note to which the text refers so often that it cannot lead back to every place."""
        return [
            Finding(
                note.start,
                f"the text refers to the footnote `{note.name}` {self._references[note.name]:,} times, "
                f"and the note leads back to the first {_MAX_WAYS_BACK}",
                "refer to it where it is needed first",
                Severity.WARNING,
            )
            for note in self._notes
            if self._references[note.name] > _MAX_WAYS_BACK
        ]

    def ids(self) -> Iterable[str]:
        """Of the notes, and of the places in the text that refer to them."""
        for name in self._numbers:
            yield f"fn:{name}"
            yield from (_reference_id(name, place) for place in range(1, self._references[name] + 1))

    def reference(self, name: str) -> str:
        """The raised number in the text."""
        self._so_far[name] += 1
        place = escape(f"{self._mark}{_reference_id(name, self._so_far[name])}")
        number = self._numbers[name]
        return f'<sup id="{place}"><a class="footnote-ref" href="#fn:{escape(name)}">{number}</a></sup>'

    def listed(self, html_of: Callable[[Node], str]) -> str:
        """All notes, as they stand below the text."""
        if not self._notes:
            return ""
        items = "".join(
            f'<li id="{escape(self._mark)}fn:{escape(note.name)}">\n{self._with_ways_back(note, html_of(note))}</li>\n'
            for note in self._notes
        )
        return f'<div class="footnote">\n<hr>\n<ol>\n{items}</ol>\n</div>\n'

    def _with_ways_back(self, note: Node, html: str) -> str:
        """At the end of its last paragraph, or in one of their own."""
        number = self._numbers[note.name]
        title = escape(self._phrases.gettext("Back to the text of note %(number)s", number=number))
        places = range(1, min(self._references[note.name], _MAX_WAYS_BACK) + 1)
        links = "".join(
            f'&#160;<a class="footnote-backref" href="#{escape(_reference_id(note.name, place))}" '
            f'title="{title}">&#8617;</a>'
            for place in places
        )
        end = "</p>\n"
        return f"{html.removesuffix(end)}{links}{end}" if html.endswith(end) else f"{html}<p>{links}</p>\n"


def _reference_id(name: str, place: int) -> str:
    return f"fnref{place if place > 1 else ''}:{name}"
