"""A broken template of a site is named with its file and line, before and while it is rendered."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from almanac.check.own_templates import fault_while_rendering, template_faults

THEME = {"base.html": "", "components/card.html": ""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("{% extends 'base.html' %}\n{% trans %}x{% endtrans %}", [], id="whole"),
        pytest.param("{% include 'no.html' ignore missing %}{% extends '!theme/base.html' %}", [], id="may be missing"),
        pytest.param(
            "\n{% if x %}\n{{ y }}",
            [(3, "the template is broken: Unexpected end of template.")],
            id="a tag that is not closed",
        ),
        pytest.param("\n{{ x", [(2, "the template is broken: unexpected end of template")], id="a brace"),
        pytest.param("{% foo %}", [(1, "the template is broken: Encountered unknown tag 'foo'.")], id="no such tag"),
        pytest.param(
            "x\n{% from 'components/cards.html' import card %}",
            [(2, "there is no template `components/cards.html`")],
            id="no such template",
        ),
    ],
)
def test_what_is_broken_is_named_with_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    problems = [*template_faults({"page.html": text}, THEME)]
    assert {problem.path for problem in problems} <= {"theme/site/templates/page.html"}
    lines = [(problem.line, problem.message) for problem in problems]
    assert [
        (line, message[: len(said)]) for (line, message), (_, said) in zip(lines, expected, strict=True)
    ] == expected


def test_a_template_of_nearly_that_name_is_meant() -> None:
    [problem] = template_faults({"page.html": "{% extends 'bse.html' %}"}, THEME)
    assert problem.hint == "did you mean `base.html`?"


def error_of(root: Path, text: str) -> Exception:
    own = root / "theme/site/templates"
    own.mkdir(parents=True)
    (own / "page.html").write_text(text, "utf-8")
    with pytest.raises(Exception, match=r".") as caught:
        Environment(autoescape=True, loader=FileSystemLoader(own)).get_template("page.html").render(day=1)
    return caught.value


@pytest.mark.parametrize("text", ["\n{{ nothing.at.all }}", "\n{{ day + 'x' }}", "\n{% if %}"])
def test_what_fails_while_rendering_is_named_with_its_line(tmp_path: Path, text: str) -> None:
    problem = fault_while_rendering(error_of(tmp_path, text), tmp_path)
    assert problem is not None
    assert (problem.path, problem.line) == ("theme/site/templates/page.html", 2)


def test_an_error_of_anything_else_is_none_of_a_template(tmp_path: Path) -> None:
    assert fault_while_rendering(ValueError("x"), tmp_path) is None
