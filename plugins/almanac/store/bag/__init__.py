"""Writes a bag, checks one file by file, and makes a repository of the history in it."""
