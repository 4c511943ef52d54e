"""``pelicanconf.py`` to a Site."""
