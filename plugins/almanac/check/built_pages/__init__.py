"""Finds what the pages of a build make a browser load, and whether the site allows it."""
