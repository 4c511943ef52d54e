"""SVG drawings in pixels, and the drawing from which the site's icons are made."""
