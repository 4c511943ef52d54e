"""Reads folders of texts as Pelican, Hugo, Jekyll and people have them: front matter, dialects, addresses."""
