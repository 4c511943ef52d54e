"""Reads ``repeat``: readable keys or an RRULE, and the days that depart from the rule."""
