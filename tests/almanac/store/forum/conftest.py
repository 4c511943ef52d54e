"""A forum in memory for the tests of this folder."""

from __future__ import annotations

import sys
from pathlib import Path

# `discourse` and `telling` are modules for the tests of this folder alone.
sys.path.insert(0, str(Path(__file__).parent))
