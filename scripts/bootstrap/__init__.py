"""Makes `.venv` from the lock and starts the command in it; needs nothing but the standard library."""
