"""What holds for all tests."""

from __future__ import annotations

import compileall
import os
from pathlib import Path

from hypothesis import settings

_CODE = ("plugins", "scripts")

# A machine that is busy is no fault of what is tested; a hang is found by the time that a test may take.
settings.register_profile("unhurried", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("unhurried")


def pytest_configure() -> None:
    """Compile the program once for all processes that tests begin, also where Python is told to keep nothing compiled.

    Each would compile it again, which takes as long as half of a check. What is edited meanwhile is compiled again.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        for name in _CODE:
            compileall.compile_dir(Path(__file__).parents[1] / name, quiet=2)
