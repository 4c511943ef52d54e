"""Compares our HTML with the examples of a specification: docs/markdown.md says what came out, and why.

    PYTHONPATH=plugins .venv/bin/python tests/almanac/read/body/compare_with_spec.py spec.txt

`spec.txt` is that of CommonMark or of GitHub Flavored Markdown; neither is part of this repository.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from structure import differences, ours

_EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)


def main(spec: Path) -> None:
    """Print each example that no decision explains, then how often each decision was needed."""
    examples = _EXAMPLE.findall(spec.read_text("utf-8").replace("→", "\t"))
    explained: Counter[str] = Counter()
    for number, (markdown, expected) in enumerate(examples, 1):
        kinds = differences(markdown, expected)
        explained.update([", ".join(kinds) if kinds else "the same" if kinds == [] else "NOT EXPLAINED"])
        if kinds is None:
            sys.stdout.write(f"--- {number}\n{markdown}... expected\n{expected}... ours\n{ours(markdown)}\n\n")
    sys.stdout.write(f"{len(examples)} examples\n")
    sys.stdout.writelines(f"{count:5} {words}\n" for words, count in explained.most_common())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
