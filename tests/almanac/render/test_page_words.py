"""What templates call for the words of the interface: each page speaks its own language, and so does each card."""

from __future__ import annotations

from gettext import NullTranslations

import jinja2
import pytest

from almanac.model.interface import Interface
from almanac.model.site import Site
from almanac.render.page_words import PageWords, in_language


class Spanish(NullTranslations):
    """A catalogue that marks what it was asked for."""

    def gettext(self, message: str) -> str:
        return f"¡{message}!"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"¡{msgid2}!"

    def pgettext(self, context: str, message: str) -> str:
        return f"¡{context}: {message}!"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return f"¡{context}: {msgid2}!"


SITE = Site("Almanac", "https://almanac.example", interface=Interface({"es": Spanish()}))
MACROS = """
{% macro word() %}{{ _("Events") }}{% endmacro %}
{% macro card(lang) %}{% call spoken_in(lang) %}{{ _("Draft") }} {{ interface_lang() }}{% endcall %}{% endmacro %}
"""


def rendered(text: str, lang: str = "", **values: object) -> str:
    environment = jinja2.Environment(
        autoescape=True, extensions=["jinja2.ext.i18n"], loader=jinja2.DictLoader({"macros": MACROS})
    )
    PageWords(SITE).add_to(environment)
    with in_language(lang):
        return environment.from_string(text).render(values)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        pytest.param("", "Events en", id="the site's own language"),
        pytest.param("es", "¡Events! es", id="a language with a catalogue"),
        pytest.param("fa", "Events en", id="a language without"),
    ],
)
def test_a_page_speaks_its_language_in_macros_too(lang: str, words: str) -> None:
    assert rendered("{% from 'macros' import word %}{{ word() }} {{ interface_lang() }}", lang) == words


def test_a_card_speaks_its_own_language_and_then_the_page_goes_on() -> None:
    text = "{% from 'macros' import card %}{{ card('es') }}, {{ card('fa') }}, {{ _('Events') }}"

    assert rendered(text, "en") == "¡Draft! es, Draft en, Events"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("{% trans name='A&B' %}By {{ name }}{% endtrans %}", "¡By A&amp;B!", id="with a value"),
        pytest.param(
            "{% trans count=3 %}One{% pluralize %}{{ count }} of them{% endtrans %}", "¡3 of them!", id="a number"
        ),
        pytest.param("{{ pgettext('list', 'Past') }}", "¡list: Past!", id="with a context"),
        pytest.param("{{ npgettext('list', 'One', '%(num)s', 3) }}", "¡list: 3!", id="a number with a context"),
    ],
)
def test_every_way_to_translate_does(text: str, words: str) -> None:
    assert rendered(text, "es") == words


def test_a_catalogue_brings_no_html() -> None:
    assert rendered("{{ _('a <b> & c') }}", "es") == "¡a &lt;b&gt; &amp; c!"


@pytest.mark.parametrize(
    ("lang", "names", "sentence"),
    [
        pytest.param("en", ["A"], "<b>A</b>", id="one"),
        pytest.param("en", ["A", "B"], "<b>A</b> and <b>B</b>", id="two"),
        pytest.param("en", ["A", "B", "<C>"], "<b>A</b>, <b>B</b> and <b>&lt;C&gt;</b>", id="three"),
        pytest.param("es", ["A", "B"], "<b>A</b> y <b>B</b>", id="in Spanish"),
        pytest.param("ar", ["A", "B"], "<b>A</b> و<b>B</b>", id="in Arabic"),
        pytest.param("en", [], "", id="none"),
        pytest.param("en", ["{0}", "{1}"], "<b>{0}</b> and <b>{1}</b>", id="braces"),
    ],
)
def test_a_list_is_joined_as_its_language_does(lang: str, names: list[str], sentence: str) -> None:
    assert rendered("{% call(name) listed(names) %} <b>{{ name }}</b> {% endcall %}", lang, names=names) == sentence


def test_the_language_ends_with_its_block() -> None:
    with pytest.raises(ZeroDivisionError), in_language("es"):
        raise ZeroDivisionError
    assert rendered("{{ _('Events') }}") == "Events"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{% set title %}{% trans name=name %}{{ name }}{% endtrans %}{% endset %}", id="of a sentence"),
        pytest.param("{% set title = name %}", id="as somebody wrote it"),
    ],
)
def test_a_title_can_leave_html(text: str) -> None:
    seen: list[str] = []
    rendered(text + "{{ keep(title | plain) }}", name="Q&amp;A <live>", keep=seen.append)

    assert seen == ["Q&amp;A <live>"]
