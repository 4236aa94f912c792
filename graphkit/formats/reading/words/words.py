"""What the vocabulary of one language is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language: words separated by semicolons, as people write them.

    `support`, `neutral`, `oppose` are told of ties and of stances alike, `yes`, `abstain`, `no` of
    stances alone; `champion` and `blocker` are more than plain support and opposition, `leaning`
    and `doubting` less. `strongly` and `rather` go with any of the plain ones, before or after it.
    `nothing` says that no position is known. `examples` is what messages list.
    """

    name: str
    examples: str
    support: str
    oppose: str
    neutral: str
    yes: str
    no: str
    abstain: str
    champion: str
    blocker: str
    leaning: str
    doubting: str
    strongly: str
    rather: str
    nothing: str
    high: str
    medium: str
    low: str
    very: str
    spaced: bool = True  # whether blanks part words
