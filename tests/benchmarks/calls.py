"""Names the functions that a build of a larger site calls more often per entry: what costs more than in proportion.

Time varies from run to run, the number of calls does not, so that small sites show what will hurt large ones. A loop
that calls nothing remains unseen in them, and is seen in the time, once it takes long.

``calls.py --stories 400 800 --events 80 160``
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from measure import Run, arguments, growth, measure, sizes_of


def growing(smaller: Run, larger: Run) -> dict[str, float]:
    """By what the calls per entry are multiplied, for each function with more than one call per entry.

    Fewer calls than entries count as one per entry: what is rare may happen to be rarer on the smaller site.
    """
    factors = {
        name: (calls / larger.entries) / max(1.0, smaller.calls.get(name, 0) / smaller.entries)
        for name, calls in larger.calls.items()
    }
    return dict(sorted(factors.items(), key=lambda item: -item[1]))


def main() -> None:
    """Compare two sizes."""
    parser = arguments(__doc__, [400, 800], [80, 160])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="almanac-benchmark-") as folder:
        small, large = (measure(size, Path(folder), "--calls") for size in sizes_of(parser, given))
    grown = growing(small, large)
    table = "".join(f"x {factor:5.2f}  {name}\n" for name, factor in list(grown.items())[:30])
    found = {"calls": grown, "growth": asdict(growth(small, large)), "most_cards": asdict(large.most_cards)}
    sys.stdout.write(json.dumps(found) if given.json else table)


if __name__ == "__main__":
    main()
