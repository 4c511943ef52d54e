"""Draws the card that is shown where somebody shares a story or an event."""
