"""Reads one value: dates, zones, countries, languages, coordinates, addresses."""
