"""A real wiki for the tests of this folder."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

# `mediawiki` is a module for tests alone.
sys.path.insert(0, str(Path(__file__).parent))

from mediawiki import TestWiki, running

from almanac.store.wiki import connection


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_EDITS", 0.0)


@pytest.fixture(scope="session")
def test_wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestWiki]:
    with running(tmp_path_factory) as wiki:
        yield wiki
