"""Makes bytes and words from the model: calendars, feeds, open data, the map, what pages say."""
