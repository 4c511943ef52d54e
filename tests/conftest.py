"""What holds for all tests."""

from __future__ import annotations

import compileall
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pytest
from _pytest.assertion import rewrite
from hypothesis import settings

_CODE = ("plugins", "scripts")

# A machine that is busy is no fault of what is tested; a hang is found by the time that a test may take.
settings.register_profile("unhurried", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("unhurried")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the program once for all processes that tests begin, also where Python is told to keep nothing compiled.

    Each would compile it again, which takes as long as half of a check. What is edited meanwhile is compiled again.
    """
    if "PYTEST_XDIST_WORKER" not in os.environ:
        for name in _CODE:
            compileall.compile_dir(Path(__file__).parents[1] / name, quiet=2)
        if config.getoption("numprocesses", None) and config.args == config.getini("testpaths"):
            _rewrite_asserts(config)


def _rewrite_asserts(config: pytest.Config) -> None:
    """Rewrite the tests once for all processes of a whole run, as pytest does: else each rewrites all of them."""
    modules = sorted(Path(__file__).parent.rglob("test_*.py"))
    shares = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    children = [_rewrite_elsewhere(config, modules[share::shares]) for share in range(shares)]
    for child in children:
        os.waitpid(child, 0)


def _rewrite_elsewhere(config: pytest.Config, modules: Sequence[Path]) -> int:
    child = os.fork()
    if not child:
        # Whatever goes wrong goes wrong where the tests are collected too, and is told there.
        with suppress(Exception):
            for module in modules:
                _rewritten(config, module)
        os._exit(0)
    return child


def _rewritten(config: pytest.Config, module: Path) -> None:
    kept = rewrite.get_cache_dir(module) / f"{module.stem}{rewrite.PYC_TAIL}"
    if rewrite.try_makedirs(kept.parent) and rewrite._read_pyc(module, kept) is None:
        digest, code = rewrite._rewrite_test(module, config)
        rewrite._write_pyc(config.stash[rewrite.assertstate_key], code, digest, kept)
