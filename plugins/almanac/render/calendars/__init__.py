"""Writes events as iCalendar: files to subscribe to, their time zones, and links for other calendars."""
