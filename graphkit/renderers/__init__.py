"""Report in, bytes out; one renderer a file, imported when asked for.

To add one: write its file with a ``render(report, *, language, ...) -> bytes`` and add its line.
"""

from collections.abc import Callable

from graphkit.phrases import phrase
from graphkit.registry import Registry

_HERE = "graphkit.renderers"

reports: Registry[Callable[..., bytes]] = Registry(
    phrase("report format"),
    {
        "text": f"{_HERE}.terminal:render",
        "markdown": f"{_HERE}.markdown:render",
        "html": f"{_HERE}.html:render",
        "json": f"{_HERE}.json:render",
        "csv": f"{_HERE}.csv:render",
        "docx": f"{_HERE}.docx:render",
    },
)

findings: Registry[Callable[..., bytes]] = Registry(
    phrase("form of a finding"),
    {
        "text": f"{_HERE}.terminal:render_finding",
        "json": f"{_HERE}.json:render_finding",
        "csv": f"{_HERE}.csv:render_finding",
    },
)
