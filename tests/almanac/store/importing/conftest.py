"""What tests of imports share."""

from __future__ import annotations

import sys
from pathlib import Path

# `made_source` is a module for the tests of this folder.
sys.path[:0] = [str(Path(__file__).resolve().parent)]
