"""The only place that touches disk, git or network."""
