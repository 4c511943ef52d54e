"""Almanac on Pelican: the run that reads everything first, and what all adapters are made with."""

from almanac_pelican.build import Almanac

__all__ = ["Almanac"]
