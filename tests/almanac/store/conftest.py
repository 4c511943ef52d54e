"""Repositories that the tests make."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

# `work_tree` is a module for the tests of this folder alone.
sys.path.insert(0, str(Path(__file__).parent))

from work_tree import WorkTree


@pytest.fixture
def _own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No configuration of this machine's users, and no repository around the temporary folder."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def work_tree(tmp_path: Path, _own_git: None) -> WorkTree:
    """An empty repository."""
    return WorkTree(tmp_path / "repo")
