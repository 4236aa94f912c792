"""What the fixtures of these tests are: ways to write a file, and to read one that was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from graphkit.dataset import Dataset

Content = str | bytes | Mapping[str, str]
Put = Callable[[str, Content], Path]
Read = Callable[..., Dataset]
Refused = Callable[..., list[str]]
