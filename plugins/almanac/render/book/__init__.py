"""Makes a book of what a site published in a year: what stands in it, in which order, and where its links lead."""
