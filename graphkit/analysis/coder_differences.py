"""Where coders read a passage differently, side by side, with what they agreed on later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.coded_once import AnyPassage
from graphkit.coders import Codings, coder_of, topic
from graphkit.coding.claims import quoted_summary
from graphkit.dataset import Dataset, Stance, Tie
from graphkit.findings import Column, Section, Table
from graphkit.language import Name, Text, Written, plural, sense, text
from graphkit.locator import offsets_in
from graphkit.rows import written
from graphkit.texts.quotes import parse_locator

AnyCodings = Codings[Stance] | Codings[Tie]
Seen = Mapping[str, frozenset[str]]  # the coders who have seen each source


def differences(dataset: Dataset, seen: Seen, *found: AnyCodings) -> Section:
    """Every passage that coders read differently, or that not all who saw its source coded."""
    told: list[tuple[AnyPassage, frozenset[str]]] = [
        (passage, seen.get(passage.source, frozenset()))
        for codings in found
        for passage in codings.coded
    ]
    told = [(passage, by) for passage, by in told if passage.differs or _missing(passage, by)]
    coders = sorted({coder for by in seen.values() for coder in by})
    rows = tuple(_row(dataset, passage, by, coders) for passage, by in told)
    open_ = sum(not passage.agreed for passage, _ in told)
    return Section(
        id="differences",
        title=text("Read differently"),
        lead=_lead(len(told), open_),
        table=Table(_columns(coders), rows) if rows else None,
        evidence=tuple(row.id for passage, _ in told for row in passage.rows),
    )


def _lead(count: int, open_: int) -> tuple[Text, ...]:
    if not count:
        return (text("No passage was read differently."),)
    return (
        plural(
            "{count} passage was read differently, or not coded by all who saw the source.",
            "{count} passages were read differently, or not coded by all who saw the source.",
            count,
        ),
        plural(
            "Nothing is agreed on {count} of them: x_agreed (yes) in one of its rows, or in a row "
            "of its own without x_coder, marks the reading that counts; all rows stay.",
            "Nothing is agreed on {count} of them: x_agreed (yes) in one of their rows, or in a "
            "row of its own without x_coder, marks the reading that counts; all rows stay.",
            open_,
        ),
    )


def _missing(passage: AnyPassage, seen: frozenset[str]) -> bool:
    return bool(seen - {coder_of(row) for row in passage.codings})


def _row(
    dataset: Dataset, passage: AnyPassage, seen: frozenset[str], coders: Sequence[str]
) -> tuple[object, ...]:
    made = {coder_of(row): row for row in passage.codings}
    one = len({topic(row) for row in passage.rows}) == 1
    say = _put if one else _reading
    agreed = say(dataset, passage.agreed[0]) if passage.agreed else None
    readings = [
        say(dataset, made[coder]) if coder in made else _NOTHING if coder in seen else None
        for coder in coders
    ]
    about = _about(passage.rows[0]) if one else None
    ids = tuple(row.id for row in passage.rows)
    return (_where(dataset, passage), _quote(passage), about, *readings, agreed, ids)


_NOTHING = text("nothing")


def _where(dataset: Dataset, passage: AnyPassage) -> str:
    """The source and the place in it."""
    source = dataset.source_by_id.get(passage.source)
    title = (source.title or source.publisher) if source else None
    place = next((row.locator for row in passage.rows if row.locator), "")
    if offsets := offsets_in(place):
        place = f"characters {offsets[0]}-{offsets[1]}"
    return ", ".join(filter(None, (title or passage.source, place)))


def _quote(passage: AnyPassage) -> Written | str | None:
    """The longest passage that a coder took down: the words quoted, else what was written of it."""
    rows, quotes = passage.rows, (parse_locator(row.locator or "") for row in passage.rows)
    told: list[Written | str] = [quoted_summary(quote) for quote in quotes if quote]
    told = told or [said for row in rows if (said := written(row, "summary"))]
    return max(told, key=lambda said: len(str(said)), default=None)


def _about(row: Stance | Tie) -> Text:
    """Whom a row is about, and what or whom with."""
    if isinstance(row, Stance):
        return text("{actor} on {issue}", actor=Name(row.actor), issue=Name(row.issue))
    return text("{a} and {b}", a=Name(row.source_actor), b=Name(row.target_actor))


def _put(dataset: Dataset, row: Stance | Tie) -> Text:
    """What a coder put, where all put it of the same."""
    if isinstance(row, Stance):
        return dataset.issue_by_id[row.issue].scale.say(row.position)
    return _SIGNS.get(row.sign, _SIGNS[0])


def _reading(dataset: Dataset, row: Stance | Tie) -> Text:
    """What a coder made of a passage that others read as about something else."""
    return text("{about}: {put}", about=_about(row), put=_put(dataset, row))


_SIGNS: Mapping[int | None, Text] = {
    1: sense("tie", "supports"),
    -1: sense("tie", "opposes"),
    0: text("deals with"),
}


def _columns(coders: Sequence[str]) -> tuple[Column, ...]:
    return (
        Column("where", text("Where")),
        Column("passage", text("Passage")),
        Column("about", text("About")),
        *(Column(f"coder:{coder}", Text("{coder}", {"coder": coder})) for coder in coders),
        Column("agreed", text("Agreed")),
        Column("rows", text("Rows")),
    )
