"""Every reader plus the checks across files: a repository -> an Edition, or Problems."""

from __future__ import annotations

from almanac.check.edition import Report, read_edition

__all__ = ["Report", "read_edition"]
