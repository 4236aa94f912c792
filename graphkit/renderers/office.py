"""What Office files share: properties that name the dataset, and the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say


def name_the_data(properties: Any, *, title: str, subject: str, day: date | None) -> None:
    """Document properties (of pptx and docx alike) that name the dataset and no person."""
    moment = datetime.combine(day or date(*EPOCH[:3]), time())
    properties.title = title[:255]
    properties.subject = subject[:255]
    properties.author = properties.last_modified_by = "graphkit"
    properties.keywords = properties.comments = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = properties.last_printed = moment


def same_bytes(content: bytes) -> bytes:
    """The same zip without the time of writing, in it and in workbooks inside it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            blob = old.read(name)
            if name.endswith(".xlsx"):
                blob = same_bytes(blob)
            elif name == "docProps/core.xml":
                blob = _without_clock(blob)
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, blob)
    return out.getvalue()


def _without_clock(core: bytes) -> bytes:
    """Midnight, as the document's own day has, instead of the time of writing."""
    pattern = rb"(<dcterms:(?:created|modified)[^>]*>)(?!\d{4}-\d\d-\d\dT00:00:00Z)[^<]*<"
    return re.sub(pattern, rb"\g<1>1980-01-01T00:00:00Z<", core)
