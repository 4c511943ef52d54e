"""How an event repeats: its pattern, as a sentence and as schema.org's Schedule."""
