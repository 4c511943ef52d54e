"""From a staging folder into the published one, all or nothing."""
