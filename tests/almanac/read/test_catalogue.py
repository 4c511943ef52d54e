"""Catalogues of the interface: what is used of them, and what is said of those that cannot be."""

from __future__ import annotations

from gettext import c2py  # type: ignore[attr-defined] # what GNUTranslations counts with

import pytest
from babel import Locale, localedata
from babel.messages import plurals
from babel.messages.catalog import Catalog

from almanac.model.problem import Problem, Severity
from almanac.read.catalogue import Catalogue, count_as_cldr, read_catalogue, read_messages

PATH = "theme/translations/es.po"
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
PLURALS = '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
REPLIES = '\nmsgid "One reply"\nmsgid_plural "%(count)s replies"\n'


def read(text: str, lang: str = "es") -> tuple[Catalogue | None, list[Problem]]:
    return read_catalogue(text, PATH, lang, frozenset())


def words(text: str, lang: str = "es") -> Catalogue:
    catalogue, problems = read(text, lang)
    assert catalogue is not None
    assert [problem for problem in problems if problem.is_error] == []
    return catalogue


def test_a_translation_is_used() -> None:
    catalogue = words(f'{HEADER}\nmsgid "Events"\nmsgstr "Eventos"\n')

    assert catalogue.translations.gettext("Events") == "Eventos"
    assert catalogue.keys == {("", "Events")}


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param('msgid "Events"\nmsgstr ""', id="an empty one"),
        pytest.param('#, fuzzy\nmsgid "Events"\nmsgstr "Eventos"', id="a fuzzy one"),
        pytest.param('#~ msgid "Events"\n#~ msgstr "Eventos"', id="an obsolete one"),
    ],
)
def test_what_is_not_finished_is_not_used(entry: str) -> None:
    catalogue = words(f"{HEADER}\n{entry}\n")

    assert (catalogue.translations.gettext("Events"), catalogue.keys) == ("Events", frozenset())


def test_numbers_have_the_forms_of_the_language() -> None:
    forms = 'msgstr[0] "%(count)s odpowiedź"\nmsgstr[1] "%(count)s odpowiedzi"\nmsgstr[2] "%(count)s odpowiedzi!"\n'
    translations = words(HEADER + REPLIES + forms, "pl").translations

    assert [translations.ngettext("One reply", "%(count)s replies", n) for n in (1, 2, 5)] == [
        "%(count)s odpowiedź",
        "%(count)s odpowiedzi",
        "%(count)s odpowiedzi!",
    ]


def test_a_word_may_have_a_context() -> None:
    catalogue = words(f'{HEADER}\nmsgctxt "of a list"\nmsgid "Past"\nmsgstr "Pasado"\n')

    assert catalogue.translations.pgettext("of a list", "Past") == "Pasado"
    assert catalogue.keys == {("of a list", "Past")}


@pytest.mark.parametrize("date", ["", "yesterday", "2027-01-02 03:04+0100"])
def test_dates_of_other_programs_do_not_matter(date: str) -> None:
    header = f'{HEADER}"PO-Revision-Date: {date}\\n"\n"POT-Creation-Date: {date}\\n"\n'

    assert words(f'{header}\nmsgid "Events"\nmsgstr "Eventos"\n').translations.gettext("Events") == "Eventos"


def test_lines_may_end_as_on_windows() -> None:
    text = f'{HEADER}\nmsgid "Events"\nmsgstr "Eventos"\n'.replace("\n", "\r\n")

    assert words(text).translations.gettext("Events") == "Eventos"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param(f'{HEADER}\nmsgid "Events\nmsgstr "x"\n', 5, "is no line of a catalogue", id="an open quotation"),
        pytest.param(f"{HEADER}\n<<<<<<< HEAD\n", 5, "is no line of a catalogue", id="a merge that was not finished"),
        pytest.param(f'{HEADER}\nmsgid "Events"\n\nmsgid "x"\nmsgstr "y"\n', 5, "missing msgstr", id="no msgstr"),
        pytest.param('msgid ""\nmsgstr "Language: ?\\n"\n', 0, "cannot be read", id="a language that is none"),
        pytest.param(
            f'{HEADER}"Plural-Forms: nplurals=x; plural=n\\n"\n',
            0,
            "cannot be read",
            id="a number of forms that is none",
        ),
        pytest.param(
            f'{HEADER}"Plural-Forms: nplurals=2; plural=import os;\\n"\n', 4, "Plural-Forms is wrong", id="no rule"
        ),
        pytest.param(
            f'{HEADER}"Plural-Forms: nplurals=2; plural=1/n;\\n"\n', 4, "Plural-Forms is wrong", id="a division by zero"
        ),
        pytest.param(
            f'{HEADER}"Plural-Forms: nplurals=2; plural=n%3;\\n"\n', 4, "counts to 2", id="more forms than it says"
        ),
    ],
)
def test_a_broken_catalogue_is_a_problem_with_its_line(text: str, line: int, said: str) -> None:
    catalogue, problems = read(text)

    assert catalogue is None
    assert [(problem.path, problem.line) for problem in problems] == [(PATH, line)]
    assert said in problems[0].message
    assert problems[0].hint


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        pytest.param(
            'msgid "until %(day)s"\nmsgstr "hasta %(dia)s"', ["has `%(dia)s`", "leaves out `%(day)s`"], id="renamed"
        ),
        pytest.param('msgid "until %(day)s"\nmsgstr "hasta"', ["leaves out `%(day)s`"], id="left out"),
        pytest.param(
            'msgid "{time} your time"\nmsgstr "{tiempo}"', ["has `{tiempo}`", "leaves out `{time}`"], id="of scripts"
        ),
        pytest.param('msgid "All"\nmsgstr "100% de todo"', ["has a `%` alone"], id="a percent sign"),
        pytest.param(
            'msgid "until %(day)s"\nmsgstr "hasta %(day) s"', ["leaves out `%(day)s`", "`%` alone"], id="a space"
        ),
        pytest.param(
            f'{REPLIES}msgstr[0] "una"\nmsgstr[1] "%(number)s"', ["has `%(number)s`"], id="renamed in one plural form"
        ),
    ],
)
def test_placeholders_are_those_of_the_original(entry: str, said: list[str]) -> None:
    catalogue, problems = read(f"{HEADER}{PLURALS}\n{entry}\n")

    assert catalogue is None
    assert [expected in problem.message for expected, problem in zip(said, problems, strict=True)] == [True] * len(said)
    assert {(problem.path, problem.severity) for problem in problems} == {(PATH, Severity.ERROR)}
    assert all(problem.line > 4 and problem.hint for problem in problems)


@pytest.mark.parametrize(
    "forms",
    [
        pytest.param(("una", "%(count)s"), id="as in the original"),
        pytest.param(("%(count)s una", "%(count)s"), id="the number in the singular too"),
        pytest.param(("", ""), id="none yet"),
    ],
)
def test_a_plural_form_may_leave_the_number_out(forms: tuple[str, str]) -> None:
    text = f'{HEADER}{PLURALS}{REPLIES}msgstr[0] "{forms[0]}"\nmsgstr[1] "{forms[1]}"\n'

    assert read(text)[1] == []


ARABIC = (
    '"Plural-Forms: nplurals=6; '
    'plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);\\n"\n'
)


def of_days(*forms: str) -> str:
    message = 'msgid "Every %(num)s day on %(name)s"\nmsgid_plural "Every %(num)s days on %(name)s"\n'
    return message + "".join(f'msgstr[{number}] "{form}"\n' for number, form in enumerate(forms))


def test_a_form_of_one_number_alone_says_it_by_its_word() -> None:
    few = ["%(num)s %(name)s"] * 3
    text = HEADER + ARABIC + of_days("أبدًا %(name)s", "كل يوم %(name)s", "كل يومين %(name)s", *few)

    assert read(text, "ar")[1] == []


@pytest.mark.parametrize(
    ("number", "form", "left_out"),
    [
        pytest.param(1, "كل يوم", "`%(name)s`", id="in the form of one number, anything else"),
        pytest.param(3, "كل أيام %(name)s", "`%(num)s`", id="in that of many, the number"),
    ],
)
def test_all_else_is_in_every_form(number: int, form: str, left_out: str) -> None:
    forms = ["%(num)s %(name)s"] * 6
    forms[number] = form
    [problem] = read(HEADER + ARABIC + of_days(*forms), "ar")[1]

    assert f"leaves out {left_out}" in problem.message


def counted(lang: str) -> Catalog:
    catalog = Catalog(locale=lang)
    count_as_cldr(catalog)
    return catalog


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        pytest.param("id", 1, id="Indonesian, which Babel takes for two"),
        pytest.param("my", 1, id="Burmese"),
        pytest.param("sw", 2, id="Swahili"),
        pytest.param("it", 2, id="Italian, whose third is for millions"),
        pytest.param("lag", 3, id="Langi"),
        pytest.param("pl", 3, id="Polish, which Babel knows"),
    ],
)
def test_a_catalogue_has_the_forms_of_its_language(lang: str, forms: int) -> None:
    assert counted(lang).num_plurals == forms


def test_what_babel_does_not_know_is_counted_as_cldr_counts() -> None:
    differing = []
    for code in (code for code in localedata.locale_identifiers() if "_" not in code):
        locale = Locale.parse(code)
        plural = c2py(counted(code).plural_expr)
        pairs = {(locale.plural_form(number), plural(number)) for number in range(201)}
        has_one_each = len(pairs) == len({category for category, _ in pairs}) == counted(code).num_plurals
        if locale.language not in plurals.PLURALS and not has_one_each:
            differing.append(code)

    assert differing == []


def test_a_catalogue_without_a_rule_has_its_languages() -> None:
    entry = f'{REPLIES}msgstr[0] "%(count)s balasan"\n'

    assert words(HEADER + entry, "id").translations.ngettext("One reply", "%(count)s replies", 1) == "%(count)s balasan"


def test_a_fuzzy_translation_is_named_with_its_line() -> None:
    _, [problem] = read(f'{HEADER}\n#, fuzzy\nmsgid "Events"\nmsgstr "Eventos"\n')

    assert (problem.line, problem.severity) == (6, Severity.WARNING)
    assert problem.message == "`Events` is marked as fuzzy and not used"


def test_a_phrase_that_is_not_of_the_interface_is_named() -> None:
    text = f'{HEADER}\nmsgid "Evnets"\nmsgstr "Eventos"\n'
    _, [problem] = read_catalogue(text, PATH, "es", frozenset({("", "Events")}))

    assert (problem.line, problem.severity) == (5, Severity.WARNING)
    assert "`Evnets` is no phrase of the interface" in problem.message


def test_a_template_has_the_messages() -> None:
    assert read_messages(f'{HEADER}\nmsgctxt "c"\nmsgid "Events"\nmsgstr ""\n', PATH) == ({("c", "Events")}, [])


def test_a_broken_template_is_a_problem() -> None:
    assert [problem.line for problem in read_messages("nothing\n", PATH)[1]] == [1]
