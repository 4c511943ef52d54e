"""`python -m commands`, which is what `scripts/almanac` starts."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    try:
        from commands.main import main

        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.stderr.write("\nalmanac: stopped.\n")
        sys.exit(130)
