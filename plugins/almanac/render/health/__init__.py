"""Writes what it takes to run a site: as a page that needs nothing else, and as data."""
