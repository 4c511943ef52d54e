"""Checks what a picture must be, and makes of it what is published."""
