"""Tables of names that are imported only when one is asked for.

A folder that holds one thing a file (a measure, a format, a renderer) declares in its
`__init__.py` a table ``name -> "module:object"``. That table is the folder's table of
contents, the command line's choices and the README's list at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar, cast

from graphkit.errors import unknown

T = TypeVar("T")


class Registry(Mapping[str, T], Generic[T]):
    """A read-only mapping whose values are imported on first use.

    Raises `UsageError` with near names for a name that is not in the table.
    """

    def __init__(self, kind: str, table: Mapping[str, str]) -> None:
        self.kind = kind
        self._table = dict(table)
        self._loaded: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._loaded:
            if name not in self._table:
                raise unknown(self.kind, name, self._table)
            module, _, attribute = self._table[name].partition(":")
            self._loaded[name] = cast(T, getattr(import_module(module), attribute))
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._table

    def __iter__(self) -> Iterator[str]:
        return iter(self._table)

    def __len__(self) -> int:
        return len(self._table)
