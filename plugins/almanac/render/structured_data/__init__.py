"""What a page says to programs: structured data for searches (schema.org), and a card for those who pass it on."""
