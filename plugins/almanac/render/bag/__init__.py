"""Writes what a bag has beside files of the repository: data of entries and pictures, lists, and what explains it."""
