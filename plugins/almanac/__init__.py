"""The core of Almanac: plain Python that knows no Pelican.

Imports flow one way: ``check`` -> ``store`` -> ``render``, ``read`` -> ``model``.
"""

import zoneinfo

# The zones of the `tzdata` package, the same on every machine, instead of the system's own.
zoneinfo.reset_tzpath(to=())
