"""Declares what templates get: an entry, and the words and addresses made for it."""
