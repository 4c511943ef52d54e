"""From bytes to the fields of a file, each with its line: YAML as people write it."""
