"""Where actors are to stand, from the `layout.json` beside a dataset.

    {"layouts": {"stress": {"trump": [0.41, 0.52], "nvidia": [0.6, 0.4]}}}

Coordinates lie in the unit square, y upwards. The map writes one (`graphkit map --save-layout`, and
its page after somebody has dragged actors); map, figures and slides keep to it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graphkit.errors import DataError, Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase
from graphkit.pictures import Layout

NAME = "layout.json"


def layout_beside(dataset: Path) -> Path:
    """Where the layout of a dataset is kept: in its folder, or named after its file."""
    return dataset / NAME if dataset.is_dir() else dataset.with_name(f"{dataset.stem}.{NAME}")


def read_layout(path: Path) -> Layout:
    """The places of actors by id; raises `DataError` with everything wrong in the file."""
    problems = Problems()
    written = read_text(path, ReadOptions(), problems)
    found = None if written is None else _parsed(written, path.name, problems)
    places = _places(found, path.name, problems) if found is not None else {}
    if problems.fatal:
        raise DataError(problems.told())
    return places


def _parsed(written: str, file: str, problems: Problems) -> Any:
    try:
        return json.loads(written)
    except json.JSONDecodeError as error:
        problems.error(
            "json", phrase("{msg}.", msg=error.msg), Place(file, error.lineno, error.colno)
        )
    except RecursionError:
        problems.error("json", phrase("This is nested too deeply."), Place(file))
    return None


def _places(found: Any, file: str, problems: Problems) -> Layout:
    layouts = found.get("layouts") if isinstance(found, dict) else None
    stress = layouts.get("stress") if isinstance(layouts, dict) else None
    if not isinstance(stress, dict):
        message = phrase("Places stand by actor under 'stress', and that under 'layouts'.")
        problems.error("layout", message, Place(file))
        return {}
    for actor, place in stress.items():
        if not _is_place(place):
            message = phrase(
                "'{actor}' needs two numbers from 0 to 1, such as [0.4, 0.5].", actor=actor
            )
            problems.error("layout", message, Place(file))
    return {actor: (float(p[0]), float(p[1])) for actor, p in stress.items() if _is_place(p)}


def _is_place(place: Any) -> bool:
    return (
        isinstance(place, list)
        and len(place) == 2
        and all(type(part) in (int, float) and 0 <= part <= 1 for part in place)
    )


def layout_text(places: Mapping[str, tuple[float, float]]) -> bytes:
    """Places as such a file, an actor a line, in UTF-8."""
    rows = [
        f"   {json.dumps(actor, ensure_ascii=False)}: [{round(x, 5)}, {round(y, 5)}]"
        for actor, (x, y) in sorted(places.items())
    ]
    body = ",\n".join(rows)
    return f'{{\n "layouts": {{\n  "stress": {{\n{body}\n  }}\n }}\n}}\n'.encode()
