"""Names the functions that a build of a larger site calls more often per entry: what costs more than in proportion.

Time varies from run to run, the number of calls does not, so that small sites show what will hurt large ones. A loop
that calls nothing remains unseen here; ``measure.py`` sees it once it takes long.

``calls.py --stories 400 800 --events 80 160``
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from entries import Size
from measure import arguments, build_in_a_process, sizes_of


def growing(smaller: dict[str, int], larger: dict[str, int], sizes: tuple[Size, Size]) -> dict[str, float]:
    """By what the calls per entry are multiplied, for each function with more than one call per entry.

    Fewer calls than entries count as one per entry: what is rare may happen to be rarer on the smaller site.
    """
    few, many = (size.entries for size in sizes)
    growth = {name: (calls / many) / max(1.0, smaller.get(name, 0) / few) for name, calls in larger.items()}
    return dict(sorted(growth.items(), key=lambda item: -item[1]))


def main() -> None:
    """Compare two sizes."""
    parser = arguments(__doc__, [400, 800], [80, 160])
    given = parser.parse_args()
    small, large = sizes_of(parser, given)
    with tempfile.TemporaryDirectory(prefix="almanac-benchmark-") as folder:
        counted = [build_in_a_process(size, Path(folder), "--calls") for size in (small, large)]
    grown = growing(counted[0], counted[1], (small, large))
    table = "".join(f"x {factor:5.2f}  {name}\n" for name, factor in list(grown.items())[:30])
    sys.stdout.write(json.dumps(grown) if given.json else table)


if __name__ == "__main__":
    main()
