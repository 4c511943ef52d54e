"""Asks pages on the web whether they are there, politely, and keeps what they said."""
