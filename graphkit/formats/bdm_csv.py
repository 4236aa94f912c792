"""The expected-utility literature's table: Actor, Capability, Position, Salience, in any order.

After B. Bueno de Mesquita's data sets. Positions there stand on the issue's own scale (years,
per cent, shares). They are mapped to -1..1 by the lowest and highest position on it, or by
the ends that the analyst states, and the scale is kept on the issue (scale_low, scale_high), so
that an outcome p is (p * (high - low) + high + low) / 2 on it. Shares from 0 to 1 may run from
opposition or from indifference: which is asked. A column of issues makes several of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.csv_table import is_empty
from graphkit.formats.reading.first_lines import cells_of
from graphkit.formats.reading.model_numbers import (
    ask,
    ends_of,
    mapped,
    numbers,
    said_of_positions,
    scaled,
    texts,
)
from graphkit.formats.reading.picked import Foreign, Picked, first_rows, foreign_table
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import FixedPlace, RawDataset, RawTable, name_of
from graphkit.formats.writing.bdm import HOLDS, again, fit, write
from graphkit.phrases import phrase

HEADINGS: Mapping[str, Sequence[str]] = {
    "actor": ("actor", "name", "player", "stakeholder", "group"),
    "capability": ("capability", "capabilities", "power", "influence", "resources"),
    "position": ("position", "positions", "pos"),
    "salience": ("salience", "saliency", "sal"),
}
ISSUES = ("issue", "question", "dimension")
ISSUE = "issue"  # what the one issue is called where no column names it
OF_ACTORS = ("type", "role", "country", "aliases", "url")
OF_STANCES = ("date", "confidence", "source", "locator", "summary", "condition", "private")


def is_bdm(words: Collection[str]) -> bool:
    """Whether headings in small letters name all four of this format's columns."""
    return all(not set(words).isdisjoint(known) for known in HEADINGS.values())


def recognises(path: Path) -> bool:
    """Whether the file's first line is this format's header, and a number the first position.

    A register of stakeholders may have the same headings over words.
    """
    words, first = cells_of(path, 2) if path.is_file() else ((), ())
    if not is_bdm(words) or len(words) == len(HEADINGS):
        return is_bdm(words)
    at = next(index for index, word in enumerate(words) if word in HEADINGS["position"])
    return len(first) <= at or not first[at] or NUMBER.fullmatch(first[at]) is not None


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Every actor's capability, position and salience on one issue or several."""
    raw = RawDataset(name_of(path))
    table = foreign_table(path, options, problems)
    if table is None:
        return raw
    if not is_bdm(table.at):
        message = phrase("The columns Actor, Capability, Position and Salience are not all there.")
        problems.error("no-header", message, table.raw.where.header(0))
    elif not is_empty(table.raw, path.name, problems):
        _Reader(table, path.name, options, problems).fill(raw)
    return raw


class _Reader:
    """The one table as actors, issues and stances."""

    def __init__(self, table: Foreign, file: str, options: ReadOptions, problems: Problems) -> None:
        self.table, self.file, self.problems = table, file, problems
        self.said, self.stated = said_of_positions(options), options.codings().keys()
        self.names = table.texts(*HEADINGS["actor"])
        self.issues = table.texts(*ISSUES) if table.heading(*ISSUES) else [ISSUE] * len(table)

    def fill(self, raw: RawDataset) -> None:
        power, position, salience = (
            self._numbers(word) for word in ("capability", "position", "salience")
        )
        if self.problems.fatal or self._left_open(position):
            return
        file, problems, stated = self.file, self.problems, self.stated
        power = scaled(power, "capability", 100, file, problems, stated=stated)
        salience = scaled(salience, "salience", 1, file, problems, stated=stated)
        ends = self._ends(position)
        raw.tables["actors"] = self._actors(power)
        raw.tables["issues"] = self._issues(ends)
        raw.tables["stances"] = self._stances(position, salience, ends)
        if self._varies(power):
            raw.tables["influence"] = self._influence(power)

    def _numbers(self, word: str) -> list[float]:
        known = HEADINGS[word]
        index = self.table.at[self.table.heading(*known) or word]
        return numbers(self.table.raw, index, self.problems, signed=word == "position")

    def _left_open(self, position: list[float]) -> bool:
        if self.said != Coding():
            return False
        index = self.table.at[self.table.heading(*HEADINGS["position"]) or "position"]
        heading = self.table.raw.header[index]
        where = replace(self.table.raw.where.header(index), field=heading)
        return ask(position, where, self.problems)

    def _ends(self, position: list[float]) -> dict[str, tuple[float, float]]:
        """The ends of each issue's scale; of none where values are stated one by one."""
        used = dict.fromkeys(self.issues)
        if self.said.scale:
            return dict.fromkeys(used, self.said.scale)
        if self.said.values:
            return {}
        on: dict[str, list[float]] = {issue: [] for issue in used}
        for issue, place in zip(self.issues, position, strict=True):
            on[issue].append(place)
        for issue, places in on.items():
            self._tell(issue, min(places), max(places))
        return {issue: ends_of(places) for issue, places in on.items()}

    def _tell(self, issue: str, low: float, high: float) -> None:
        of = "" if issue == ISSUE else phrase("{issue}: ", issue=issue)
        place = Place(self.file)
        if low == high:
            message = phrase(
                "{of}Every position is {low}; all are read as 0.", of=of, low=f"{low:g}"
            )
            self.problems.warn("scale", message, place)
            return
        words = phrase("{of}positions", of=of) if of else "Positions"
        message = phrase(
            "{words} from {low} to {high} are mapped to -1 to 1; as written in x_position.",
            words=words,
            low=f"{low:g}",
            high=f"{high:g}",
        )
        hint = phrase("Another scale is stated with --scale position:LOW..HIGH.")
        self.problems.note("scale", message, place, hint=hint)

    def _varies(self, power: list[float]) -> bool:
        """Whether somebody's capability is not the same on all issues."""
        return len(set(zip(self.names, power, strict=True))) > len(set(self.names))

    def _actors(self, power: list[float]) -> RawTable:
        several = bool(self.table.heading(*ISSUES))
        rows = list(first_rows(self.names).values()) if several else None
        picked = Picked("actors", self.table, rows)
        picked.take("id", *HEADINGS["actor"])
        picked.take("name", *HEADINGS["actor"])
        if not (several and self._varies(power)):
            picked.put("capability", texts(power), *HEADINGS["capability"])
            picked.take("x_capability", *HEADINGS["capability"])
        for word in OF_ACTORS:
            picked.take(word, word)
        return picked.table()

    def _issues(self, ends: Mapping[str, tuple[float, float]]) -> RawTable:
        ids = list(dict.fromkeys(self.issues))
        alone = ids == [ISSUE]
        columns = [ids, [self._asked(id, ends.get(id), alone) for id in ids]]
        header = ["id", "question"]
        if ends:
            header += ["scale_low", "scale_high"]
            columns += [[repr(ends[id][end]) for id in ids] for end in (0, 1)]
        return RawTable("issues", header, columns, FixedPlace(Place(self.file)))

    def _asked(self, id: str, ends: tuple[float, float] | None, alone: bool) -> str:
        if not alone or ends is None:
            return id
        return phrase(
            "Where between {places} and {places2}?",
            places=f"{ends[0]:g}",
            places2=f"{ends[1]:g}",
        )

    def _stances(
        self,
        position: list[float],
        salience: list[float],
        ends: Mapping[str, tuple[float, float]],
    ) -> RawTable:
        picked = Picked("stances", self.table)
        picked.take("actor", *HEADINGS["actor"])
        picked.put("issue", self.issues, *ISSUES)
        written = self.table.texts(*HEADINGS["position"])
        # A scale or values that are stated are applied where all columns are, so not here as well.
        places = list(written)
        if self.said == Coding():
            for issue, scale in ends.items():
                rows = [row for row, other in enumerate(self.issues) if other == issue]
                for row, place in zip(
                    rows, mapped([position[r] for r in rows], scale), strict=True
                ):
                    places[row] = place
        picked.put("position", places, *HEADINGS["position"])
        picked.put("salience", texts(salience), *HEADINGS["salience"])
        for word in OF_STANCES:
            picked.take(word, word)
        picked.take("x_position", *HEADINGS["position"])
        picked.take("x_salience", *HEADINGS["salience"])
        picked.own(but=(*OF_ACTORS, self.table.heading(*HEADINGS["capability"]) or ""))
        return picked.table()

    def _influence(self, power: list[float]) -> RawTable:
        picked = Picked("influence", self.table)
        picked.take("actor", *HEADINGS["actor"])
        picked.put("issue", self.issues, *ISSUES)
        picked.put("capability", texts(power), *HEADINGS["capability"])
        picked.take("x_capability", *HEADINGS["capability"])
        return picked.table()


bdm_csv = Format(
    name="bdm_csv",
    question="Actor, Capability, Position, Salience: issues on their own scale",
    suffixes=(".csv", ".tsv", ".txt"),
    called=phrase("a Bueno de Mesquita table (Actor, Capability, Position, Salience)"),
    facts="Scholz, Calbert and Smith 2011",
    read=read,
    write=write,
    fit=fit,
    again=again,
    holds=HOLDS,
    limits="one issue; the current stances on it, and those who hold them",
    recognises=recognises,
)
