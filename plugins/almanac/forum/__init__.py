"""Decides what the forum is told of stories and events, and reads what it answers; no disk, no network, no clock."""
