"""Talks to the forum: opens topics, gathers what was said in them, and keeps both from run to run."""
