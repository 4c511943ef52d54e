"""Reads what other systems export into a plan: entries, pictures, comments, old addresses, and what is left out."""
