"""`translate --from`: what comes back goes into the repository's catalogue, and nothing that is there is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.store.translations import OWN, TEMPLATE, THEME
from commands.cannot_run import CannotRun
from commands.catalogues import begin, renew
from commands.main import main
from commands.returned_catalogues import take_back

ES = f"{THEME}/es.po"
DRAFT = "# A draft: it still has to be read by somebody who speaks the language.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two words, one of which is translated, by a draft."""
    root = tmp_path / "project"
    write(root, "plugins/words.py", '_("Map")\n_("Stories")\n_("Tags")\n')
    renew(root)
    begin(root, "es")
    started = (
        text(root, ES).replace('"Map"\nmsgstr ""', '"Map"\nmsgstr "Mapa"').replace("\nmsgid", f"\n{DRAFT}msgid", 1)
    )
    write(root, ES, started)
    return root


@pytest.fixture
def _root(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commands.main.ROOT", project)


def write(root: Path, path: str, text: str) -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")
    return root / path


def text(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def sent(root: Path, name: str = "back/es.po", **translations: str) -> Path:
    """What a service gives: another header, another order, lines broken otherwise."""
    words = "".join(f'\nmsgid ""\n"{english}"\nmsgstr "{word}"\n' for english, word in translations.items())
    return write(root.parent, name, f'msgid ""\nmsgstr ""\n"X-Generator: Weblate 5.17\\n"\n"Language: es\\n"\n{words}')


def test_a_translation_comes_into_the_catalogue_as_if_it_was_written_there(project: Path) -> None:
    before = text(project, ES)
    [taken] = take_back(project, sent(project, Stories="Historias", Map="Mapa"))

    assert text(project, ES) == before.replace('"Stories"\nmsgstr ""', '"Stories"\nmsgstr "Historias"')
    assert (taken.path, dict(taken.counts), taken.problems) == (ES, {"same": 1, "new": 1, "none": 1}, ())


def test_a_draft_stays_one_until_somebody_has_read_it(project: Path) -> None:
    take_back(project, sent(project, Stories="Historias"))

    assert DRAFT in text(project, ES)


def test_a_second_time_changes_nothing(project: Path) -> None:
    back = sent(project, Stories="Historias", Map="Plano")
    take_back(project, back)
    once = text(project, ES)
    [again] = take_back(project, back)

    assert (text(project, ES), dict(again.counts)) == (once, {"same": 2, "none": 1})


def test_what_is_missing_there_stays(project: Path) -> None:
    [taken] = take_back(project, sent(project, Map="", Stories="Historias"))

    assert 'msgid "Map"\nmsgstr "Mapa"' in text(project, ES)
    assert taken.counts["kept"] == 1


def test_what_is_missing_there_goes_where_that_is_asked_for(project: Path) -> None:
    [taken] = take_back(project, sent(project, Stories="Historias"), removing=True)

    assert 'msgid "Map"\nmsgstr ""' in text(project, ES)
    assert taken.counts["removed"] == 1


@pytest.mark.parametrize(
    "translation",
    [pytest.param("<b>Plano</b>", id="a translation that does not pass"), pytest.param('Plano" "', id="a broken file")],
)
def test_what_does_not_pass_takes_nothing_out(project: Path, translation: str) -> None:
    before = text(project, ES)
    take_back(project, sent(project, Map=translation), removing=True)

    assert text(project, ES) == before


def test_a_fuzzy_one_here_is_confirmed_there(project: Path) -> None:
    write(project, ES, text(project, ES).replace('msgid "Map"', '#, fuzzy\nmsgid "Map"'))
    [taken] = take_back(project, sent(project, Map="Mapa"))

    assert "fuzzy" not in text(project, ES)
    assert taken.counts["new"] == 1


def test_a_language_that_is_not_here_begins_as_a_draft(project: Path) -> None:
    take_back(project, sent(project, "back/fi.po", Map="Kartta").with_name("fi.po"))

    # The header says Spanish, the name Finnish: which of the two it is nobody knows.
    assert not (project / THEME / "fi.po").exists()
    write(project.parent, "back/fi.po", 'msgid ""\nmsgstr "Language: fi\\n"\n\nmsgid "Map"\nmsgstr "Kartta"\n')
    take_back(project, project.parent / "back/fi.po")
    assert DRAFT in text(project, f"{THEME}/fi.po")
    assert 'msgid "Map"\nmsgstr "Kartta"' in text(project, f"{THEME}/fi.po")


def test_where_the_site_alone_has_a_catalogue_it_is_the_sites(project: Path) -> None:
    (project / OWN).mkdir(parents=True)
    (project / ES).rename(project / OWN / "es.po")
    [taken] = take_back(project, sent(project, Stories="Historias"))

    assert taken.path == f"{OWN}/es.po"
    assert not (project / ES).exists()


def test_a_folder_gives_all_its_catalogues(project: Path) -> None:
    sent(project, Stories="Historias")
    write(project.parent, "back/ar.po", 'msgid ""\nmsgstr "Language: ar\\n"\n\nmsgid "Map"\nmsgstr "الخريطة"\n')

    assert [taken.path for taken in take_back(project, project.parent / "back")] == [f"{THEME}/ar.po", ES]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("nowhere.po", "there is no file or folder", id="nothing"),
        pytest.param("empty", "has no file that ends in .po", id="a folder without catalogues"),
        pytest.param("interface.po", "does not say which language it is in", id="no language"),
    ],
)
def test_what_is_no_catalogue_is_said(project: Path, name: str, said: str) -> None:
    (project.parent / "empty").mkdir()
    write(project.parent, "interface.po", 'msgid "Map"\nmsgstr "Mapa"\n')

    with pytest.raises(CannotRun, match=said):
        take_back(project, project.parent / name)


@pytest.mark.usefixtures("_root")
def test_the_command_says_what_it_took_and_what_not(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    back = sent(project, Stories="Historias", Map="<b>Plano</b>")
    code = main(["translate", "--from", str(back)])
    printed = capsys.readouterr()

    assert (code, printed.out) == (1, f"{ES}: 1 new, 1 kept, without one there, 1 still without\n")
    assert "es.po:10: `<b>Plano</b>` has markup" in printed.err
    assert 'msgstr "Historias"' in text(project, ES)


@pytest.mark.usefixtures("_root")
def test_a_dry_run_writes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = text(project, ES)
    code = main(["translate", "--from", str(sent(project, Stories="Historias")), "--dry-run"])

    assert (code, text(project, ES)) == (0, before)
    assert "1 new" in capsys.readouterr().out


def test_the_template_here_has_every_message_with_its_place(project: Path) -> None:
    assert text(project, TEMPLATE).count("#: plugins/words.py\n") == 3
