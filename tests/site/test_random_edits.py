"""Whatever is edited, in whatever order: a build leaves what one from nothing gives, to the byte, or what was there."""

from __future__ import annotations

from pathlib import Path

import pytest
from built.random_edits import RandomEdits

# A run for as long as one likes is in `built/random_edits.py`.
SEED, EDITS = 1, 5


@pytest.mark.git
def test_any_edits_leave_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    site = RandomEdits(tmp_path / "site", SEED)
    site.edit(EDITS)

    assert len(site.done) == EDITS
