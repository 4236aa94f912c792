"""What headings and code lists say about values: the ends of a scale, what a code stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from graphkit.errors import Answer
from graphkit.formats.reading.coding import Coding, key_of
from graphkit.formats.reading.grid import Grid
from graphkit.formats.reading.guess_contents import is_number
from graphkit.formats.reading.guess_rows import Body, OwnColumn
from graphkit.formats.reading.heading_words import ASIDE, scale_in
from graphkit.formats.reading.position_words import position_of, says_nothing
from graphkit.phrases import phrase

DEGREES = ("capability", "salience")
USUAL_TOPS = (3, 5, 7, 10)
_ENTRY = re.compile(r"\s*([^\s=:–—][^=:–—]{0,11}?)\s*(?:=|:|–|—|→|\s-\s)\s*(.+)")
CodeList = dict[str, str]


def code_list(texts: Iterable[str]) -> CodeList:
    """What codes stand for, from lines such as `1 = strongly against`.

    >>> code_list(["Attitude", "1 = against", "5: for; x - null"])
    {'1.0': 'against', '5.0': 'for', 'x': 'null'}
    """
    parts = (part for text in texts for part in re.split(r"[;\n|]|,\s*(?=[-\w]{1,3}\s*=)", text))
    found = (match for part in parts if (match := _ENTRY.fullmatch(part)))
    return {key_of(match[1]): match[2].strip() for match in found}


def texts_beside(bodies: Sequence[Body], others: Sequence[Grid]) -> list[str]:
    """What stands in other sheets, above headings and below data: where codes are explained."""
    cells = [cell for grid in others for row in grid.rows for cell in row if cell]
    for body in bodies:
        cells += [*body.above, *(c for r in body.asides for c in body.grid.rows[r] if c)]
        cells += [aside for c in body.columns for aside in ASIDE.findall(c.heading)]
    for grid in others:  # a code in one column and its meaning in the next
        for row in grid.rows:
            words = [cell for cell in row if cell]
            if len(words) == 2 and len(words[0]) <= 3:
                cells.append(" = ".join(words))
    return cells


def from_code_list(texts: Sequence[str], codes: CodeList) -> Coding:
    """What a code list says of positions. Of 0 and 1 it says what to ask, no more."""
    keys = {key_of(text) for text in set(texts) if text}
    told = {key: codes[key] for key in keys & codes.keys() if not is_number(key)}
    values = {key: "" for key, word in told.items() if says_nothing(word)}
    for key, word in told.items():
        place = position_of(word) if position_of(key) is None else None
        if key not in values and place is not None:
            values[key] = f"{place:g}"
    numbers = any(map(is_number, set(texts)))
    return Coding(_ends_of(codes) if numbers else None, values)


def _ends_of(codes: CodeList) -> tuple[float, float] | None:
    """The scale, opposition first, of a code list whose ends are on opposite sides."""
    places = {float(key): codes[key] for key in codes if is_number(key)}
    if len(places) < 2 or set(places) <= {0.0, 1.0}:
        return None
    low, high = min(places), max(places)
    sides = position_of(places[low]) or 0.0, position_of(places[high]) or 0.0
    if sides[0] < 0 < sides[1]:
        return low, high
    return (high, low) if sides[1] < 0 < sides[0] else None


def from_heading(target: str, column: OwnColumn) -> Coding | None:
    """What a heading such as `Power (1-5)` says: of a degree that its top is all."""
    ends = scale_in(column.heading)
    if ends is None or not all(map(is_number, set(column.filled))):
        return None
    if target in DEGREES:
        usual = {"capability": 100.0, "salience": 1.0}[target]
        return None if ends[1] == usual else Coding((0.0, ends[1]))
    return Coding(ends) if ends[0] == -ends[1] else None


def from_scores(
    degrees: Mapping[str, OwnColumn], positions: Sequence[OwnColumn]
) -> dict[str, Coding]:
    """The top of scores from 1 on that no heading names: the highest score in any column of the
    register, or the usual top next above it. One factor for all actors changes no comparison."""
    scores = {t: c for t, c in degrees.items() if not scale_in(c.heading) and _are_scores(c)}
    others = [column for column in positions if _are_scores(column)]
    highest = max(
        (float(text) for c in (*scores.values(), *others) for text in c.filled), default=0
    )
    top = next((top for top in USUAL_TOPS if top >= highest), None)
    return {target: Coding((0.0, float(top))) for target in scores} if top else {}


def _are_scores(column: OwnColumn) -> bool:
    """Whether a column holds whole numbers from 1 to 10, and not 1 alone."""
    numbers = {text.removesuffix(".0") for text in column.filled}
    whole = all(text.isdecimal() and 1 <= int(text) <= USUAL_TOPS[-1] for text in numbers)
    return whole and bool(numbers - {"1"})


def which_end(column: OwnColumn) -> tuple[Answer, ...]:
    """The readings of positions on a scale that the heading names and says no more of."""
    ends = scale_in(column.heading)
    if ends is None or ends[0] == -ends[1] or not all(map(is_number, set(column.filled))):
        return ()
    low, high = ends
    return tuple(
        Answer(
            phrase(
                "{one_} opposes, {value} is neutral, {other} supports",
                one_=f"{one:g}",
                value=f"{(low + high) / 2:g}",
                other=f"{other:g}",
            ),
            f"--scale position:{one:g}..{other:g}",
        )
        for one, other in ((low, high), (high, low))
    )
