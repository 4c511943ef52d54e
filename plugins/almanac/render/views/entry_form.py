"""What the template of the forms for stories and events gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from almanac.model.form_facts import Kind
from almanac.render.views.search import Choice

Control = Literal["line", "text", "select", "day", "moment", "checks", "where", "point", "number"]


@dataclass(frozen=True, slots=True)
class FormField:
    """What is asked of a field of front matter, by its dotted name; the text below the line is ``body``.

    ``moment`` is a day with a time that may be left empty. ``is_list``: commas separate several. ``is_address``: it is
    written from left to right in any language. ``open`` are the words of a box below it: its day is not fixed, or
    its address comes later.
    """

    name: str
    label: str
    control: Control = "line"
    hint: str = ""
    required: bool = False
    choices: tuple[Choice, ...] = ()
    is_list: bool = False
    is_address: bool = False
    open: str = ""


@dataclass(frozen=True, slots=True)
class FormSection:
    """Fields that belong together; one that is ``folded`` is opened by whoever has more to say."""

    name: str
    fields: tuple[FormField, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way to send: its name, what one has to know of it, where it leads, and what the script makes of it as JSON."""

    kind: str
    label: str
    about: str
    address: str
    script: str


@dataclass(frozen=True, slots=True)
class FormView:
    """The form of one kind of entry in one language.

    ``facts`` and ``words`` are for its script, as JSON; ``example`` is a whole file for whoever has no script, and
    ``path`` is where that would go. ``pictures`` is where a picture can be uploaded, at the host ``pictures_at``.
    """

    kind: Kind
    lang: str
    direction: str
    title: str
    about: str
    sections: tuple[FormSection, ...]
    ways: tuple[Way, ...]
    facts: str
    words: str
    example: str
    path: str
    license: str
    other: str
    has_map: bool
    pictures: str = ""
    pictures_at: str = ""
