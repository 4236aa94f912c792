"""The `graphkit` command, also as `python -m graphkit`."""

import os
import signal
import sys


def main() -> None:
    """Run the command line; an interrupt ends it with 130 and no traceback, whenever it comes."""
    interruptible = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    _on_interrupt(_leave, interruptible)  # nothing has begun yet
    try:
        from graphkit import cli
    except ModuleNotFoundError as error:
        sys.exit(f"Error: {error.name} is missing: python -m pip install {error.name}")
    try:
        _on_interrupt(signal.default_int_handler, interruptible)  # what has begun is cleared up
        code = cli.main()
        _on_interrupt(_leave, interruptible)  # nothing is left to do
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def _leave(*_: object) -> None:
    os._exit(130)


def _on_interrupt(handler: object, interruptible: bool) -> None:
    """Leave alone what a shell ignores for commands in the background."""
    if interruptible:
        signal.signal(signal.SIGINT, handler)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
