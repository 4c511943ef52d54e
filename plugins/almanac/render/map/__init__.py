"""Makes the map of events, and the small world of the front page."""
