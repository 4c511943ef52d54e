"""Moves a built site from the staging folder into the published one, all or nothing."""
