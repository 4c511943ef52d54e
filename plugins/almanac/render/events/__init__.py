"""Works out what pages say of events: when they happen, which come next, and in which words."""
