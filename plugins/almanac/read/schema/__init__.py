"""Declares every field of front matter, a module for each kind of file and part, and what follows from them."""
