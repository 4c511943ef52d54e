"""The environment of the theme's templates: what is the same on many pages is made once, and is right on each."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import jinja2
import pytest
from markupsafe import Markup

from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render import templates
from almanac.render.page_words import in_language
from almanac.render.publication import Publication
from almanac.render.templates import set_up

NOW = datetime(2027, 1, 10, tzinfo=UTC)
CARD = """
{% macro story_card(card, level=2) %}{{ card.title }} {{ level }} {{ count() }}{% endmacro %}
{% macro other(card) %}{{ count() }}{% endmacro %}
"""


@dataclass(frozen=True)
class Frozen:
    """A card of which nothing can change."""

    title: str


@dataclass
class Changing:
    """A card that somebody may change."""

    title: str


class SaysItsHtml:
    """What knows how it looks on a page."""

    def __html__(self) -> str:
        return "<b>"


class Shout(str):
    """Text of a class of its own."""

    __slots__ = ()


def environment(site: Site | None = None) -> jinja2.Environment:
    made = jinja2.Environment(
        autoescape=True, extensions=["jinja2.ext.i18n"], loader=jinja2.DictLoader({"cards": CARD})
    )
    set_up(made, Publication(Edition(site or Site("Almanac", "https://almanac.example"), NOW)), has_site_css=False)
    numbers: Iterator[int] = iter(range(1, 100))
    made.globals["count"] = lambda: next(numbers)
    return made


def rendered(environment: jinja2.Environment, text: str, **values: object) -> str:
    return environment.from_string('{% from "cards" import story_card, other %}' + text).render(values)


def test_a_card_is_rendered_once_for_all_pages() -> None:
    theme, card = environment(), Frozen("<Tea>")

    assert rendered(theme, "{{ story_card(card) }}", card=card) == "&lt;Tea&gt; 2 1"
    assert rendered(theme, "{{ story_card(card) }}", card=card) == "&lt;Tea&gt; 2 1"


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("{{ story_card(card, 3) }}", id="another argument"),
        pytest.param("{{ story_card(card, level=3) }}", id="another argument by name"),
        pytest.param("{{ story_card(other_card) }}", id="an equal card that is another one"),
        pytest.param("{{ other(card) }}", id="a macro of few pages"),
    ],
)
def test_what_differs_is_made_anew(call: str) -> None:
    theme, card = environment(), Frozen("Tea")
    rendered(theme, "{{ story_card(card) }}", card=card)

    assert rendered(theme, call, card=card, other_card=Frozen("Tea")).endswith("2")


def test_a_card_in_another_language_is_made_anew() -> None:
    theme, card = environment(), Frozen("Tea")
    rendered(theme, "{{ story_card(card) }}", card=card)

    with in_language("es"):
        assert rendered(theme, "{{ story_card(card) }}", card=card) == "Tea 2 2"


@pytest.mark.parametrize("card", [Changing("Tea"), {"title": "Tea"}], ids=["a class", "a dictionary"])
def test_a_card_that_can_change_is_always_made_anew(card: object) -> None:
    theme = environment()
    rendered(theme, "{{ story_card(card) }}", card=card)

    assert rendered(theme, "{{ story_card(card) }}", card=card) == "Tea 2 2"


def test_a_list_of_what_can_change_is_always_made_anew() -> None:
    theme, cards = environment(), (Changing("Tea"),)
    rendered(theme, "{{ story_card(cards) }}", cards=cards)

    assert rendered(theme, "{{ story_card(cards) }}", cards=cards).strip() == "2 2"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param("<Tea> & 'cake'", "&lt;Tea&gt; &amp; &#39;cake&#39;", id="text"),
        pytest.param(Markup("<em>"), "<em>", id="what is HTML"),
        pytest.param(SaysItsHtml(), "<b>", id="what says its HTML"),
        pytest.param(7, "7", id="a number"),
        pytest.param(Shout("<Tea>"), "&lt;Tea&gt;", id="a kind of text"),
    ],
)
def test_what_is_no_html_is_escaped_on_its_way_to_the_page(value: object, shown: str) -> None:
    theme = environment()

    assert rendered(theme, "{{ value }}", value=value) == shown
    assert rendered(theme, "{% set kept %}{{ value }}{% endset %}{{ kept }}", value=value) == shown
    assert rendered(theme, "{% macro show(it) %}{{ it }}{% endmacro %}{{ show(value) }}", value=value) == shown


@pytest.mark.parametrize(
    ("call", "shown"),
    [
        pytest.param("{{ plain(1) }}", "1-2-", id="a value less"),
        pytest.param("{{ plain(1, 3) }}", "1-3-", id="all values"),
        pytest.param("{{ plain(1, third=4) }}", "1-2-4", id="a value by its name"),
        pytest.param("{{ plain('<') }}", "&lt;-2-", id="a value that is escaped"),
        pytest.param("{% autoescape false %}{{ plain('<') ~ '&' }}{% endautoescape %}", "&lt;-2-&", id="no HTML"),
        pytest.param("{{ many(1, 2, b=3) }}", "(2,)['b']", id="any number of them"),
        pytest.param("{% call around() %}in{% endcall %}", "[in]", id="with a block"),
        pytest.param("{{ around(caller=said) }}", "[said]", id="with something else for its block"),
    ],
)
def test_macros_take_what_jinja_lets_them_take(call: str, shown: str) -> None:
    macros = (
        "{% macro plain(a, b=2, third='') %}{{ a }}-{{ b }}-{{ third }}{% endmacro %}"
        "{% macro many(a) %}{{ varargs | string | safe }}{{ kwargs | list | string | safe }}{% endmacro %}"
        "{% macro around() %}[{{ caller() }}]{% endmacro %}"
    )
    assert rendered(environment(), macros + call, said=lambda: "said") == shown


def test_a_macro_that_gets_too_much_says_so() -> None:
    with pytest.raises(TypeError, match="takes not more than 2 argument"):
        rendered(environment(), "{% macro plain(a, b=2) %}{% endmacro %}{{ plain(1, 2, 3) }}")


def test_a_function_that_wants_the_context_still_gets_it() -> None:
    theme = environment()
    theme.globals["wanted"] = jinja2.pass_context(lambda context, name: context[name])

    assert rendered(theme, "{{ wanted('word') }}", word="here") == "here"


def test_where_what_escapes_has_no_such_name_the_public_one_does_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text, spec = "<a href='x'>&\"</a>", importlib.util.find_spec(templates.__name__)
    assert spec is not None
    assert spec.loader is not None
    other = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "markupsafe._speedups", None)
    spec.loader.exec_module(other)

    assert other.escaped is not templates.escaped
    assert (other.escaped(text), type(other.escaped(text))) == (templates.escaped(text), str)


def test_links_lie_below_the_path_of_the_site() -> None:
    theme = environment(Site("Almanac", "https://almanac.example/site"))

    assert rendered(theme, '{{ "/x/" | link }} {{ "/x/" | absolute }} {{ "/x.ics" | webcal }}') == (
        "/site/x/ https://almanac.example/site/x/ webcal://almanac.example/site/x.ics"
    )
