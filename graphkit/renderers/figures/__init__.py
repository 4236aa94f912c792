"""Pictures of a report, one kind a file: the finding as headline, legend, day and sources inside.

To add one: write its file with a `Kind` and add its line.
"""

from __future__ import annotations

from graphkit.registry import Registry
from graphkit.renderers.figures.kind import Kind

_HERE = "graphkit.renderers.figures"

kinds: Registry[Kind] = Registry(
    "kind of figure",
    {
        "network": f"{_HERE}.network:network",
        "ranking": f"{_HERE}.ranking:ranking",
        "stance": f"{_HERE}.stance:stance",
        "camps": f"{_HERE}.camps:camps",
        "membership": f"{_HERE}.membership:membership",
        "influence_dependence": f"{_HERE}.influence_dependence:influence_dependence",
        "agreement": f"{_HERE}.agreement:agreement",
        "forecast": f"{_HERE}.forecast:forecast",
        "timeline": f"{_HERE}.timeline:timeline",
        "quality": f"{_HERE}.quality:quality",
    },
)
