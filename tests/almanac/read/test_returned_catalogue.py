"""A catalogue that comes back from outside: what passes of it, and what is said of the rest."""

from __future__ import annotations

from gettext import c2py

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.problem import Severity
from almanac.read.catalogue import parse_catalogue
from almanac.read.returned_catalogue import MOST_BYTES, Returned, language_of, read_returned

TEMPLATE = parse_catalogue(
    """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "Stories"
msgstr ""

msgctxt "one"
msgid "Tag"
msgstr ""

msgid "%(count)s event at {time}"
msgid_plural "%(count)s events at {time}"
msgstr[0] ""
msgstr[1] ""

msgid "Read <b>this</b> &amp; that"
msgstr ""
""",
    None,
)
HEADER = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
PLURAL = 'msgid "%(count)s event at {time}"\nmsgid_plural "%(count)s events at {time}"\n'
STORIES = ("", "Stories")


def returned(text: str, lang: str = "es", header: str = HEADER) -> Returned:
    return read_returned(f"{header}\n{text}\n".encode(), "es.po", lang, TEMPLATE)


def stories(translation: str) -> Returned:
    return returned(f'msgid "Stories"\nmsgstr "{translation}"')


def test_what_passes_is_taken_in_all_its_forms() -> None:
    text = (
        'msgid "Stories"\nmsgstr "Historias"\n\nmsgctxt "one"\nmsgid "Tag"\nmsgstr "Etiqueta"\n\n'
        + PLURAL
        + 'msgstr[0] "%(count)s evento, {time}"\nmsgstr[1] "%(count)s eventos, {time}"\n\n'
        'msgid "Read <b>this</b> &amp; that"\nmsgstr "Lee <b>esto</b> &amp; lo otro"'
    )
    assert returned(text) == Returned(
        "es",
        {
            STORIES: ("Historias",),
            ("one", "Tag"): ("Etiqueta",),
            ("", "%(count)s event at {time}"): ("%(count)s evento, {time}", "%(count)s eventos, {time}"),
            ("", "Read <b>this</b> &amp; that"): ("Lee <b>esto</b> &amp; lo otro",),
        },
        frozenset(),
        (),
    )


@pytest.mark.parametrize(
    ("translation", "message"),
    [
        pytest.param("<b>Historias</b>", "`<b>Historias</b>` has markup", id="markup"),
        pytest.param("Historias <img src=x onerror=alert(1)>", "has markup", id="a script"),
        pytest.param("a < b", "has markup", id="half of a mark"),
        pytest.param("Historias &lt;", "has markup", id="a character by its name"),
        pytest.param("His\u202etorias", "has a character that nobody sees", id="another direction"),
        pytest.param("\u2067Historias", "has a character that nobody sees", id="an isolate"),
        pytest.param("His\x07torias", "has a character that nobody sees", id="a control character"),
        pytest.param("\u200b\u3164", "shows nothing", id="blanks"),
        pytest.param("His\\ntorias", "has a line break", id="a line break"),
        pytest.param("Historias ", "begins or ends with a space", id="a space at the end"),
        pytest.param("x" * 121, "has 121 letters, the original 7", id="very long"),
        pytest.param("%(count)s historias", "has `%(count)s`, which the original has not", id="a placeholder"),
        pytest.param("{count} historias", "has `{count}`, which the original has not", id="a placeholder of scripts"),
        pytest.param("100 % historias", "has a `%` alone", id="a percent sign"),
    ],
)
def test_a_translation_that_does_not_pass_is_named_and_left_out(translation: str, message: str) -> None:
    found = stories(translation)

    assert (found.translations, STORIES in found.lacking) == ({}, False)
    assert [problem.line for problem in found.problems] == [6]
    assert message in found.problems[0].message
    assert (found.problems[0].is_error, found.problems[0].hint != "") == (True, True)


def test_one_that_does_not_pass_leaves_the_others() -> None:
    found = returned('msgid "Stories"\nmsgstr "<i>"\n\nmsgctxt "one"\nmsgid "Tag"\nmsgstr "Etiqueta"')

    assert found.translations == {("one", "Tag"): ("Etiqueta",)}


@pytest.mark.parametrize(
    ("forms", "message"),
    [
        pytest.param(["%(count)s evento"], "lacks some of its plural forms", id="a form less"),
        pytest.param(["%(count)s evento, {time}", "eventos, {time}"], "leaves out `%(count)s`", id="a number less"),
    ],
)
def test_every_form_of_a_plural_is_looked_at(forms: list[str], message: str) -> None:
    text = "\n".join(f'msgstr[{number}] "{form}"' for number, form in enumerate(forms))
    found = returned(PLURAL + text)

    assert found.translations == {}
    assert message in found.problems[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param('msgid "Unknown"\nmsgstr "Desconocido"', "is no phrase", id="no message of ours"),
        pytest.param('msgctxt "many"\nmsgid "Tag"\nmsgstr "x"', "is no phrase", id="another context"),
        pytest.param(PLURAL.replace("events", "things") + 'msgstr[0] "x"\nmsgstr[1] "x"', "is no phrase", id="plural"),
        pytest.param('#, fuzzy\nmsgid "Stories"\nmsgstr "Historias"', "is marked as fuzzy", id="not confirmed yet"),
    ],
)
def test_what_waits_or_belongs_elsewhere_is_a_warning(text: str, message: str) -> None:
    found = returned(text)

    assert found.translations == {}
    assert [problem.severity for problem in found.problems] == [Severity.WARNING]
    assert message in found.problems[0].message


def test_what_is_not_translated_there_is_said_without_a_word() -> None:
    found = stories("")

    assert (found.translations, found.problems) == ({}, ())
    assert STORIES in found.lacking


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        pytest.param(HEADER.encode("utf-16"), 1, "the file is in UTF-16", id="another encoding"),
        pytest.param(HEADER.encode() + b'\nmsgid "Stories"\nmsgstr "Historias \xe9"\n', 7, "is not UTF-8", id="a byte"),
        pytest.param(HEADER.replace("UTF-8", "ISO-8859-1").encode(), 4, "is in ISO-8859-1", id="said to be"),
        pytest.param(HEADER.replace(": es", ": fr").encode(), 3, "is in `fr`, not in `es`", id="another language"),
        pytest.param(b"x" * (MOST_BYTES + 1), 0, "more than 2000", id="too large"),
        pytest.param(b"<html>", 1, "is no line of a catalogue", id="no catalogue"),
        pytest.param(HEADER.encode() + b'\nmsgid "Stories"\n' + b'msgstr "', 7, "is no line", id="cut off"),
        pytest.param(
            HEADER.encode() + 2 * b'\nmsgid "Stories"\nmsgstr "Historias"\n', 9, "has `Stories` twice", id="twice"
        ),
        pytest.param(HEADER.encode() + b"\n" + HEADER.encode(), 6, "has a second header", id="a second header"),
    ],
)
def test_a_file_that_does_not_pass_gives_nothing(data: bytes, line: int, message: str) -> None:
    found = read_returned(data, "es.po", "es", TEMPLATE)

    assert (found.translations, found.lacking) == ({}, frozenset())
    assert [problem.line for problem in found.problems] == [line]
    assert message in found.problems[0].message


@pytest.mark.parametrize(
    ("lang", "forms", "passes"),
    [
        pytest.param("es", "nplurals=2; plural=(n != 1);", True, id="ours"),
        pytest.param("es", "nplurals=2; plural=n == 1 ? 0 : 1;", True, id="the same in other words"),
        pytest.param("es", "nplurals=2; plural=n > 1;", False, id="another word for none"),
        pytest.param("es", "nplurals=3; plural=n != 1;", False, id="another number of forms"),
        pytest.param("es", "nplurals=2; plural=1 / (n - n);", False, id="what cannot be counted"),
        pytest.param("es", "nplurals=2; plural=__import__(n);", False, id="code"),
        pytest.param("es", "nplurals=2; plural=" + "(" * 2000 + "n" + ")" * 2000 + ";", False, id="many brackets"),
        pytest.param("id", "nplurals=1; plural=0;", True, id="one form"),
    ],
)
def test_numbers_are_counted_as_here(lang: str, forms: str, passes: bool) -> None:
    header = HEADER.replace("Language: es", f"Language: {lang}") + f'"Plural-Forms: {forms}\\n"\n'
    found = returned('msgid "Stories"\nmsgstr "x"', lang, header)

    assert bool(found.translations) is passes
    assert [problem.line for problem in found.problems] == ([] if passes else [5])


def test_the_same_forms_in_another_order_come_into_ours() -> None:
    """Babel has the Arabic form of 100 to 102 before that of 11 to 99, most other programs after it."""
    usual = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"
    header = HEADER.replace("Language: es", "Language: ar") + f'"Plural-Forms: {usual}\\n"\n'
    named = ("zero", "one", "two", "few", "many", "other")
    forms = "\n".join(f'msgstr[{number}] "%(count)s {form} {{time}}"' for number, form in enumerate(named))
    [translation] = returned(PLURAL + forms, "ar", header).translations.values()

    counted = parse_catalogue("", "ar")
    form_of = c2py(counted.plural_expr)
    assert [translation[form_of(number)].split()[1] for number in (0, 1, 2, 5, 11, 100, 111)] == [
        "zero", "one", "two", "few", "many", "other", "many",
    ]  # fmt: skip


def test_lines_that_windows_ended_pass() -> None:
    data = f'{HEADER}\nmsgid "Stories"\nmsgstr "Historias"\n'.replace("\n", "\r\n").encode()

    assert read_returned(data, "es.po", "es", TEMPLATE).translations == {STORIES: ("Historias",)}


@pytest.mark.parametrize(
    ("name", "header", "lang"),
    [
        pytest.param("es", "", "es", id="the file is called by it"),
        pytest.param("zh_Hans", "", "zh-Hans", id="as gettext writes it"),
        pytest.param("almanac-interface", "Language: pt_BR", "pt-BR", id="its header says it"),
        pytest.param("almanac-interface", "", "", id="neither"),
    ],
)
def test_a_file_says_its_language(name: str, header: str, lang: str) -> None:
    assert language_of(f'msgid ""\nmsgstr "{header}\\n"\n'.encode(), name) == lang


@given(st.binary() | st.text().map(str.encode) | st.text().map(lambda text: f"{HEADER}\n{text}".encode()))
def test_any_bytes_give_translations_or_problems(data: bytes) -> None:
    found = read_returned(data, "es.po", "es", TEMPLATE)

    assert set(found.translations) <= {STORIES, ("one", "Tag")} | {("", str(message.id)) for message in TEMPLATE}
