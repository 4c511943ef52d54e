"""Reads the bytes of a file into its fields, each with its line: YAML as people write it."""
