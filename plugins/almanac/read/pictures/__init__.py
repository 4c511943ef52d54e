"""Checks what a picture must be, to be published as it is."""
