"""Draws SVG as PNG, and finds the drawing from which the site's icons are made."""
