"""Reads Markdown as forges do, and makes safe HTML and plain text of it, within bounds of size."""
