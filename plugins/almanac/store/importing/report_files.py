"""Writes the report of an import where only whoever imports sees it."""

from __future__ import annotations

import os
from pathlib import Path

from almanac.importers.report import ImportReport
from almanac.importers.report_page import report_page
from almanac.store.importing.files import FOLDER

# It names what is private: for nobody else on the machine.
_MODE = 0o600


def write_report(root: Path, name: str, report: ImportReport) -> Path:
    """Write it as a page and as JSON; returns the path of the page."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / f"{name}.html"
    _write(page, report_page(report))
    _write(folder / f"{name}.json", report.as_json())
    return page


def _write(path: Path, text: str) -> None:
    begun = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(text.encode("utf-8", "replace"))
    begun.replace(path)
