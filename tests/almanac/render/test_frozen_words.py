"""Each word that says that something comes has another in its place once a site has closed, in every language."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from almanac.model.interface import Interface
from almanac.render.frozen_words import INSTEAD, INSTEAD_IN_CONTEXT, INSTEAD_WITH_NUMBER, frozen_interface
from almanac.store.translations import TEMPLATE, read_interface

ROOT = Path(__file__).parents[3]
LANGUAGES = sorted({"en", *(file.stem for file in (ROOT / TEMPLATE).parent.glob("*.po"))})
# What speaks of the present moment, or of what comes.
OF_NOW = re.compile(
    r"\b(upcoming|to come|coming|comes next|next (dates|event|edition)|soon|today|on now|only what comes|"
    r"keeps up|stay up to date|every night|join or watch|register$)\b",
    re.IGNORECASE,
)
# Of these no page of a site that closed has any: what they stand on is not there.
ON_NO_PAGE = {
    "None of your events is to come. “Add to my events” stands beside each event.",
    "On now",
    "Only what comes",
    "Paste this line into a page of yours: it shows there what comes next, without script, and keeps up by itself.",
    "Today",
    "Last day to register",
}


@pytest.fixture(scope="module")
def interface() -> Interface:
    return read_interface(ROOT)[0]


def messages() -> set[str]:
    with (ROOT / TEMPLATE).open("rb") as file:
        return {part for message in read_po(file) for part in _parts(message.id) if part}


def _parts(message_id: str | tuple[str, ...]) -> tuple[str, ...]:
    return (message_id,) if isinstance(message_id, str) else tuple(message_id)


def test_every_word_of_what_comes_has_another_in_its_place_or_stands_on_no_page() -> None:
    instead = {*INSTEAD, *(part for pair in INSTEAD_WITH_NUMBER for part in pair)}

    assert {message for message in messages() if OF_NOW.search(message)} - instead == ON_NO_PAGE


def test_what_has_another_in_its_place_is_a_word_of_the_interface_and_so_is_the_other() -> None:
    pairs = [pair for both in INSTEAD_WITH_NUMBER.items() for pair in both]
    contexts = [message for both in INSTEAD_IN_CONTEXT.items() for _, message in both]

    assert {*INSTEAD, *INSTEAD.values(), *contexts, *(part for pair in pairs for part in pair)} <= messages()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_language_says_the_other(lang: str, interface: Interface) -> None:
    goes_on, closed = interface.phrases(lang), frozen_interface(interface).phrases(lang)
    filled = {"goal": "3", "value": "2"}
    said = {
        message: (closed.gettext(message, **filled), goes_on.gettext(other, **filled))
        for message, other in INSTEAD.items()
    }

    assert {message for message, (shown, meant) in said.items() if shown != meant} == set()
    assert {message for message, (shown, _) in said.items() if shown == goes_on.gettext(message, **filled)} == set()
    assert closed.ngettext("%(num)s to come", "%(num)s to come", 3) != goes_on.ngettext(
        "%(num)s to come", "%(num)s to come", 3
    )
    assert closed.pgettext("registration", "until %(day)s", day="x") == goes_on.pgettext(
        "registration", "planned until %(day)s", day="x"
    )
    assert (closed.lang, closed.spoken) == (goes_on.lang, goes_on.spoken)


def test_all_other_words_are_as_they_were(interface: Interface) -> None:
    closed = frozen_interface(interface).phrases("es")

    assert closed.gettext("Subscribe") == interface.phrases("es").gettext("Subscribe")
    assert closed.pgettext("one", "Series") == interface.phrases("es").pgettext("one", "Series")


def test_without_a_catalogue_it_is_english() -> None:
    assert frozen_interface(Interface()).phrases("pl").gettext("Upcoming events") == "Planned when this site closed"


def test_another_process_gets_the_same(interface: Interface) -> None:
    sent = pickle.loads(pickle.dumps(frozen_interface(interface)))  # noqa: S301 - made here

    assert sent.phrases("de").gettext("To come") == frozen_interface(interface).phrases("de").gettext("To come")
