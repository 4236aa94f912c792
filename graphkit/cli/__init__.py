"""The command line: the only place that prints, exits, and reads the clock or environment."""


def main() -> None:
    """Entry point of the `graphkit` command."""
    raise SystemExit(2)
