"""Says of a submission what an editor wants to know of it: what it is, what it touches, and what to look at."""
