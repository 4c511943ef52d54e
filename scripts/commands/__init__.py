"""Has the subcommands of `scripts/almanac`, a module each, which import what is slow where it is used."""
