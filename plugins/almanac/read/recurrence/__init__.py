"""``repeat``: days on which an event happens again."""
