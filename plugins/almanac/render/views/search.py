"""What the template of the search gets."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.views.parts import Facet, Label


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that narrows a search, and how it is called."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Values that have something in common, such as cities of one country."""

    name: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """The search in one language.

    ``archive`` leads to the same by lists, for whoever has no script. ``words`` are those of the script, as JSON;
    ``has_index`` is false in a preview.
    """

    lang: str
    direction: str
    address: str
    story_categories: tuple[Choice, ...]
    event_categories: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    cities: tuple[Choices, ...]
    years: tuple[str, ...]
    has_other_languages: bool
    archive: tuple[Facet, ...]
    all_lists: tuple[Label, ...]
    words: str
    has_index: bool
