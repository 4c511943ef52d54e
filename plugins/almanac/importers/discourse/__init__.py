"""Reads what a forum that runs Discourse says of its topics: events, announcements, and all of it for its archive."""
