"""KTAB's scenario in XML: dimensions, and actors with a coordinate and a salience on each."""

from __future__ import annotations

import re
from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.scenario import Cell, Person, Scenario, scenario_tables
from graphkit.formats.reading.xml_tree import Element, read_xml
from graphkit.phrases import phrase

PASSED_OVER = ("prngSeed", "ModelParameters", "IdealAdjustment")
_ROOT = re.compile(rb"<(\w+:)?Scenario[\s/>]")
_START = 1 << 16


def recognises(path: Path) -> bool:
    """Whether the file begins as a scenario with dimensions."""
    try:
        with path.open("rb") as stream:
            start = stream.read(_START)
    except OSError:  # told where the file is read
        return False
    return bool(_ROOT.search(start.replace(b"\x00", b"")))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Actors, questions, and a stance wherever a coordinate is given."""
    raw = RawDataset(name_of(path))
    root = read_xml(path, options, problems)
    if root is None:
        return raw
    if root.name.rpartition(":")[2] != "Scenario":
        message = phrase("The root is {name}, not Scenario as in KTAB.", name=root.name)
        problems.error("no-scenario", message, root.place)
        return raw
    scenario = Scenario(path.name, _cell(root, "name"), _cell(root, "desc"))
    scenario.questions = [_text(found) for found in _inside(root, "Dimensions", "dName")]
    for actor in _inside(root, "Actors", "Actor"):
        scenario.actors.append(_person(actor, scenario.questions, problems))
    _tell_passed_over(root, problems)
    if not problems.fatal:
        scenario_tables(scenario, raw, options, problems)
    return raw


def _inside(element: Element, outer: str, inner: str) -> list[Element]:
    return [found for holder in element.all(outer) for found in holder.all(inner)]


def _text(element: Element) -> str:
    return " ".join(element.text.split())


def _cell(element: Element, name: str) -> Cell:
    """The text of a child; where there is none, nothing, standing where the parent does."""
    found = element.all(name)
    return Cell(_text(found[0]), found[0].place) if found else Cell("", element.place)


def _person(actor: Element, questions: list[str], problems: Problems) -> Person:
    positions = _numbers(actor, "Position", "dCoord", questions, problems)
    saliences = _numbers(actor, "Salience", "dSal", questions, problems)
    name, about = _cell(actor, "name"), _cell(actor, "description")
    return Person(name, about, _cell(actor, "capability"), positions, saliences)


def _numbers(
    actor: Element, outer: str, inner: str, questions: list[str], problems: Problems
) -> list[Cell]:
    """One cell a question; what is missing at the end says nothing, what is too much is told."""
    cells = [Cell(_text(found), found.place) for found in _inside(actor, outer, inner)]
    if len(cells) > len(questions):
        message = phrase(
            "There are {cells} of {inner} and {questions} dimensions.",
            cells=len(cells),
            inner=inner,
            questions=len(questions),
        )
        problems.error("ragged", message, cells[len(questions)].place)
    lacking = len(questions) - len(cells)
    return [*cells, *[Cell("", actor.place)] * lacking][: len(questions)]


def _tell_passed_over(root: Element, problems: Problems) -> None:
    there = [name for name in PASSED_OVER if root.all(name)]
    if there:
        message = phrase(
            "Passed over: {listed} (how KTAB itself computes).", listed=", ".join(there)
        )
        problems.note("passed-over", message, root.all(there[0])[0].place)


ktab_xml = Format(
    name="ktab_xml",
    question="KTAB's scenario of a spatial model, as XML",
    suffixes=(".xml",),
    called=phrase("a KTAB scenario"),
    facts="KAPSARC Toolkit for Behavioral Analysis, examples/smp/doc",
    read=read,
    recognises=recognises,
)
