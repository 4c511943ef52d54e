"""A real wiki for the tests of this folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# `mediawiki` is a module for tests alone.
sys.path.insert(0, str(Path(__file__).parent))

from mediawiki import TestWiki, running


@pytest.fixture(scope="session")
def test_wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestWiki]:
    with running(tmp_path_factory) as wiki:
        yield wiki
