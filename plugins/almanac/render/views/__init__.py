"""The types of what templates get: an entry, and the words and addresses made for it, so that no template computes."""
