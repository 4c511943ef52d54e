"""Writes stories and events as Atom, RSS and JSON Feed."""
