"""Makes the pages of months and years."""
