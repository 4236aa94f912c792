"""Words that mean nothing here: which they are, what is accepted, and how to say what they mean."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from graphkit.errors import Answer
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.position_words import accepted, known_words
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.tables import Column
from graphkit.near_names import near_names
from graphkit.phrases import phrase

LISTED = 12
NEAR = 0.85  # a slip of the pen in a word of some length, and nothing further
FALSE_TRUE = {"false", "true"}


def ask_words(
    column: Column, bad: Sequence[str], texts: Sequence[str], fault: Fault
) -> tuple[Fault, tuple[Answer, ...]]:
    """The question about words of position or sign that are not known."""
    if {text.strip().casefold() for text in bad} <= FALSE_TRUE:
        return _ask_true(column, bad, fault)
    what = "position" if column.kind == "position" else "sign"
    more = (
        phrase(" and {value} others", value=f"{len(bad) - LISTED:,}") if len(bad) > LISTED else ""
    )
    said = ", ".join(map(shown, bad[:LISTED]))
    message = phrase(
        "{said}{more} {said2}.",
        said=said,
        more=more,
        said2=phrase("is not a {what}", what=what)
        if len(bad) == 1
        else phrase("are no {what}s", what=what),
    )
    near = _near(bad[0]) if len(bad) == 1 else ""
    if column.kind == "position":
        hint = phrase(
            "{near}Accepted are numbers from -1 to 1 and words: {accepted}.",
            near=near,
            accepted=accepted(),
        )
    else:
        hint = phrase("{near}Write support, oppose or neutral (or +, -, 0).", near=near)
    return Fault(fault.code, message, hint=hint), _answers(column, bad)


def _near(word: str) -> str:
    """The word that was meant, where all but a letter or two of it is there."""
    found = near_names(word.strip().casefold(), known_words(), n=1, cutoff=NEAR)
    return phrase("Did you mean '{found}'? ", found=found[0]) if found else ""


def _answers(column: Column, words: Sequence[str]) -> tuple[Answer, ...]:
    """The option that says what such words mean, to be filled in."""
    keys = [word.strip() for word in words if "," not in word]
    if not keys or len(words) > LISTED:
        return ()
    graded = phrase(" or a number from -1 to 1") if column.kind == "position" else ""
    said = f"{column.name}:{','.join(f'{word}=?' for word in keys)}"
    meaning = phrase("With support, oppose, neutral, none{graded} for each ?", graded=graded)
    return (Answer(meaning, f"--values {shlex.quote(said)}"),)


def _ask_true(column: Column, bad: Sequence[str], fault: Fault) -> tuple[Fault, tuple[Answer, ...]]:
    nothing = "no position" if column.kind == "position" else "no tie"
    message = phrase(
        "The column {name} says true and false, and not what false means.", name=column.name
    )
    readings = (("opposes", "oppose"), ("is neutral", "neutral"), (f"is {nothing}", "none"))
    answers = tuple(
        Answer(
            phrase("false {said}, true supports", said=said),
            f"--values {column.name}:false={word},true=support",
        )
        for said, word in readings
    )
    return Fault(fault.code, message, hint=phrase("Say which:")), answers


def ask_degree(
    column: Column, bad: Sequence[str], texts: Sequence[str], fault: Fault
) -> tuple[Fault, tuple[Answer, ...]] | None:
    """The question about words in a column of shares or power that are no degrees."""
    if fault.hint or any(any(map(str.isdigit, word)) for word in bad):
        return None  # numbers written in another way: said as they are
    top = 1 if column.kind == "share" else 100
    said = ", ".join(map(shown, bad[:LISTED]))
    message = phrase(
        "{said} {said2}.",
        said=said,
        said2=phrase("is no degree") if len(bad) == 1 else phrase("are no degrees"),
    )
    hint = phrase(
        "Accepted are numbers from 0 to {top} and words such as high, medium, low.", top=top
    )
    keys = ",".join(f"{word.strip()}=?" for word in bad[:LISTED] if "," not in word)
    option = f"--values {shlex.quote(f'{column.name}:{keys}')}"
    answers = (Answer(phrase("With a number from 0 to {top} or none for each ?", top=top), option),)
    return Fault(fault.code, message, hint=hint), answers if keys else ()
