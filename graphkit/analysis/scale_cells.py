"""Positions as cells of a table: numbers where all are on one scale, words where they are not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.language import Text
from graphkit.scale import Scale


@dataclass(frozen=True, slots=True)
class ScaleCells:
    """How the positions of one table are told; `format` is None where scales differ."""

    format: str | None

    @classmethod
    def of(cls, scales: Iterable[Scale], *, coarse: bool = False) -> ScaleCells:
        """For positions on these scales; `coarse` for what one person said."""
        forms = {scale.coarse if coarse else scale.format for scale in scales}
        return cls(forms.pop() if len(forms) == 1 else None)

    def cell(self, scale: Scale, position: float | None) -> float | Text | None:
        """A position from -1 to 1 as its place on its scale."""
        if position is None:
            return None
        return scale.say(position) if self.format is None else scale.place(position)

    @property
    def difference(self) -> str | None:
        """The format of a difference of two places."""
        return self.format and f"+{self.format.lstrip('+')}"
