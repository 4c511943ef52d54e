"""Months and years as pages of a calendar."""
