"""A real wiki, which is installed once for all processes of a run, and served once in each that asks for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock

sys.path.insert(0, str(Path(__file__).parent))
from mediawiki import TestWiki, install, served


@pytest.fixture(scope="session")
def test_wiki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestWiki]:
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if shared.name.startswith("popen-") else shared
    template = shared / "mediawiki"
    with FileLock(shared / "mediawiki.lock"):
        if not template.exists():
            install(template)
    with served(template, tmp_path_factory.mktemp("wiki") / "wiki") as wiki:
        yield wiki
