"""Makes the forms by which people send stories and events: what they ask, in which words, and the ways to send."""
