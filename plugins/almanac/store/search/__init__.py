"""Runs Pagefind, which makes an index of what can be searched, and keeps what came of it."""
