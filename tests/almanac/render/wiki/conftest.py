"""`shown` is a module for the tests of this folder, and for those of wikis that run."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
