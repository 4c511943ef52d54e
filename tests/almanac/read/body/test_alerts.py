"""The words of an alert, in the language of its text."""

from __future__ import annotations

from gettext import NullTranslations

import pytest

from almanac.model.entry import Source
from almanac.model.interface import Interface
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets


class Spanish(NullTranslations):
    """A catalogue of two words."""

    def gettext(self, message: str) -> str:
        return {"Note": "Nota", "Link to this section": "Enlace a esta sección"}.get(message, message)


READER = MarkdownReader(Targets({}), phrases=Interface({"es": Spanish()}).phrases)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        pytest.param("en", '<p class="alert-title"><strong>Note</strong></p>', id="the language of the source"),
        pytest.param("es", '<p class="alert-title"><strong>Nota</strong></p>', id="one with a catalogue"),
        pytest.param("es-MX", '<p class="alert-title"><strong>Nota</strong></p>', id="its nearest"),
        pytest.param("fa", '<p class="alert-title" lang="en"><strong>Note</strong></p>', id="one without"),
    ],
)
def test_an_alert_says_what_it_is_in_the_language_of_the_text(lang: str, title: str) -> None:
    assert title in READER.read(Source("x.md", "", "> [!NOTE]\n> a"), lang=lang)[0].html


def test_so_does_the_link_to_a_heading() -> None:
    assert 'aria-label="Enlace a esta sección"' in READER.read(Source("x.md", "", "## a"), lang="es")[0].html


@pytest.mark.parametrize("kind", ["note", "tip", "important", "warning", "caution"])
def test_each_kind_has_a_word_and_a_class(kind: str) -> None:
    html = READER.read(Source("x.md", "", f"> [!{kind.upper()}]\n> a"))[0].html
    assert f'<div class="alert alert-{kind}">\n<p class="alert-title"><strong>{kind.title()}</strong></p>' in html
