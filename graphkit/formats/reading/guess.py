"""What the tables of a file are, guessed: which of them matter, and how each is to be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.grid import Grid
from graphkit.formats.reading.guess_coding import (
    DEGREES,
    code_list,
    from_code_list,
    from_heading,
    from_scores,
    texts_beside,
)
from graphkit.formats.reading.guess_contents import is_number
from graphkit.formats.reading.guess_layout import layout_of
from graphkit.formats.reading.guess_questions import Question, end_of, issue_in, positions_in
from graphkit.formats.reading.guess_rows import Body, OwnColumn, body_of
from graphkit.formats.reading.heading_words import normal, phrases
from graphkit.formats.reading.mapping import FileMapping, TableMapping
from graphkit.phrases import phrase, run_on

SAYS_LITTLE = phrases(
    "sheet, tabelle, blatt, feuil, feuille, hoja, シート, stakeholder, stakeholders, register, "
    "list, liste, lista, matrix, map, analysis, analyse, data, daten, untitled, table, tabla, "
    "mapping, actors, akteure, of, the, und, and, scores, log, template, overview, übersicht, "
    "interessengruppen"
)


_WIDE = "positions in a table with one row {} and one column {}"
KINDS = {
    "issue": _WIDE.format("an actor", "an issue"),
    "actor": _WIDE.format("an issue", "an actor"),
    "date": _WIDE.format("an actor", "a date"),
    "position": "lists of names with one column a position",
}


@dataclass(frozen=True)
class Told:
    """What the analyst said beforehand, which no guess overrules."""

    columns: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    coding: Mapping[str, Coding] = field(default_factory=dict)
    table: str = ""
    header_row: int | None = None
    sum: bool = False


@dataclass
class Guess:
    """How the file would be read, table by table, and what is to be asked first.

    `codes` is what a list of codes says, `reasons` why values are read as they are, `named_by` what
    the one issue is called after.
    """

    mapping: FileMapping
    read: list[tuple[Body, TableMapping]]
    passed_over: list[Grid]
    questions: list[Question] = field(default_factory=list)
    codes: Mapping[str, str] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    named_by: str = ""

    def ask(self, question: Question | None) -> bool:
        """Put a question, if it is one."""
        self.questions += [question] if question else []
        return question is not None

    @property
    def kind(self) -> str:
        """What the tables look like, in words."""
        _, first = self.read[0]
        if first.table == "ties":
            return "a list of ties"
        if first.table == "actors":
            return "a list of actors"
        if first.wide:
            return KINDS[first.across]
        if "issue" in first.columns:
            return "a list of positions on several issues"
        return "a stakeholder register"


def guess(grids: Sequence[Grid], told: Told) -> Guess | None:
    """How these tables are to be read; None where nothing can be made of any."""
    found = [(grid, *_one(grid, told)) for grid in grids]
    read = [(body, mapping) for _, body, mapping in found if body and mapping]
    claims = [pair for pair in read if pair[1].table != "actors"]
    chosen = _with_lists(claims, read) if claims else read[:1]
    if not chosen:
        return None
    used = [body.grid for body, _ in chosen]
    others = [grid for grid in grids if all(grid is not one for one in used)]
    result = Guess(FileMapping(()), chosen, others)
    _name_the_issue(result)
    if not claims and not told.table:
        result.ask(positions_in(*result.read[0]))
    result.mapping = FileMapping(_apart(result.read), _code(result, told), told.sum)
    return result


def _one(grid: Grid, told: Told) -> tuple[Body | None, TableMapping | None]:
    body = body_of(grid, told.header_row, tuple(told.columns.values()))
    if body is None or not body.rows:
        return None, None
    return body, layout_of(body, told.columns, told.fixed, told.table)


def _with_lists(
    claims: list[tuple[Body, TableMapping]], read: list[tuple[Body, TableMapping]]
) -> list[tuple[Body, TableMapping]]:
    """The claims, and lists of actors of whom half and more are the ones that claims name."""
    named = {text for body, mapping in claims for text in _actors_of(body, mapping)}
    lists = [
        (body, mapping)
        for body, mapping in read
        if mapping.table == "actors"
        and len(named & _actors_of(body, mapping)) * 2 >= len(_actors_of(body, mapping))
    ]
    return [*claims, *lists]


def _actors_of(body: Body, mapping: TableMapping) -> set[str]:
    names = (mapping.columns[end] for end in ("actor", "from", "to") if end in mapping.columns)
    return {text for name in names if (column := body.column(name)) for text in column.filled}


def _apart(read: Sequence[tuple[Body, TableMapping]]) -> tuple[TableMapping, ...]:
    """Every mapping once; those that only their sheets tell apart name them."""
    kept: list[TableMapping] = []
    for body, mapping in read:
        plain = replace(mapping, header_row=1)
        same = [m for _, m in read if set(m.headings) == set(mapping.headings)]
        if any(replace(m, header_row=1) != plain for m in same):
            kept.append(replace(mapping, sheet=body.grid.title))
        elif not any(replace(m, header_row=1) == plain for m in kept):
            kept.append(mapping)
    return tuple(kept)


def _name_the_issue(found: Guess) -> None:
    """The one issue that a register is about: its title, else the name of its sheet or file."""
    for number, (body, mapping) in enumerate(found.read):
        named = {*mapping.columns, *mapping.fixed}
        if mapping.table == "stances" and "issue" not in named and not mapping.issues_across:
            name, by = _issue(body)
            if not found.ask(issue_in(body, mapping, name)):
                found.named_by = by
            fixed = {**mapping.fixed, "issue": name}
            found.read[number] = (body, replace(mapping, fixed=fixed))


def _issue(body: Body) -> tuple[str, str]:
    grid = body.grid
    title = next((text for text in body.above if not _says_little(text)), "")
    if title:
        return title, "the title"
    if grid.sheet and not _says_little(grid.title):
        return grid.title, "the name of the sheet"
    return grid.file.rpartition(".")[0] or grid.file, phrase("the name of the file")


def _says_little(words: str) -> bool:
    """Whether a title is only `Sheet1` or `List of stakeholders`."""
    return all(word in SAYS_LITTLE or word.isdigit() for word in normal(words).split())


def _code(found: Guess, told: Told) -> dict[str, Coding]:
    """What headings and code lists say of values; what has to be asked becomes a question."""
    bodies = [body for body, _ in found.read]
    found.codes = code_list(texts_beside(bodies, found.passed_over))
    coding: dict[str, Coding] = {}
    for body, mapping in found.read:
        positions = _positions(body, mapping)
        coding |= _degrees(found, body, mapping, told.coding.keys() | coding.keys())
        for column in positions:
            listed = from_code_list(column.texts, found.codes)
            _tell_codes(found, listed, told)
            both = listed.over(from_heading("position", column) or Coding())
            coding["position"] = both.over(coding.get("position", Coding()))
            if not found.questions:
                said = told.coding.get("position", Coding())
                found.ask(end_of(body, column, coding["position"], said))
    for name, words in told.coding.items():
        coding[name] = words.over(coding.get(name, Coding()))
    return {column: words for column, words in coding.items() if words != Coding()}


def _degrees(
    found: Guess, body: Body, mapping: TableMapping, known: Collection[str]
) -> dict[str, Coding]:
    """The scales of power and interest, as their headings say or as their scores run."""
    named = {target: body.column(mapping.columns.get(target, "")) for target in DEGREES}
    degrees = {target: column for target, column in named.items() if column}
    coding = {}
    for target, column in degrees.items():
        if target not in known and (said := from_heading(target, column)):
            coding[target] = said
            found.reasons.append(
                phrase("The heading {heading} names its scale.", heading=shown(column.heading))
            )
    for target, said in from_scores(degrees, _positions(body, mapping)).items():
        if target not in known and target not in coding and said.scale:
            coding[target] = said
            what = phrase(
                "{heading} holds scores and names no scale", heading=shown(degrees[target].heading)
            )
            other = phrase("another is stated with --scale {target}:0..10", target=target)
            found.reasons.append(
                phrase(
                    "{what}: {scale} is read as all; {other}.",
                    what=what,
                    scale=f"{said.scale[1]:g}",
                    other=other,
                )
            )
    return coding


def _tell_codes(found: Guess, listed: Coding, told: Told) -> None:
    """Which codes of a list were used, unless the analyst said something else."""
    said = told.coding.get("position", Coding())
    scaled = listed.scale is not None and said.scale is None
    used = {
        key: word
        for key, word in found.codes.items()
        if (scaled and is_number(key)) or (key in listed.values and key not in said.values)
    }
    if used:
        words = run_on(
            phrase(", "),
            (
                phrase("{value} = {word}", value=key.removesuffix(".0"), word=word)
                for key, word in used.items()
            ),
        )
        reason = phrase("A list of codes says what positions mean: {words}.", words=words)
        found.reasons = [*dict.fromkeys([*found.reasons, reason])]


def _positions(body: Body, mapping: TableMapping) -> list[OwnColumn]:
    """The columns whose cells are positions."""
    wide = mapping.wide if mapping.across in ("issue", "actor", "date") else ()
    names = [*wide] or [mapping.columns.get("position", "")]
    return [column for name in names if (column := body.column(name))]
