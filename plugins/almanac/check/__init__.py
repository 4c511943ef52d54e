"""Checks a whole repository: every reader, and what only several files show; an Edition, or Problems.

What checks built pages is in ``built_pages``: it takes long to load, and only a build has any.
"""

from __future__ import annotations

from almanac.check.broken.broken_file import BrokenFile
from almanac.check.edition import Report, read_edition
from almanac.check.left_out import NOTHING, LeftOut
from almanac.check.own_templates import fault_while_rendering
from almanac.check.permanence.earlier_site import EarlierSite

__all__ = [
    "NOTHING",
    "BrokenFile",
    "EarlierSite",
    "LeftOut",
    "Report",
    "fault_while_rendering",
    "read_edition",
]
