"""`graphkit completion SHELL`: how to switch on completion."""

from __future__ import annotations

import click

LINES = {
    "bash": 'eval "$(_GRAPHKIT_COMPLETE=bash_source graphkit)"   # in ~/.bashrc',
    "zsh": 'eval "$(_GRAPHKIT_COMPLETE=zsh_source graphkit)"   # in ~/.zshrc',
    "fish": "_GRAPHKIT_COMPLETE=fish_source graphkit | source   # in ~/.config/fish/config.fish",
}


@click.command()
@click.argument("shell", type=click.Choice(list(LINES)))
def completion(shell: str) -> None:
    """The line to add to your shell's start-up file."""
    click.echo(LINES[shell])
