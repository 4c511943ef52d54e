"""`.ci/ask-archive` leaves the list of what is kept for the job that commits it, and no list where nothing is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# In place of the command, which others try.
KEEPS = "#!/bin/sh\nmkdir -p content\necho '{}' >content/archived.json\n"
KEEPS_NOTHING = "#!/bin/sh\n"


@pytest.mark.parametrize(("command", "left"), [(KEEPS, ["archived.json", "asked"]), (KEEPS_NOTHING, ["asked"])])
def test_it_leaves_the_list(tmp_path: Path, command: str, left: list[str]) -> None:
    for folder in (".ci", "scripts"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / ".ci" / "ask-archive", tmp_path / ".ci" / "ask-archive")
    (tmp_path / "scripts" / "almanac").write_text(command, "utf-8")
    (tmp_path / "scripts" / "almanac").chmod(0o755)
    subprocess.run([tmp_path / ".ci" / "ask-archive"], check=True)
    assert sorted(path.name for path in (tmp_path / ".almanac" / "archived").iterdir()) == left


def test_a_command_that_fails_leaves_nothing_to_commit(tmp_path: Path) -> None:
    for folder in (".ci", "scripts"):
        (tmp_path / folder).mkdir()
    shutil.copy(ROOT / ".ci" / "ask-archive", tmp_path / ".ci" / "ask-archive")
    (tmp_path / "scripts" / "almanac").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    (tmp_path / "scripts" / "almanac").chmod(0o755)
    assert subprocess.run([tmp_path / ".ci" / "ask-archive"], check=False).returncode == 1
    assert not any((tmp_path / ".almanac" / "archived").iterdir())
