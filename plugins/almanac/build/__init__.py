"""Builds the site: makes the files that are not there yet, by all cores, and leaves what has not changed."""
