"""Model -> bytes or text: calendars, feeds, open data, the map, words for pages."""
