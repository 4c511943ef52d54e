"""The core of Almanac: plain Python that knows no Pelican.

Imports flow one way: ``check`` -> ``store`` -> ``render``, ``read`` -> ``model``.
"""

import time
import zoneinfo

# When the code of this process began to be loaded, in nanoseconds since 1970: what was saved later may be other code.
LOADED_FROM = time.time_ns()

from almanac.store.kept_bytecode import settle  # noqa: E402 - after that moment

settle()

# The zones of the `tzdata` package, the same on every machine, instead of the system's own.
zoneinfo.reset_tzpath(to=())
