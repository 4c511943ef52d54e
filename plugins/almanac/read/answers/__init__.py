"""Reads what people answered in a form or on a wiki, each value as what is meant, and writes it as an entry's file."""
