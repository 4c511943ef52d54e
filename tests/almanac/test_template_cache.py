"""A template is compiled once, by whichever environment comes first."""

from __future__ import annotations

from jinja2 import DictLoader, Environment

from almanac.template_cache import TemplateCache


class Counting(Environment):
    """Notes what it compiles."""

    compiled = 0

    def _compile(self, source: str, filename: str) -> object:
        Counting.compiled += 1
        return super()._compile(source, filename)


def environment(cache: TemplateCache, text: str = "{{ word }}!") -> Environment:
    return Counting(loader=DictLoader({"a": text}), bytecode_cache=cache, autoescape=True)


def test_a_second_environment_takes_what_the_first_compiled() -> None:
    cache, before = TemplateCache(), Counting.compiled
    said = [environment(cache).get_template("a").render(word="<b>") for _ in range(3)]

    assert said == ["&lt;b&gt;!"] * 3
    assert Counting.compiled == before + 1


def test_a_template_that_changed_is_compiled_anew() -> None:
    cache = TemplateCache()
    environment(cache).get_template("a").render(word="a")

    assert environment(cache, "{{ word }}?").get_template("a").render(word="a") == "a?"
