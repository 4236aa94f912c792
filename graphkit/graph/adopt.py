"""Read any NetworkX graph as graphkit's multigraph, so that measures run on it too."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from graphkit.errors import DataError, Problem
from graphkit.formats.reading.never_negative import never_negative, question
from graphkit.formats.reading.position_words import sign_of
from graphkit.graph.build import MARK
from graphkit.graph.direct_influence import LAYER
from graphkit.phrases import phrase
from graphkit.rows import LEVELS


def adopt(graph: Any) -> Any:
    """`graph` itself when `build_graph` made it, else a copy in the same form.

    Every node becomes an actor (`str` of its name), every edge a tie. The sign is the edge's
    `sign` (-1, 0, 1 or a word), else the sign of its `weight` where any weight is negative;
    a graph with neither is unsigned. The strength is `strength`, else the size of `weight`,
    else 1. An `influence` (0 to 4) is a level of direct influence too. Raises `DataError` listing
    every edge that cannot be read so.
    """
    if graph.graph.get(MARK):
        return graph
    import networkx as nx

    adopted: Any = nx.MultiDiGraph(name=str(graph.graph.get("name", "graph")))
    adopted.graph[MARK] = True
    names = {node: str(node) for node in graph}
    if len(set(names.values())) < len(names):
        raise DataError(
            [_problem(phrase("two nodes have the same name once they are written as text"))]
        )
    # NetworkX keeps nodes and edges as they were added; no result may hang on that.
    for node in sorted(graph, key=str):
        adopted.add_node(names[node], kind="actor", name=names[node])
    edges = [(names[a], names[b], data) for a, b, data in graph.edges(data=True)]
    edges.sort(key=lambda edge: edge[:2])
    signed = any("sign" in data for _, _, data in edges)
    _refuse_never_negative(data["sign"] for _, _, data in edges if "sign" in data)
    by_weight = not signed and any(_negative(data.get("weight")) for _, _, data in edges)
    adopted.graph["unsigned"] = bool(edges) and not signed and not by_weight
    directed = graph.is_directed()
    problems: list[Problem] = []
    for number, (source, target, data) in enumerate(edges, start=1):
        try:
            sign, strength = _sign(data, signed, by_weight), _strength(data)
            level = _level(data)
        except ValueError as error:
            problems.append(
                _problem(
                    phrase(
                        "tie {source} - {target}: {error}",
                        source=source,
                        target=target,
                        error=error,
                    )
                )
            )
            continue
        adopted.add_edge(
            source,
            target,
            key=f"tie{number}",
            layer="tie",
            sign=sign,
            strength=strength,
            directed=directed,
        )
        if level:
            adopted.add_edge(source, target, key=f"influence{number}a", **level)
        if level and not directed:
            adopted.add_edge(target, source, key=f"influence{number}b", **level)
    if problems:
        raise DataError(problems)
    return adopted


def _refuse_never_negative(signs: Iterable[Any]) -> None:
    """Numbers of which none is negative leave open what 0 means; words and `+` never do."""
    written = {str(sign).strip().casefold() for sign in signs}
    numbers = {value for value in map(_number, written) if value is not None}
    if written & {"+", "-", "oppose"} or not never_negative(numbers):
        return
    message = question("The attribute sign", numbers)
    hint = phrase(
        "Give such ties the sign 'oppose' (or -1) or 'neutral', or take them "
        "out where 0 stands for no tie."
    )
    raise DataError([Problem("error", "coding", message, hint=hint)])


def _number(sign: str) -> float | None:
    """A sign's number, True and False included; None for a word."""
    try:
        return float({"true": "1", "false": "0"}.get(sign, sign))
    except ValueError:
        return None


def _problem(message: str) -> Problem:
    return Problem("error", "graph", message)


def _negative(weight: Any) -> bool:
    """Whether a weight of any kind (a NumPy number, text) says opposition."""
    try:
        return float(weight) < 0
    except (TypeError, ValueError):
        return False


def _sign(data: dict[str, Any], signed: bool, by_weight: bool) -> int | None:
    if not signed and not by_weight:
        return None
    if by_weight:
        weight = float(data.get("weight", 1))
        return (weight > 0) - (weight < 0)
    if "sign" not in data:
        raise ValueError("it has no sign while others have one.")
    sign = data["sign"]
    found = sign_of(str(sign))
    sign = sign if found is None else found
    if sign not in (-1, 0, 1):
        raise ValueError(f"its sign {sign!r} is not one of -1, 0, 1.")
    if sign > 0 and _negative(data.get("weight")):
        raise ValueError(f"its sign is 1 and its weight {data['weight']!r} is negative.")
    return int(sign)


def _level(data: dict[str, Any]) -> dict[str, Any]:
    """The edge's level of direct influence, as `build_graph` writes it; empty where it has none."""
    if "influence" not in data:
        return {}
    try:
        level = float(data["influence"])
    except (TypeError, ValueError):
        level = math.nan
    if level not in LEVELS:
        raise ValueError(f"its influence {data['influence']!r} is not 0, 1, 2, 3 or 4.")
    return {"layer": LAYER, "level": level, "preference": ("", level, "")}


def _strength(data: dict[str, Any]) -> float:
    raw = data.get("strength", data.get("weight", 1.0))
    try:
        strength = abs(float(raw))
    except (TypeError, ValueError):
        raise ValueError(f"its strength {raw!r} is not a number.") from None
    if not math.isfinite(strength) or strength == 0 or ("strength" in data and _negative(raw)):
        raise ValueError(f"its strength {raw!r} is not a finite number above 0.")
    return strength
