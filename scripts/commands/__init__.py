"""The subcommands of `scripts/almanac`, a module each; what is slow to import is imported where it is used."""
