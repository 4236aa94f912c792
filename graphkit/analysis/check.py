"""Everything wrong or weak in a data set, at once: what `graphkit check` prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from graphkit.analysis.account_words import account_words
from graphkit.analysis.checks.coders import coders
from graphkit.analysis.checks.evidence import STALE_DAYS, Quality, evidence, quality
from graphkit.analysis.checks.names import names
from graphkit.analysis.checks.structure import structure
from graphkit.analysis.checks.voices import voices
from graphkit.coded_once import coded_once
from graphkit.dataset import Account, Dataset
from graphkit.errors import Level
from graphkit.language import Text, text
from graphkit.weakness import Weakness

__all__ = ["Quality", "Weakness", "check", "quality"]

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
# Found again here, with what the whole data set knows about them.
_REPEATED = frozenset({"contradiction", "alike-id", "alike-name"})


def check(
    dataset: Dataset, *, as_of: date | None = None, stale_days: int = STALE_DAYS
) -> tuple[Weakness, ...]:
    """What is wrong or weak, the worst first, each with the rows and what to do.

    `as_of` is the day that age is counted to; without it nothing is called stale. Nothing in
    here stops an analysis: what does was refused when the data was read.
    """
    once = coded_once(dataset).dataset
    found = [
        *_noticed(dataset),
        *evidence(once, as_of, stale_days),
        *coders(dataset),
        *structure(once),
        *voices(once),
        *names(dataset),
        *(_account(account) for account in dataset.accounts),
    ]
    return tuple(sorted(found, key=lambda weakness: LEVELS.index(weakness.level)))


def _noticed(dataset: Dataset) -> Iterator[Weakness]:
    """What was noticed on reading."""
    for notice in dataset.notices:
        if notice.code not in _REPEATED:
            yield Weakness(
                notice.level,
                notice.code,
                Text("{message}", {"message": notice.message}),
                Text("{hint}", {"hint": notice.hint}) if notice.hint else None,
                place=notice.place,
            )


def _account(account: Account) -> Weakness:
    rows = account_words(account.read, account.used, account.merged, account.rejected)
    message = text("{table}: {rows}.", table=account.table, rows=rows)
    return Weakness("note", "account", message)
