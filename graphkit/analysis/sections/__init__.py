"""The report's sections, one a file, in the order they are read.

Each is a function ``section(context) -> Section | None``; None leaves it out. To add one, write
its file and add its line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from graphkit.findings import Section
from graphkit.phrases import phrase
from graphkit.registry import Registry

if TYPE_CHECKING:
    from graphkit.analysis.report_context import ReportContext

_HERE = "graphkit.analysis.sections"

sections: Registry[Callable[[ReportContext], Section | None]] = Registry(
    phrase("section"),
    {
        "camps": f"{_HERE}.camps:section",
        "groups": f"{_HERE}.groups:section",
        "who": f"{_HERE}.who:section",
        "between": f"{_HERE}.between:section",
        "wedges": f"{_HERE}.wedges:section",
        "contested": f"{_HERE}.contested:section",
        "forecast": f"{_HERE}.forecast:section",
        "outcome": f"{_HERE}.outcome:section",
        "changes": f"{_HERE}.changes:section",
        "backtest": f"{_HERE}.backtest:section",
        "scores": f"{_HERE}.scores:section",
        "pivots": f"{_HERE}.pivots:section",
        "persuade": f"{_HERE}.persuade:section",
        "certainty": f"{_HERE}.certainty:section",
        "quality": f"{_HERE}.quality:section",
        "validity": f"{_HERE}.validity:section",
        "method": f"{_HERE}.method:section",
        "next": f"{_HERE}.next:section",
    },
)
