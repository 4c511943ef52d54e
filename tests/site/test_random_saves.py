"""Whatever is saved while the site is served, in whatever order: the preview is what a build from nothing gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from built.random_saves import RandomSaves, variables

# A run for as long as one likes is in `built/random_saves.py`.
SEED, EDITS = 3, 3


@pytest.mark.git
def test_any_saves_leave_what_a_build_from_nothing_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in variables(tmp_path / "site").items():
        monkeypatch.setenv(name, value)
    saves = RandomSaves(tmp_path / "site", SEED)
    try:
        saves.edit(EDITS)
    finally:
        saves.close()

    assert len(saves.done) == EDITS
