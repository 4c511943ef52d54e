"""`pelicanconf.py` that does not run, and what whoever changed it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import settings_file
from commands.cannot_run import CannotRun
from commands.settings_file import load_settings

FIXED = "from almanac.defaults import *\n"

BROKEN = [
    pytest.param(
        'SITENAME = "Almanac\n',
        "almanac: pelicanconf.py:1: this is not Python: unterminated string literal (detected at line 1).\n"
        '  Remedy: look at `SITENAME = "Almanac` and the line before: a comma, bracket or quotation mark is too few or'
        " too many.",
        id="a quotation mark too few",
    ),
    pytest.param(
        'CATEGORIES = [\n    "News"\n    "Lessons",\n\nMAP = True\n',
        "almanac: pelicanconf.py:1: this is not Python: '[' was never closed.\n"
        "  Remedy: look at `CATEGORIES = [` and the line before: a comma, bracket or quotation mark is too few or too"
        " many.",
        id="a bracket too few",
    ),
    pytest.param(
        f"{FIXED}MAP = true\n",
        "almanac: pelicanconf.py:2: the name `true` means nothing here.\n  Remedy: write `True`.",
        id="a word of another language",
    ),
    pytest.param(
        f"{FIXED}SITENAME = Almanac\n",
        "almanac: pelicanconf.py:2: the name `Almanac` means nothing here.\n"
        '  Remedy: if it is text, write it between quotation marks: "Almanac".',
        id="text without quotation marks",
    ),
    pytest.param(
        f"import pelican_sitemaps\n{FIXED}",
        "almanac: pelicanconf.py:1: there is no Python package `pelican_sitemaps`.\n"
        "  Remedy: delete the import, or add the package to pyproject.toml and the lock (CONTRIBUTING.md).",
        id="a package that is not there",
    ),
    pytest.param(
        f'import os\n{FIXED}SITEURL = os.environ["NO_SUCH_ADDRESS"]\n',
        "almanac: pelicanconf.py:3: there is no 'NO_SUCH_ADDRESS'.\n"
        "  Remedy: set that environment variable, or say what holds without it: "
        "`os.environ.get('NO_SUCH_ADDRESS', \"...\")`.",
        id="an environment variable that is not set",
    ),
    pytest.param(
        f"{FIXED}LANGUAGES = 1 / 0\n",
        "almanac: pelicanconf.py:2: ZeroDivisionError: division by zero.\n"
        "  Remedy: mend `LANGUAGES = 1 / 0`; it is Python.",
        id="an error",
    ),
    pytest.param(
        f"{FIXED}exit()\n",
        "almanac: pelicanconf.py:2: ends the whole program.\n"
        "  Remedy: a settings file only gives names their values: delete that line.",
        id="an exit",
    ),
    pytest.param(
        'SITENAME = "Almanac"\n',
        "almanac: pelicanconf.py lacks the core's own settings.\n"
        "  Remedy: write `from almanac.defaults import *` above the first setting.",
        id="without the core",
    ),
    pytest.param(
        "",
        "almanac: pelicanconf.py lacks the core's own settings.\n"
        "  Remedy: write `from almanac.defaults import *` above the first setting.",
        id="an empty file",
    ),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pelicanconf.py"


@pytest.mark.parametrize(("text", "told"), BROKEN)
def test_a_file_that_does_not_run_is_explained(file: Path, text: str, told: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(CannotRun) as caught:
        load_settings(file)
    assert str(caught.value) == told


def test_a_byte_that_is_not_utf_8_is_named_with_its_line(file: Path) -> None:
    file.write_bytes(b'# Settings\nSITENAME = "Caf\xe9"\n')
    with pytest.raises(CannotRun, match=r"pelicanconf\.py:2: byte 0xE9 is not UTF-8\."):
        load_settings(file)


def test_a_file_that_is_missing_can_be_brought_back(file: Path) -> None:
    with pytest.raises(CannotRun) as caught:
        load_settings(file)
    assert caught.value.remedy == "bring it back: git checkout -- pelicanconf.py"


def test_an_error_in_what_the_file_calls_has_the_files_line(file: Path) -> None:
    file.write_text("import json\n\nSITENAME = json.loads('{')\n", "utf-8")
    with pytest.raises(CannotRun, match=r"pelicanconf\.py:3: JSONDecodeError: "):
        load_settings(file)


def test_a_file_in_order_gives_its_names_in_capitals(file: Path) -> None:
    file.write_text(f"\ufeff{FIXED}SITENAME = 'Almanac'\nname = 1\n_NAME = 2\n", "utf-8")
    values = load_settings(file)
    assert (values["SITENAME"], {"name", "_NAME"} & values.keys()) == ("Almanac", set())


def test_what_the_file_prints_does_not_mix_with_answers(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file.write_text(f"{FIXED}print('hello')\n", "utf-8")
    load_settings(file)
    assert capsys.readouterr() == ("", "hello\n")


def test_a_file_that_takes_long_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settings_file, "_PATIENCE", 0.0)
    file.write_text(f"import time\n{FIXED}time.sleep(0.5)\n", "utf-8")
    load_settings(file)
    assert capsys.readouterr().err == "pelicanconf.py is still running after 0 seconds; Ctrl-C stops it.\n"
