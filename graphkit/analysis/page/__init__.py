"""The report's one page: the answer first, then what it rests on, in at most 45 lines.

Each part is a function ``part(context) -> Section | None``; None leaves it out. Rows stand in the
order in which they can be spared: a renderer that runs out of room drops the last ones. To add a
part, write its file and add its line.
"""

from collections.abc import Callable

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Section
from graphkit.phrases import phrase
from graphkit.registry import Registry

_HERE = "graphkit.analysis.page"

parts: Registry[Callable[[ReportContext], Section | None]] = Registry(
    phrase("part of the page"),
    {
        "answer": f"{_HERE}.answer:part",
        "moves": f"{_HERE}.moves:part",
        "camps": f"{_HERE}.camps:part",
        "people": f"{_HERE}.people:part",
        "turn": f"{_HERE}.turn:part",
        "trust": f"{_HERE}.trust:part",
        "next": f"{_HERE}.next:part",
    },
)
