"""Rows made in Python hold Python's own numbers."""

from __future__ import annotations

from typing import ClassVar


class Plain:
    """Numbers kept as Python's own, whatever they are handed in as.

    Rows made in Python may hold NumPy's numbers; those have other texts, which would change the
    digest, and some of them no JSON. Raises `ValueError` for what is no such number.
    """

    __slots__ = ()
    KINDS: ClassVar[tuple[tuple[str, type], ...]] = ()

    def __post_init__(self) -> None:
        for name, kind in self.KINDS:
            value = getattr(self, name)
            if type(value) is not kind and value is not None:
                if (plain := kind(value)) != value:
                    raise ValueError(f"{name}: {value!r} is no {kind.__name__}.")
                object.__setattr__(self, name, plain)


def floats(*names: str) -> tuple[tuple[str, type], ...]:
    """Columns that hold numbers with decimals, for `KINDS`."""
    return tuple((name, float) for name in names)
