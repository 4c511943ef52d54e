"""Talks to wikis: reads pages, and writes those that are the site's to write."""
