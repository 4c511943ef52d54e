"""Says how an event repeats: as an RRULE, as a sentence, as schema.org's Schedule."""
