"""Pictures of a report, one kind a file: the finding as headline, legend, day and sources inside.

To add one: write its file with a `Kind` and add its line.
"""

from __future__ import annotations

from graphkit.phrases import phrase
from graphkit.registry import Registry
from graphkit.renderers.figures.kind import Kind

_HERE = "graphkit.renderers.figures"

kinds: Registry[Kind] = Registry(
    phrase("kind of figure"),
    {
        "stance": f"{_HERE}.stance:stance",
        "network": f"{_HERE}.network:network",
        "ranking": f"{_HERE}.ranking:ranking",
        "camps": f"{_HERE}.camps:camps",
        "membership": f"{_HERE}.membership:membership",
        "influence_dependence": f"{_HERE}.influence_dependence:influence_dependence",
        "agreement": f"{_HERE}.agreement:agreement",
        "forecast": f"{_HERE}.forecast:forecast",
        "change": f"{_HERE}.change:change",
        "issues": f"{_HERE}.issues:issues",
        "votes": f"{_HERE}.votes:votes",
        "power_interest": f"{_HERE}.power_interest:power_interest",
        "matrix": f"{_HERE}.matrix:matrix",
        "timeline": f"{_HERE}.timeline:timeline",
        "trends": f"{_HERE}.trends:trends",
        "quality": f"{_HERE}.quality:quality",
    },
)
