"""What the tests of this folder share."""

from __future__ import annotations

import sys
from pathlib import Path

# `sites` is a module for the tests of this folder alone.
sys.path.insert(0, str(Path(__file__).parent))
