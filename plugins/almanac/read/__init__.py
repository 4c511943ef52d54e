"""Reads text into the model, or says what is wrong: front matter with its lines, the schema, Markdown."""
