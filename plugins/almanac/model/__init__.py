"""Says what a story, an event, a place and a point in time are: frozen values; no files, no clock."""
