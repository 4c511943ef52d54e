"""Opens what other systems export, and writes the files that come of it, so that it can be done again at any time."""
