"""What was published stays: addresses that answer, identities in calendars, lists that go on."""
