"""Text -> model, or Problems: front matter with line numbers, the schema, Markdown -> safe HTML."""
