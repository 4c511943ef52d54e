"""What git knows: commits, the history of files, an earlier commit to compare with."""
