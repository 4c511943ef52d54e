"""Markdown to safe HTML and plain text, within bounds of size and time."""
