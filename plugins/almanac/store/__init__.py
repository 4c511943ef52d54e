"""Reads and writes disk, git and network; no other part of the core does."""
