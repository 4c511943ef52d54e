"""`python -m commands`, which is what `scripts/almanac` starts."""

from __future__ import annotations

import gc
import sys

if __name__ == "__main__":
    try:
        from commands.printing import show_exception
        from commands.stopping import heed_signals

        heed_signals()
        sys.excepthook = show_exception
        from commands.main import main

        code = main(sys.argv[1:])
        gc.freeze()  # at its end Python would look through all that a site has, several times
        sys.exit(code)
    except KeyboardInterrupt as stop:
        # Whoever was interrupted says what that means, if anything.
        sys.stderr.write(f"\nalmanac: stopped. {stop}".rstrip() + "\n")
        sys.exit(getattr(stop, "code", 130))
