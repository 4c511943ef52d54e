"""Says what the search knows of each entry, divides entries among the parts of the index, and makes these alike."""
