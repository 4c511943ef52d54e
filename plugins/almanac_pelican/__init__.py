"""Runs Pelican: reads everything first, and gives adapters one value and one base."""

from almanac_pelican.build import Almanac

__all__ = ["Almanac"]
