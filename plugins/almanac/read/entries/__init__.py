"""Reads the files of stories, pages and events into the model."""
