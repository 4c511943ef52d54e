"""Catalogues in their two folders: a site's own win over the theme's."""

from __future__ import annotations

from pathlib import Path

import pytest

from almanac.model.interface import Interface, Missing
from almanac.store.translations import OWN, TEMPLATE, THEME, read_interface

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


def write(root: Path, path: str, **words: str) -> None:
    entries = "".join(f'\nmsgid "{english}"\nmsgstr "{word}"\n' for english, word in words.items())
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(HEADER + entries, "utf-8")


def test_without_catalogues_it_is_english(tmp_path: Path) -> None:
    assert read_interface(tmp_path) == (Interface(), [])


def test_a_catalogue_is_called_by_its_language(tmp_path: Path) -> None:
    write(tmp_path, f"{THEME}/pt-BR.po", Events="Eventos")

    assert read_interface(tmp_path)[0].phrases("pt-BR").gettext("Events") == "Eventos"


def test_a_name_that_is_no_language_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, f"{THEME}/spanish.po", Events="Eventos")

    assert [str(problem) for problem in read_interface(tmp_path)[1]] == [
        f"{THEME}/spanish.po: `spanish` is not the code of a language (a catalogue is called by its language: "
        "`es.po`, `pt-BR.po`)"
    ]


def test_a_sites_own_words_win_and_the_themes_fill_up(tmp_path: Path) -> None:
    write(tmp_path, f"{THEME}/es.po", Events="Eventos", Map="Mapa")
    write(tmp_path, f"{OWN}/es.po", Events="Encuentros")
    phrases = read_interface(tmp_path)[0].phrases("es")

    assert (phrases.gettext("Events"), phrases.gettext("Map")) == ("Encuentros", "Mapa")


def test_what_is_missing_is_said_in_the_sites_own_english(tmp_path: Path) -> None:
    write(tmp_path, f"{THEME}/es.po", Map="Mapa")
    write(tmp_path, f"{OWN}/en.po", Events="Gatherings")

    assert read_interface(tmp_path)[0].phrases("es").gettext("Events") == "Gatherings"


def test_how_much_is_missing_is_known_of_each_language(tmp_path: Path) -> None:
    write(tmp_path, TEMPLATE, Events="", Map="", Stories="")
    write(tmp_path, f"{THEME}/es.po", Events="Eventos", Map="")
    interface, problems = read_interface(tmp_path)

    assert (interface.messages, problems) == (3, [])
    assert {lang: interface.missing_in(lang) for lang in ("es", "es-MX", "fi", "en", "en-GB")} == {
        "es": Missing(2, f"{THEME}/es.po"),
        "es-MX": Missing(2, f"{THEME}/es.po"),
        "fi": Missing(3),
        "en": Missing(),
        "en-GB": Missing(),
    }


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({f"{THEME}/es.po": ["Events"], f"{OWN}/es.po": ["Map"]}, id="in both folders together"),
        pytest.param({f"{OWN}/en.po": ["Map"]}, id="of English"),
    ],
)
def test_nothing_is_missing(tmp_path: Path, files: dict[str, list[str]]) -> None:
    write(tmp_path, TEMPLATE, Events="", Map="")
    for path, english in files.items():
        write(tmp_path, path, **dict.fromkeys(english, "x"))

    interface, problems = read_interface(tmp_path)
    assert (interface.missing, problems) == ({}, [])


@pytest.mark.parametrize("path", [TEMPLATE, f"{THEME}/es.po", f"{OWN}/es.po"])
def test_a_file_that_is_no_text_is_a_problem(tmp_path: Path, path: str) -> None:
    write(tmp_path, path)
    (tmp_path / path).write_bytes(b'msgid "\xff"\n')

    assert [(problem.path, problem.line) for problem in read_interface(tmp_path)[1]] == [(path, 1)]


def test_a_link_out_of_the_repository_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("it\n")
    (tmp_path / "project" / THEME).mkdir(parents=True)
    (tmp_path / "project" / THEME / "es.po").symlink_to(tmp_path / "secret")

    assert [problem.message for problem in read_interface(tmp_path / "project")[1]] == [
        "is a link to a file outside this repository"
    ]


def test_a_byte_order_mark_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, f"{THEME}/es.po", Events="Eventos")
    path = tmp_path / THEME / "es.po"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert read_interface(tmp_path)[0].phrases("es").gettext("Events") == "Eventos"
