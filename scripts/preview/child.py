"""`python -m preview.child ROOT OUTPUT SITEURL drafts|no-drafts`: one build, its outcome as JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from almanac.model.printable import printable
from commands.cannot_run import CannotRun
from commands.printing import show_exception
from preview.rebuild import Outcome


def main(arguments: Sequence[str]) -> None:
    """Build, and write an Outcome to what was standard output; everything printed meanwhile goes to the terminal."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answer:
        os.dup2(2, 1)
        json.dump(asdict(_build(*arguments)), answer)


def _build(root: str, output: str, siteurl: str, drafts: str) -> Outcome:
    from commands.site import build_site

    try:
        with_drafts = drafts == "drafts"
        result = build_site(Path(root), drafts=with_drafts, output=Path(output), siteurl=siteurl, preview=True)
    except CannotRun as error:
        return Outcome(ok=False, failure=printable(f"{error.message} Remedy: {error.remedy}"))
    return Outcome(result.ok, result.pages_written, tuple(result.problems))


if __name__ == "__main__":
    sys.excepthook = show_exception
    main(sys.argv[1:])
