"""The values that templates get: all finished, so that no template computes."""
