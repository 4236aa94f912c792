"""A KTAB scenario as graphkit's tables: actors with power, questions, positions from 0 to 100."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.cells import number
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.model_numbers import mapped, said_of_positions, scaled, texts
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import FixedPlace, RawDataset, RawTable
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.phrases import phrase

ENDS = (0.0, 100.0)  # of every position and salience in KTAB
_NUMBERED = re.compile(r"Scenario-\d+;\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text and where it stands."""

    text: str
    place: Place


@dataclass
class Person:
    """One actor of a scenario; `positions` and `saliences` are in the order of the questions."""

    name: Cell
    description: Cell
    power: Cell
    positions: list[Cell]
    saliences: list[Cell]


@dataclass
class Scenario:
    """What a KTAB file holds, in CSV or in XML."""

    file: str
    name: Cell
    description: Cell
    questions: list[str] = field(default_factory=list)
    actors: list[Person] = field(default_factory=list)


def scenario_tables(
    scenario: Scenario, raw: RawDataset, options: ReadOptions, problems: Problems
) -> None:
    """Fill `raw` with the scenario."""
    raw.title = clean(scenario.name.text, scenario.name.place, problems)
    about = scenario.description
    raw.description = clean(about.text, about.place, problems)
    if not scenario.actors:
        problems.error("empty", phrase("There are no actors."), Place(scenario.file))
        return
    said, stated = said_of_positions(options), options.codings().keys()
    ids = _ids(scenario)
    raw.tables["actors"] = _actors(scenario, stated, problems)
    raw.tables["issues"] = _issues(scenario, ids, said)
    raw.tables["stances"] = _stances(scenario, ids, said, stated, problems)
    if said == Coding():
        message = phrase("Positions stand on KTAB's scale from 0 to 100, 50 on neither side.")
        problems.note("scale", message, Place(scenario.file))


def _ids(scenario: Scenario) -> list[str]:
    """Ids of questions that no actor has."""
    taken = {person.name.text for person in scenario.actors}
    return [f"question {word}" if word in taken else word for word in scenario.questions]


def _actors(scenario: Scenario, stated: Collection[str], problems: Problems) -> RawTable:
    """Everybody by name; where names are abbreviations, by the description that spells them out."""
    spelt = _abbreviated(scenario.actors)
    power = [_number(person.power, "power", problems) or 0.0 for person in scenario.actors]
    capability = texts(scaled(power, "capability", 100, scenario.file, problems, stated=stated))
    lines = []
    for person, written in zip(scenario.actors, capability, strict=True):
        line = Line(person.name.place)
        _put(line, "id", person.name)
        _put(line, "name", person.description if spelt else person.name)
        if not spelt:
            _put(line, "x_description", person.description)
        line.put("capability", written, person.power.place, person.power.place)
        _put(line, "x_capability", person.power)
        lines.append(line)
    return table_of("actors", lines, Place(scenario.file))


def _abbreviated(actors: Sequence[Person]) -> bool:
    """Whether no name has a small letter and every description is another one."""
    names = [person.name.text for person in actors]
    described = {person.description.text for person in actors} - {""}
    return not any(map(_has_small, names)) and len(described) == len(names)


def _has_small(word: str) -> bool:
    return any(map(str.islower, word))


def _put(line: Line, key: str, cell: Cell) -> None:
    if cell.text:
        line.put(key, cell.text, cell.place, cell.place)


def _issues(scenario: Scenario, ids: list[str], said: Coding) -> RawTable:
    """The questions on the scale from 0 to 100, or on the one that is stated."""
    asked = _NUMBERED.sub("", scenario.description.text) if len(ids) == 1 else ""
    words = scenario.questions
    questions = [asked or phrase("{word}: where from 0 to 100?", word=word) for word in words]
    columns = [ids, words, questions]
    header = ["id", "x_title", "question"]
    if said.scale or not said.values:
        header += ["scale_low", "scale_high"]
        columns += [[repr(end)] * len(ids) for end in said.scale or ENDS]
    return RawTable("issues", header, columns, FixedPlace(Place(scenario.file)))


def _stances(
    scenario: Scenario,
    ids: list[str],
    said: Coding,
    stated: Collection[str],
    problems: Problems,
) -> RawTable:
    lines, without = [], 0
    for person in scenario.actors:
        pairs = zip(ids, person.positions, person.saliences, strict=True)
        for issue, position, salience in pairs:
            if not position.text:
                without += 1
                message = phrase(
                    "{text} has no position on {issue}: no stance there.",
                    text=person.name.text,
                    issue=issue,
                )
                problems.note("silent", message, position.place)
                continue
            place = _number(position, "position", problems, top=ENDS[1])
            line = Line(position.place)
            _put(line, "actor", person.name)
            line.put("issue", issue, position.place, position.place)
            # What is stated of positions is applied where all columns are, so not here as well.
            written = position.text if place is not None else "0"  # told, so nothing is used
            if said == Coding() and place is not None:
                (written,) = mapped([place], ENDS)
            line.put("position", written, position.place, position.place)
            weight = salience.text if "salience" in stated else _salience(salience, problems)
            if weight:
                line.put("salience", weight, salience.place, salience.place)
            _put(line, "x_position", position)
            _put(line, "x_salience", salience)
            lines.append(line)
    table = table_of("stances", lines, Place(scenario.file))
    table.left_out = without
    return table


def _salience(cell: Cell, problems: Problems) -> str:
    """A salience from 0 to 100 as a share; one above 100 counts as 100."""
    value = _number(cell, "salience", problems) if cell.text else None
    if value is None:
        return ""
    if value > ENDS[1]:
        message = phrase(
            "A salience runs to {ends} in KTAB; {value} is read as {ends}.",
            ends=f"{ENDS[1]:g}",
            value=f"{value:g}",
        )
        problems.warn("range", message, cell.place)
    return repr(min(value, ENDS[1]) / ENDS[1])


def _number(cell: Cell, what: str, problems: Problems, top: float | None = None) -> float | None:
    """A cell as a number that is not negative and at most `top`; None where that is told."""
    try:
        value = number(cell.text)
        if value < 0 or (top is not None and value > top):
            ends = (
                phrase("from 0 to {top}", top=f"{top:g}")
                if top is not None
                else phrase("not negative")
            )
            raise Fault(
                "range",
                phrase(
                    "A {what} is {ends} in KTAB, not {value}.",
                    what=what,
                    ends=ends,
                    value=f"{value:g}",
                ),
            )
    except Fault as fault:
        problems.error(fault.code, fault.message, cell.place, hint=fault.hint)
        return None
    return value
