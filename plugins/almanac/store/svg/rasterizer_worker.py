"""The program that ``rasterizer`` starts: a drawing and its size on each line in, a PNG on each line out."""

from __future__ import annotations

import base64
import json
import sys
from contextlib import suppress

import resvg_py

_MEMORY = 2_000_000_000


def _bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    with suppress(ValueError, OSError):  # some systems do not know this bound
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _drawn(svg: str, width: int, height: int, paper: str) -> tuple[str, str]:
    try:
        # Fonts of the machine would make another picture on each.
        png = resvg_py.svg_to_bytes(
            svg_string=svg, width=width, height=height, background=paper or None, skip_system_fonts=True
        )
    except ValueError as error:
        return "", str(error)
    return base64.b64encode(png).decode("ascii"), ""


if __name__ == "__main__":
    _bound_memory()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_drawn(*json.loads(line))) + "\n")
        sys.stdout.flush()
