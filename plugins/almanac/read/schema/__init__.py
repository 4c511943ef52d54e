"""Every field of front matter, declared once, and what the declarations are used for."""
