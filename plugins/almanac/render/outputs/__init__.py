"""Says of every file of the site what it is made from, and makes it."""
