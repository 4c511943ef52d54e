"""Sites that the tests build, and what a reader's program finds in them."""
