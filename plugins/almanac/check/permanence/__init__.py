"""Checks that what was published stays: addresses, identities in calendars, lists."""
