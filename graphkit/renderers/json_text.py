"""The text of every JSON document."""

from __future__ import annotations

import json
from typing import Any


def document(content: Any) -> bytes:
    """JSON text with a final newline; raises ValueError rather than write NaN."""
    return (json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()
