"""What is wrong with many cells of a column for one reason is said once, at the first of them.

Where it is open what words or numbers mean, all readings are offered as answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from graphkit.errors import Answer
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.date_questions import ask_dates
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.raw import RawTable
from graphkit.formats.reading.scale_questions import ask_percent, ask_scale
from graphkit.formats.reading.tables import Column
from graphkit.formats.reading.unknown_words import ask_degree, ask_words
from graphkit.phrases import phrase

Found = Sequence[tuple[int, Fault]]
Said = tuple[Fault, tuple[Answer, ...]]
Ask = Callable[[Column, Sequence[str], Sequence[str], Fault], Said | None]
FEW = 3  # so many of a kind are said one by one
LISTED = 6


def summed_up(
    column: Column, raw: RawTable, index: int, found: Found
) -> Iterator[tuple[int, Fault, tuple[Answer, ...]]]:
    """What to say of cells that are wrong under one code: where, what, and what may be meant."""
    first, fault = found[0]
    texts = raw.columns[index]
    bad = list(dict.fromkeys(texts[row] for row, _ in found))
    said = _question(column, fault.code, bad, texts, fault)
    if said is not None:
        asked, answers = said
        yield first, Fault(fault.code, asked.message + _more(found), hint=asked.hint), answers
    elif len(found) <= FEW:
        for row, one in found:
            yield row, one, ()
    else:
        others = _listed([text for text in bad if text != bad[0]])
        message = phrase(
            "{message} So it is with {value} more cells of {name}",
            message=fault.message,
            value=f"{len(found) - 1:,}",
            name=column.name,
        )
        yield (
            first,
            Fault(
                fault.code,
                phrase("{message}{others}.", message=message, others=others),
                hint=fault.hint,
                mark=fault.mark,
            ),
            (),
        )


def _question(
    column: Column, code: str, bad: Sequence[str], texts: Sequence[str], fault: Fault
) -> Said | None:
    asked: dict[tuple[str, str], Ask] = {
        ("position", "word"): ask_words,
        ("sign", "sign"): ask_words,
        ("position", "percent"): ask_percent,
        ("position", "range"): ask_scale,
        ("share", "range"): ask_scale,
        ("capability", "range"): ask_scale,
        ("share", "number"): ask_degree,
        ("capability", "number"): ask_degree,
        ("date", "open-date"): ask_dates,
    }
    ask = asked.get((column.kind, code))
    return ask(column, bad, texts, fault) if ask else None


def _more(found: Found) -> str:
    rows = len({row for row, _ in found})
    return phrase(" In {rows} rows, first here.", rows=f"{rows:,}") if rows > 1 else ""


def _listed(texts: Sequence[str]) -> str:
    """What else is written, as far as there is room."""
    if not texts:
        return ""
    more = (
        phrase(" and {value} other values", value=f"{len(texts) - LISTED:,}")
        if len(texts) > LISTED
        else ""
    )
    return phrase(
        ", such as {listed}{more}", listed=", ".join(map(shown, texts[:LISTED])), more=more
    )
