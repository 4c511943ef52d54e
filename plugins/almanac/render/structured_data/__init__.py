"""Makes what a page says to programs: structured data (schema.org), and a card for those who share it."""
