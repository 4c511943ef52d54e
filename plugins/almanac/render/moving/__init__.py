"""Makes what the old host of a site that moved serves: pages and rules that lead on, and copies that say where to."""
