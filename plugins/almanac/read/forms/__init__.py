"""Reads what people send in with a form of a forge or by mail, and what forges say of it: answers by their labels."""
