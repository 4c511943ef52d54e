"""Makes Markdown of HTML in three steps: what browsers see, what a text may have of it, and how that is written."""
