"""Writes stories, pages, events and comments as pages of a wiki: titles, wikitext, redirects, and one file of all."""
