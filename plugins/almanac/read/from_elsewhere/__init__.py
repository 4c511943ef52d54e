"""Reads an event as other programs have it: a calendar's file, or what a page says of it to programs."""
