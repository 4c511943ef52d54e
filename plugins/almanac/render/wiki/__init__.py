"""Writes lists of stories and events as wikitext and as tabular data, and answers to what people left on a wiki."""
