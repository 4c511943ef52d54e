"""`translate` collects the words of the interface; the same sources give the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.translations import TEMPLATE, THEME, read_interface
from commands.cannot_run import CannotRun
from commands.catalogues import begin, messages, outdated, renew

REPOSITORY = Path(__file__).resolve().parents[2]
ES = f"{THEME}/es.po"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Code and a template with a word each."""
    write(tmp_path, "plugins/words.py", 'WORD = N_("Tentative")\n')
    write(tmp_path, "theme/templates/home.html", '{{ _("Stories") }}')
    write(tmp_path, "theme/site/templates/home.html", '{{ _("Of the site alone") }}')
    return tmp_path


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def text(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def test_code_and_templates_are_searched(project: Path) -> None:
    assert renew(project) == [TEMPLATE]
    assert text(project, TEMPLATE).partition("\n\n")[2] == (
        '#: theme/templates/home.html\nmsgid "Stories"\nmsgstr ""\n\n'
        '#: plugins/words.py\nmsgid "Tentative"\nmsgstr ""\n\n'
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        pytest.param("{% trans n=3 %}One{% pluralize %}{{ n }}{% endtrans %}", 'msgid_plural "%(n)s"', id="a plural"),
        pytest.param("{{ pgettext('of a list', 'Past') }}", 'msgctxt "of a list"\nmsgid "Past"', id="a context"),
        pytest.param('{# Translators: a verb #}\n{{ _("Follow") }}', "#. a verb\n", id="a comment"),
        pytest.param("{{ _('{time} your time') }}", 'msgid "{time} your time"', id="a placeholder of scripts"),
    ],
)
def test_templates_may_say_it_in_every_way(project: Path, source: str, found: str) -> None:
    write(project, "theme/templates/home.html", source)
    renew(project)

    assert found in text(project, TEMPLATE)


def test_no_message_is_asked_for_both_with_a_number_and_without() -> None:
    """Python 3.11.2 finds the forms for numbers by a number alone, 3.11.7 without one too: pages would differ."""
    found = [(message, context) for _, message, _, context in messages(REPOSITORY)]
    without = {(message, context) for message, context in found if isinstance(message, str)}

    assert [one for one in found if isinstance(one[0], tuple) and (one[0][0], one[1]) in without] == []


def test_a_line_more_above_changes_nothing(project: Path) -> None:
    renew(project)
    write(project, "plugins/words.py", "\n\n" + text(project, "plugins/words.py"))

    assert not outdated(project)


def test_a_new_word_is_noticed_until_it_is_collected(project: Path) -> None:
    renew(project)
    write(project, "plugins/more.py", '_("Cancelled")\n')

    assert outdated(project)
    renew(project)
    assert not outdated(project)


def test_a_new_catalogue_has_every_word_and_the_forms_of_its_language(project: Path) -> None:
    assert begin(project, "pl") == f"{THEME}/pl.po"
    assert '"Language: pl\\n"' in text(project, f"{THEME}/pl.po")
    assert "nplurals=3" in text(project, f"{THEME}/pl.po")
    assert text(project, f"{THEME}/pl.po").count('msgstr ""') == 3


def test_a_new_catalogue_has_one_form_where_the_language_has_one(project: Path) -> None:
    write(project, "plugins/words.py", 'ngettext("One reply", "%(num)s replies", 2)')
    begin(project, "id")

    assert "nplurals=1; plural=(0);" in text(project, f"{THEME}/id.po")
    assert "msgstr[1]" not in text(project, f"{THEME}/id.po")
    assert renew(project) == [TEMPLATE]


def test_a_catalogue_keeps_its_translations(project: Path) -> None:
    begin(project, "es")
    write(project, ES, text(project, ES).replace('msgid "Stories"\nmsgstr ""', 'msgid "Stories"\nmsgstr "Historias"'))
    write(project, "plugins/words.py", '_("Cancelled")\n')

    assert renew(project) == [TEMPLATE, ES]
    assert 'msgid "Stories"\nmsgstr "Historias"' in text(project, ES)
    assert 'msgid "Cancelled"\nmsgstr ""' in text(project, ES)
    assert "Tentative" not in text(project, ES)
    assert renew(project) == []


def test_a_catalogue_keeps_the_note_that_it_is_a_draft(project: Path) -> None:
    begin(project, "es")
    comment, _, rest = text(project, ES).partition("\n")
    write(project, ES, f"{comment}\n# A draft: it still has to be read by somebody who speaks the language.\n{rest}")
    drafted = text(project, ES)
    renew(project)

    assert text(project, ES) == drafted


def test_what_was_begun_passes_the_check(project: Path) -> None:
    renew(project)
    begin(project, "ar")

    interface, problems = read_interface(project)
    assert (interface.missing_in("ar").number, problems) == (2, [])


def test_a_catalogue_is_not_begun_twice(project: Path) -> None:
    begin(project, "es")

    with pytest.raises(CannotRun, match=r"es\.po is there already"):
        begin(project, "es")


def test_what_is_no_language_is_not_begun(project: Path) -> None:
    with pytest.raises(CannotRun, match="`spanish` is not the code of a language"):
        begin(project, "spanish")


def test_a_broken_catalogue_is_named_with_its_line(project: Path) -> None:
    write(project, ES, 'msgid "Stories\n')

    with pytest.raises(CannotRun, match=r"es\.po:1: is no line of a catalogue"):
        renew(project)
