"""What tests of commands share with others."""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_STORE = _HERE.parent / "almanac" / "store"
# `told_site` is a module for the tests of this folder alone, `discourse` and `work_tree` are the store's.
sys.path[:0] = [str(_HERE), str(_STORE / "forum"), str(_STORE)]
