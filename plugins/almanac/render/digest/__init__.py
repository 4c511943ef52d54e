"""Says what was new in a week, what changed and what comes next: as mail, text, Markdown, wikitext, and a feed."""
