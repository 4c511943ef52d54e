"""Checks a whole repository: every reader, and what only several files show; an Edition, or Problems."""

from __future__ import annotations

from almanac.check.broken.broken_file import BrokenFile
from almanac.check.built_pages.check_pages import PagesRefused, check_pages
from almanac.check.edition import Report, read_edition
from almanac.check.left_out import NOTHING, LeftOut
from almanac.check.own_templates import fault_while_rendering
from almanac.check.permanence.earlier_site import EarlierSite

__all__ = [
    "NOTHING",
    "BrokenFile",
    "EarlierSite",
    "LeftOut",
    "PagesRefused",
    "Report",
    "check_pages",
    "fault_while_rendering",
    "read_edition",
]
