"""The folder that `export person` writes into, by names as people have them, and as nobody has."""

from __future__ import annotations

import pytest

from commands.export_person import file_name


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("\u0645\u0631\u064a\u0645 \u0633\u0639\u064a\u062f", "\u0645\u0631\u064a\u0645-\u0633\u0639\u064a\u062f"),
        ("../../etc/passwd", "etc-passwd"),
        ("=cmd|'/c calc'!A0", "cmd---c-calc--a0"),
        ("..", "person"),
        ("\u202e\x1b[2J", "2j"),
    ],
)
def test_a_name_is_one_folder_here(name: str, folder: str) -> None:
    assert file_name(name) == folder


def test_a_long_name_is_one_that_a_disk_takes() -> None:
    assert len(file_name("\U0001e922" * 300).encode()) <= 200
