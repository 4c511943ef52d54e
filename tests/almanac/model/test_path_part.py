"""Names that can stand between two slashes of an address."""

from __future__ import annotations

import pytest

from almanac.model.path_part import device, fault_of_part, sign_not_on_windows


@pytest.mark.parametrize("name", ["x", "łódź", "v1.2", "console", "com10", "aux-en-provence", "a_b", "~ann", "con-x"])
def test_most_names_can_stand_there(name: str) -> None:
    assert (fault_of_part(name), device(name), sign_not_on_windows(name)) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        (".git", "`.git` begins with `.`, which hosts keep for themselves"),
        ("_headers", "`_headers` begins with `_`, which hosts keep for themselves"),
        (":splat", "`:splat` begins with `:`, which hosts keep for themselves"),
        ("a*", "`a*` has `*` in it, which hosts and Windows read in their own ways"),
        ("CON", "`CON` is the name of a device on Windows"),
        ("nul .txt", "`nul` is the name of a device on Windows"),
        ("lpt²", "`lpt²` is the name of a device on Windows"),
        ("x.", "`x.` ends in a point, which Windows leaves out"),
        ("x ", "`x ` ends in a space, which Windows leaves out"),
        ("x\u200b", "`x\u200b` has characters that nobody can see"),
        ("ż" * 101, f"`{'ż' * 101}` has 202 bytes, more than 200"),
    ],
)
def test_what_a_host_or_a_file_system_reads_in_its_own_way_cannot(name: str, fault: str) -> None:
    assert fault_of_part(name) == fault
