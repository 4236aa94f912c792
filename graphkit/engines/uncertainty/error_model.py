"""How far claims may be off: the sizes of the errors that replicates are drawn with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ErrorModel:
    """Errors both ways: claims that are false, and ties and stances that nobody coded.

    A claim is false with 1 - its confidence; `confidence` stands in where none is coded. For
    each false tie or stance `missed` others are expected to be missing from the data: with 1
    their number is right on average (Butts 2003), with 0 replicates only delete.
    `strength`, `salience` and `capability` are standard deviations of the logarithm (0.2: about
    +-20%), `position` is one in units of the scale from -1 to 1; positions, saliences and
    capabilities stay on their scales, and a neutral position (0) stays neutral.
    """

    confidence: float = 0.8
    strength: float = 0.2
    position: float = 0.1
    capability: float = 0.1
    salience: float = 0.2
    missed: float = 1.0
