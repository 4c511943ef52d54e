"""What tests of commands share with others."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
# `told_site` is a module for the tests of this folder alone, `discourse` one of the store's.
sys.path[:0] = [str(_HERE), str(_HERE.parent / "almanac" / "store" / "forum")]
