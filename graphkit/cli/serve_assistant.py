"""`graphkit serve-assistant DATASET`: the dataset for an assistant, by MCP."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    "serve-assistant",
    epilog=(
        "\b\nExamples:\n"
        "  graphkit serve-assistant mycase\n"
        "\n\b\nIn the settings of an assistant (Model Context Protocol, over standard input):\n"
        '  {"command": "graphkit", "args": ["serve-assistant", "/path/to/mycase"]}'
    ),
)
@click.argument("dataset", type=click.Path(path_type=Path))
def serve_assistant(dataset: Path) -> None:
    """The dataset for an assistant that you already use: it reads the public catalogue and texts,
    runs measures, and proposes claims, which wait for a person. It changes nothing else.

    What the assistant reads goes to whoever runs it. Needs graphkit[assistant].
    """
    from graphkit.assistant.server import serve

    serve(dataset)
