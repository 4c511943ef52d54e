"""Reads pages of wikis: what people wrote into templates, and where they let the site write."""
