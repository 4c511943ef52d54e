"""Says what it takes to run a site: how each part of its upkeep is, and what whoever takes over does first."""
