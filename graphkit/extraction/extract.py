"""Ask a model about every passage of some texts, and let what passes the gates wait."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graphkit.coding.book import CodingBook
from graphkit.dataset import Dataset
from graphkit.extraction.answer import Proposed, read_answer
from graphkit.extraction.endpoint import Endpoint, NoAnswer
from graphkit.extraction.question import Passage, passages, question
from graphkit.extraction.unread import model_name
from graphkit.phrases import complaint
from graphkit.progress import counted

GIVE_UP = 3  # passages in a row without an answer


@dataclass
class Extracted:
    """What came of it: proposals that wait, how many claims were rejected for which reason, how
    many passages were asked about, and how many of these had no answer for which reason."""

    proposals: int = 0
    passages: int = 0
    repeated: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    new_actors: Counter[str] = field(default_factory=Counter)
    left: int = 0  # passages not asked about, after too many without an answer
    last_failure: str = ""


def extract(
    book: CodingBook,
    sources: Iterable[str],
    endpoint: Endpoint,
) -> Extracted:
    """Let the model's claims on the texts of these sources wait in the book's log.

    What was proposed before (and may have been turned down) is not proposed again. After
    `GIVE_UP` passages in a row without an answer the rest is left.
    """
    dataset, found, silent = book.dataset, Extracted(), 0
    known = {_same(one.table, one.cells, one.quote.start) for one in book.proposed()}
    asked = [passage for source in sources for passage in passages(source, book.text(source))]
    for number, passage in enumerate(counted(asked), start=1):
        try:
            words = endpoint.ask(question(dataset, passage))
        except NoAnswer as failure:
            found.unanswered[failure.reason] += 1
            found.last_failure = complaint(failure)
            silent += 1
            if silent == GIVE_UP:
                found.left = len(asked) - number
                break
            continue
        silent = 0
        found.passages += 1
        _take(book, dataset, passage, words, endpoint, found, known)
    return found


def _take(
    book: CodingBook,
    dataset: Dataset,
    passage: Passage,
    words: str,
    endpoint: Endpoint,
    found: Extracted,
    known: set[tuple[object, ...]],
) -> None:
    """Keep the proposals of one answer and count the rest."""
    for claim in read_answer(words, passage, dataset):
        if not isinstance(claim, Proposed):
            found.rejected[claim] += 1
            continue
        cells = {**claim.coded.cells, "source": passage.source}
        key = _same(claim.coded.table, cells, claim.quote.start)
        if key in known:
            found.repeated += 1
            continue
        known.add(key)
        book.propose(
            claim.coded, passage.source, claim.quote,
            by=model_name(endpoint.model), new_actors=claim.new_actors,
        )  # fmt: skip
        found.proposals += 1
        found.new_actors.update(claim.new_actors.values())


_SAID = ("source", "actor", "issue", "from", "to", "sign")


def _same(table: str, cells: Mapping[str, str], start: int) -> tuple[object, ...]:
    """What makes two proposals one: what is said, of whom, and where."""
    side = cells.get("position", "")[:1] == "-"
    return (table, start, side, *(cells.get(word, "") for word in _SAID))
