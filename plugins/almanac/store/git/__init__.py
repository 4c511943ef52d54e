"""Asks git: commits, the history of files, an earlier commit to compare with."""
