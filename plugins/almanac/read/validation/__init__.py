"""Checks front matter against the schema: typed values of what is right, Problems for what is not."""
