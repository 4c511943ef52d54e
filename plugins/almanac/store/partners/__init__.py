"""Fetches the calendars of partners, politely, and keeps what each said and how it is."""
