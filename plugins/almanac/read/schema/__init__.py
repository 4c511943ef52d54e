"""Every field of front matter, declared once: a module for each kind of file and part, and what follows from them."""
