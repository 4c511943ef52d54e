"""Reads ``pelicanconf.py``: a Site, or Problems."""
